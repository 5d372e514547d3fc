using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class OutlineTests(PortalFixture portal)
{
    [Fact]
    public async Task Forms_OfEveryPart_ChangeTheStructure()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/journeys/{journey.Id}/outline";
        var (first, second) = (journey.Stages[0], journey.Stages[1]);
        var touchpoint = journey.Touchpoints[0];

        await DoneAsync(client, page, $"{page}/stages/{first.Id}/title", new() { ["title"] = "Живёт спокойно", ["version"] = "1" });
        await DoneAsync(client, page, $"{page}/stages/{first.Id}/moves", new() { ["direction"] = "Down" });
        await DoneAsync(client, page, $"{page}/touchpoints/{touchpoint.Id}/moves", new() { ["direction"] = "Up" });
        await DoneAsync(client, page, $"{page}/stages/{second.Id}/touchpoints", new() { ["title"] = "Сравнивает" });
        await DoneAsync(client, page, $"{page}/stages", new() { ["title"] = "Уходит" });
        await DoneAsync(client, page, $"{page}/lanes", new() { ["title"] = "Боли" });
        await DoneAsync(client, page, $"{page}/stages/{journey.Stages[4].Id}/archive", []);

        var shown = await client.GetPageAsync(page);
        var stages = shown.QuerySelectorAll("section.card[id^=s]").Select(section => section.QuerySelector("input[name=title]")!.GetAttribute("value")).ToList();
        Assert.Equal(journey.Stages[1].Title, stages[0]);
        Assert.Equal("Живёт спокойно", stages[1]);
        Assert.Equal("Уходит", stages[^1]);
        Assert.DoesNotContain(journey.Stages[4].Title, stages);
        var titles = shown.QuerySelectorAll($"#s{second.Id} li[id^=t] input[name=title]").Select(input => input.GetAttribute("value")).ToList();
        Assert.Equal([journey.Touchpoints[1].Title, touchpoint.Title, "Сравнивает"], titles);
        Assert.Contains(shown.QuerySelectorAll("li[id^=l] input[name=title]"), input => input.GetAttribute("value") == "Боли");
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry =>
            entry.JourneyId == journey.Id && entry.Operation == "OutlineStages.Rename" && entry.Subject == nameof(Stage))));
    }

    [Fact]
    public async Task Rename_BlankLongOrStale_KeepsWhatWasTyped()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/journeys/{journey.Id}/outline";
        var url = $"{page}/touchpoints/{journey.Touchpoints[0].Id}/title";
        var tooLong = new string('д', Touchpoint.MaxTitleLength + 1);

        foreach (var (title, version, status) in new[] { (" ", "1", 422), (tooLong, "1", 422), ("Ещё живёт", "0", 409) })
        {
            var response = await client.PostFormAsync(page, url, new() { ["title"] = title, ["version"] = version });
            Assert.Equal(status, (int)response.StatusCode);
            var again = await client.ReadPageAsync(response);
            var field = again.QuerySelector("input[aria-invalid=true]")!;
            Assert.Equal(title.Trim(), field.GetAttribute("value")?.Trim() ?? string.Empty);
            Assert.NotEmpty(again.QuerySelector("#outline-problem")!.TextContent);
        }

        Assert.Equal(journey.Touchpoints[0].Title, await portal.WithDatabaseAsync(database =>
            database.Touchpoints.Where(row => row.Id == journey.Touchpoints[0].Id).Select(row => row.Title).SingleAsync()));
    }

    [Fact]
    public async Task Forms_UnknownForeignOrAtTheEdge_ChangeNothing()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var other = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/journeys/{journey.Id}/outline";

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/journeys/999999/outline")).StatusCode);
        foreach (var url in new[] { $"stages/{other.Stages[0].Id}", $"touchpoints/{other.Touchpoints[0].Id}", $"lanes/{other.Lanes[0].Id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, $"{page}/{url}/moves", new() { ["direction"] = "Down" })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, $"{page}/{url}/archive", [])).StatusCode);
        }

        await DoneAsync(client, page, $"{page}/stages/{journey.Stages[0].Id}/moves", new() { ["direction"] = "Up" });
        Assert.Contains("ничего нет", (await client.GetPageAsync(page)).QuerySelector(".flash-warn")?.TextContent ?? "ничего нет", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostFormAsync(page, $"{page}/stages/{journey.Stages[0].Id}/moves", new() { ["direction"] = "7" })).StatusCode);
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task Index_Reader_IsRefusedAndNotOfferedIt(Role role)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/journeys/{journey.Id}/outline")).StatusCode);
        Assert.Null((await client.GetPageAsync($"/journeys/{journey.Id}")).QuerySelector("a[href$='/outline']"));
    }

    private static async Task DoneAsync(TestClient client, string page, string url, Dictionary<string, string?> fields)
    {
        var response = await client.PostFormAsync(page, url, fields);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith(page, response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}

public sealed class OutlineTestsOnSqlite(SqlitePortal portal) : OutlineTests(portal), IClassFixture<SqlitePortal>;

public sealed class OutlineTestsOnPostgres(PostgresPortal portal) : OutlineTests(portal), IClassFixture<PostgresPortal>;
