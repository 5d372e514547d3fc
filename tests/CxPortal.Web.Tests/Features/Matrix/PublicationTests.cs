using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class PublicationTests(PortalFixture portal)
{
    [Fact]
    public async Task Create_Twice_PublishesOnceUntilSomethingChanges()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var first = await PublishAsync(client, journey, "Первая редакция");
        Assert.Contains("Версия 1 опубликована", first, StringComparison.Ordinal);
        Assert.Contains("ничего не изменилось", await PublishAsync(client, journey, null), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(1, 0), new { text = "живёт иначе" }, 1)).JsonAsync();
        var changed = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Contains("есть правки после v1", changed.QuerySelector("#status")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Версия 2 опубликована", await PublishAsync(client, journey, null), StringComparison.Ordinal);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Equal("Опубликован, v2", page.QuerySelector("#status")!.TextContent.Trim());
        Assert.Equal(3, page.QuerySelectorAll("#versions li a").Length);
        var stored = await portal.WithDatabaseAsync(database => database.Journeys.SingleAsync(row => row.Id == journey.Id));
        Assert.Equal((JourneyStatus.Published, 2), (stored.Status, stored.PublishedNumber));
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry =>
            entry.JourneyId == journey.Id && entry.Subject == "JourneySnapshot" && entry.Operation == "JourneyPublications.Create")));
    }

    [Fact]
    public async Task Show_AVersion_StaysAsItWas()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        await PublishAsync(client, journey, "Первая <b>редакция</b>");
        await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(1, 0), new { text = "живёт иначе" }, 1)).JsonAsync();
        await (await client.SendJsonAsync(HttpMethod.Delete, $"/journeys/{journey.Id}/stages/{journey.Stages[4].Id}")).JsonAsync();

        foreach (var role in new[] { Role.Designer, Role.Reviewer, Role.Executive })
        {
            var reader = await portal.SignedInAsync(role);
            var page = await reader.GetPageAsync($"/journeys/{journey.Id}/publications/1");
            Assert.NotNull(page.QuerySelector(".matrix-wrap[data-snapshot] table[aria-readonly]"));
            Assert.Null(page.QuerySelector(".drag, .insert, .th-menu, [data-content], .emo-range"));
            Assert.Equal(5, page.QuerySelectorAll("th.stage").Length);
            Assert.Equal(25, page.QuerySelectorAll("td.cell").Length);
            Assert.Equal("отвечает: реклама", page.QuerySelector(".chip-lead")!.TextContent);
            Assert.Equal("лидеры мнений", Assert.Single(page.QuerySelectorAll("td .chip-text")).TextContent);
            Assert.Contains("Первая <b>редакция</b>", page.QuerySelector(".flash-warn")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("живёт иначе", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(4, page.QuerySelectorAll("th.step .handoff").Length);
        }

        await client.GetPageAsync($"/journeys/{journey.Id}/publications/1?view=list");
    }

    [Fact]
    public async Task Export_AVersion_HoldsWhatWasPublishedAndItsPictures()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("published-export"));
        var designer = await portal.SignedInAsync(Role.Designer);
        Assert.Equal(HttpStatusCode.Redirect, (await designer.PostFormAsync($"/journeys/{id}", $"/journeys/{id}/publications", [])).StatusCode);
        var published = await DocumentAsync(designer, $"/journeys/{id}/publications/1/export?format=json");
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Touchpoints.FirstAsync(row => row.JourneyId == id)).Title = "переименована после";
            await database.SaveChangesAsync();
        });
        var executive = await portal.SignedInAsync(Role.Executive);

        var again = await DocumentAsync(executive, $"/journeys/{id}/publications/1/export?format=json");
        var now = await DocumentAsync(executive, $"/journeys/{id}/export?format=json");

        Assert.Equal(published.Fingerprint, again.Fingerprint);
        Assert.NotEqual(published.Fingerprint, now.Fingerprint);
        Assert.Contains(now.Stages.SelectMany(stage => stage.Touchpoints), touchpoint => touchpoint.Title == "переименована после");
        Assert.All(again.Stages.SelectMany(stage => stage.Touchpoints), touchpoint => Assert.NotEqual("переименована после", touchpoint.Title));
        Assert.Contains(again.Stages.SelectMany(stage => stage.Touchpoints), touchpoint => touchpoint.Pictures.Any(picture => picture.Content is { Length: > 0 }));
        Assert.Equal(HttpStatusCode.OK, (await executive.GetAsync($"/journeys/{id}/publications/1/export?format=xlsx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await executive.GetAsync($"/journeys/{id}/publications/2/export?format=json")).StatusCode);
        var home = await executive.GetPageAsync("/");
        Assert.NotNull(home.QuerySelector($"a[href='/journeys/{id}/publications/1/export?format=pdf']"));
    }

    [Fact]
    public async Task Show_UnknownOrForeign_IsNotFound()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var other = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        await PublishAsync(client, journey, null);

        foreach (var url in new[] { $"/journeys/{journey.Id}/publications/2", $"/journeys/{other.Id}/publications/1", "/journeys/999999/publications/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().GetAsync($"/journeys/{journey.Id}/publications/1")).StatusCode);
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task Create_Reader_IsRefused(Role role)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var response = await client.PostFormAsync($"/journeys/{journey.Id}", $"/journeys/{journey.Id}/publications", []);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null((await client.GetPageAsync($"/journeys/{journey.Id}")).QuerySelector("#publish"));
    }

    [Fact]
    public async Task Create_UnknownArchivedOrLongNote_IsRefused()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync($"/journeys/{journey.Id}", "/journeys/999999/publications", [])).StatusCode);
        Assert.Contains("Не больше 1", await PublishAsync(client, journey, new string('x', 1001)), StringComparison.Ordinal);
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Journeys.SingleAsync(row => row.Id == journey.Id)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });
        Assert.Contains("архив", await PublishAsync(client, journey, null), StringComparison.Ordinal);
        Assert.Equal(0, await portal.WithDatabaseAsync(database => database.JourneySnapshots.CountAsync(row => row.JourneyId == journey.Id)));
    }

    private static async Task<JourneyDocument> DocumentAsync(TestClient client, string url) =>
        JourneyDocumentJson.Read(await (await client.GetAsync(url)).Content.ReadAsByteArrayAsync()).Document!;

    private static async Task<string> PublishAsync(TestClient client, Journey journey, string? note)
    {
        var response = await client.PostFormAsync($"/journeys/{journey.Id}", $"/journeys/{journey.Id}/publications", new() { ["note"] = note });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await client.GetPageAsync(response.Headers.Location!.OriginalString);
        return page.QuerySelector("main > .flash:not(:has(form))")!.TextContent;
    }
}

public sealed class PublicationTestsOnSqlite(SqlitePortal portal) : PublicationTests(portal), IClassFixture<SqlitePortal>;

public sealed class PublicationTestsOnPostgres(PostgresPortal portal) : PublicationTests(portal), IClassFixture<PostgresPortal>;
