using System.Net;
using System.Text;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class JourneyMatrixTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_Anonymous_AsksToSignIn()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);

        var response = await portal.Anonymous().GetAsync($"/journeys/{journey.Id}");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Index_EachRole_ShowsOnlyWhatItMayDo(Role role, bool canWrite)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}");

        Assert.Equal(canWrite, page.QuerySelector(".drag, .insert, .th-menu, .lane-add, .emo-range") is not null);
        Assert.Equal(canWrite ? "true" : "false", page.QuerySelector("#matrix-host")!.GetAttribute("data-can-write"));
        Assert.Equal(canWrite ? null : "true", page.QuerySelector("table.matrix")!.GetAttribute("aria-readonly"));
        Assert.Equal(25, page.QuerySelectorAll("td.cell").Length);
        Assert.Equal(5, page.QuerySelectorAll("td.emo").Length);
    }

    [Theory]
    [InlineData("/journeys/999999")]
    [InlineData("/journeys/999999/grid")]
    public async Task Index_UnknownJourney_IsNotFound(string url)
    {
        var client = await portal.SignedInAsync(Role.Executive);

        var response = await client.GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Index_Reference_DrawsWhatTheFactsSay()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}");

        Assert.Equal("5 этапов, 5 точек касания, 4 передачи", page.QuerySelector("#counts")!.TextContent);
        Assert.Equal(4, page.QuerySelectorAll("th.step .handoff").Length);
        Assert.Contains("Передача: реклама → маркетинг", page.QuerySelector(".handoff")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("отвечает: реклама", page.QuerySelector(".chip-lead")!.TextContent);
        Assert.Equal("лидеры мнений", Assert.Single(page.QuerySelectorAll("td .chip-text")).TextContent);
        Assert.Equal("5 из 6", page.QuerySelector("tfoot td span")!.TextContent);
        Assert.Contains("−2", page.QuerySelector("[data-drop-label]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("circle.pt-designed").Length);
        Assert.Equal(4, page.QuerySelectorAll("circle.pt-measured").Length);
        Assert.StartsWith("M150 ", page.QuerySelector(".curve-measured")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal("Малый бизнес", page.QuerySelectorAll(".crumbs li")[1].TextContent);
        Assert.Single(page.QuerySelectorAll("th.step[data-moment]"));
    }

    [Theory]
    [InlineData("?zoom=67&density=compact&evidence=on", "67")]
    [InlineData("?zoom=33", "100")]
    [InlineData("?zoom=abc&comments=x-y&touchpoint=999999", "100")]
    [InlineData("?archive=1", "100")]
    public async Task Index_Options_AreFollowedOrIgnored(string query, string zoom)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}{query}");

        Assert.Equal(zoom, page.QuerySelector("#matrix-host")!.GetAttribute("data-zoom"));
    }

    [Fact]
    public async Task Index_Panels_ShowCardCommentsAndArchive()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/journeys/{journey.Id}";
        await client.SendJsonAsync(HttpMethod.Delete, $"{url}/lanes/{journey.Lanes[5].Id}");

        var card = await client.GetPageAsync($"{url}?touchpoint={journey.Touchpoints[0].Id}");
        var comments = await client.GetPageAsync($"{url}?comments={journey.Lanes[0].Id}-{journey.Touchpoints[0].Id}");
        var archive = await client.GetPageAsync($"{url}?archive=1");
        var none = await client.GetPageAsync(url);

        Assert.Contains("Видит рекламу", card.QuerySelector("#panel")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(comments.QuerySelector("#panel textarea"));
        Assert.Contains("Боль", archive.QuerySelector("#panel form[action$='/restoration']")!.TextContent, StringComparison.Ordinal);
        Assert.True(none.QuerySelector("#panel")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Index_EmptyJourney_Shows()
    {
        var id = await portal.WithDatabaseAsync(async database =>
        {
            var journey = new Journey { Key = "empty-" + Guid.NewGuid().ToString("N"), Title = "Пустой", CreatedAt = DateTime.UnixEpoch };
            journey.Lanes.AddRange(CanonicalLanes.Create());
            database.Journeys.Add(journey);
            await database.SaveChangesAsync();
            return journey.Id;
        });
        var client = await portal.SignedInAsync(Role.Designer);

        var page = await client.GetPageAsync($"/journeys/{id}");
        await client.GetPageAsync($"/journeys/{id}?view=list");

        Assert.NotNull(page.QuerySelector($".stages form[action='/journeys/{id}/stages/first']"));
    }

    [Fact]
    public async Task Index_ToBeWithBaseline_LinksBothWays()
    {
        var asIs = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var toBe = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        await portal.WithDatabaseAsync(async database =>
        {
            var row = await database.Journeys.SingleAsync(journey => journey.Id == toBe.Id);
            row.Nature = JourneyNature.ToBe;
            row.BaselineKey = asIs.Key;
            await database.SaveChangesAsync();
        });
        var client = await portal.SignedInAsync(Role.Executive);

        var page = await client.GetPageAsync($"/journeys/{asIs.Id}");
        var other = await client.GetPageAsync($"/journeys/{toBe.Id}");

        var expected = new[] { $"/journeys/{asIs.Id}", $"/journeys/{toBe.Id}" };
        Assert.Equal(expected, page.QuerySelectorAll(".head-actions .seg a").Select(link => link.GetAttribute("href")));
        Assert.Equal(expected, other.QuerySelectorAll(".head-actions .seg a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Как будет", other.QuerySelector(".head-actions .seg [aria-current]")!.TextContent);
    }

    [Fact]
    public async Task Index_BigJourney_IsSmallEnough()
    {
        var journey = await portal.WithDatabaseAsync(database => TestData.BigJourneyAsync(database));
        var client = await portal.SignedInAsync(Role.Designer);

        var matrix = Encoding.UTF8.GetByteCount(await client.Http.GetStringAsync($"/journeys/{journey.Id}"));
        var list = Encoding.UTF8.GetByteCount(await client.Http.GetStringAsync($"/journeys/{journey.Id}?view=list"));

        Assert.True(matrix < 300 * 1024, $"The matrix has {matrix} bytes.");
        Assert.True(list < 300 * 1024, $"The list has {list} bytes.");
    }
}

public sealed class JourneyMatrixTestsOnSqlite(SqlitePortal portal) : JourneyMatrixTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyMatrixTestsOnPostgres(PostgresPortal portal) : JourneyMatrixTests(portal), IClassFixture<PostgresPortal>;
