using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Journeys;

public abstract class JourneyCopyTests(PortalFixture portal)
{
    [Fact]
    public async Task Copy_IsForDesigners_AndUnknownJourneysAreNotFound()
    {
        var journey = await portal.AddReferenceJourneyAsync();

        await portal.AssertPageIsForAsync($"/journeys/{journey.Id}/duplicate", Role.Administrator, Role.Designer);
        var client = await portal.SignedInAsync(Role.Designer);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/journeys/999999999/duplicate")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync("/", "/journeys/999999999/duplicate", new() { ["Form.Title"] = "Нет" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(Role.Reviewer)).PostFormAsync("/", $"/journeys/{journey.Id}/duplicate", [])).StatusCode);
    }

    [Fact]
    public async Task Copy_WithContent_KeepsStepKeysAndCells()
    {
        var model = await portal.AddReferenceJourneyAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync($"/journeys/{model.Id}/duplicate");
        Assert.Equal(model.Title + " (копия)", page.QuerySelector<IHtmlInputElement>("#Form_Title")!.Value);

        var copy = await CopyAsync(client, model.Id, new() { ["Form.Title"] = "Копия целиком", ["Form.WithContent"] = "true" });

        Assert.NotEqual(model.Key, copy.Key);
        Assert.Equal((model.Nature, (string?)null), (copy.Nature, copy.BaselineKey));
        Assert.Equal(model.Touchpoints.Select(touchpoint => touchpoint.StepKey).Order(), copy.Touchpoints.Select(touchpoint => touchpoint.StepKey).Order());
        Assert.Equal(model.Lanes.Select(lane => lane.Key).Order(), copy.Lanes.Select(lane => lane.Key).Order());
        Assert.Equal(25, copy.Cells.Count(cell => !cell.IsEmpty));
        Assert.Equal((model.ProductId, model.SegmentId), (copy.ProductId, copy.SegmentId));
    }

    [Fact]
    public async Task Copy_WithoutContent_KeepsTheFrameAlone()
    {
        var model = await portal.AddReferenceJourneyAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Touchpoints.FirstAsync(touchpoint => touchpoint.JourneyId == model.Id)).PainPoints = "Болит";
            await database.SaveChangesAsync();
        });

        var copy = await CopyAsync(await portal.SignedInAsync(Role.Designer), model.Id, new() { ["Form.Title"] = "Копия каркаса", ["Form.WithContent"] = "false" });

        Assert.Empty(copy.Cells);
        Assert.Equal(5, copy.Stages.Count);
        Assert.All(copy.Touchpoints, touchpoint => Assert.Null(touchpoint.PainPoints));
        Assert.Contains(copy.Touchpoints, touchpoint => touchpoint.IsMomentOfTruth);
    }

    [Fact]
    public async Task Copy_AsToBe_RemembersWhatItStartsFrom()
    {
        var model = await portal.AddReferenceJourneyAsync();

        var copy = await CopyAsync(await portal.SignedInAsync(Role.Designer), model.Id, new()
        {
            ["Form.Title"] = "Копия как будет",
            ["Form.Key"] = "copy-to-be-" + model.Id,
            ["Form.WithContent"] = "true",
            ["Form.AsToBe"] = "true",
        });

        Assert.Equal((JourneyNature.ToBe, model.Key, $"copy-to-be-{model.Id}"), (copy.Nature, copy.BaselineKey, copy.Key));
    }

    [Theory]
    [InlineData("", null, "Form_Title")]
    [InlineData("Копия", "Плохой ключ", "Form_Key")]
    [InlineData("Копия", "model-key", "Form_Key")]
    public async Task Copy_Invalid_SaysSoByField(string title, string? key, string id)
    {
        var model = await portal.AddReferenceJourneyAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.PostFormAsync($"/journeys/{model.Id}/duplicate", $"/journeys/{model.Id}/duplicate", new()
        {
            ["Form.Title"] = title,
            ["Form.Key"] = key == "model-key" ? model.Key : key,
            ["Form.WithContent"] = "true",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).QuerySelector($"#{id}-error"));
    }

    private async Task<Journey> CopyAsync(TestClient client, long model, Dictionary<string, string?> fields)
    {
        var response = await client.PostFormAsync($"/journeys/{model}/duplicate", $"/journeys/{model}/duplicate", fields);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return await portal.StoredJourneyAsync(long.Parse(response.Headers.Location!.OriginalString["/journeys/".Length..], CultureInfo.InvariantCulture));
    }
}

public sealed class JourneyCopyTestsOnSqlite(SqlitePortal portal) : JourneyCopyTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyCopyTestsOnPostgres(PostgresPortal portal) : JourneyCopyTests(portal), IClassFixture<PostgresPortal>;
