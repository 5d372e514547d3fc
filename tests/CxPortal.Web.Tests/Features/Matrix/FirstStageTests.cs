using AngleSharp.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class FirstStageTests(PortalFixture portal)
{
    [Fact]
    public async Task CreateFirst_ByAPlainForm_AddsAStageAndGoesBackToTheJourney()
    {
        var journey = await portal.AddJourneyAsync("Путь без этапов");
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Equal(2, page.QuerySelectorAll($"form[action='/journeys/{journey.Id}/stages/first'] input[name=title]").Length);

        var refused = await client.PostFormAsync(page, $"/journeys/{journey.Id}/stages/first", new() { ["title"] = " " });
        var made = await client.PostFormAsync(page, $"/journeys/{journey.Id}/stages/first", new() { ["title"] = "Узнаёт" });

        Assert.Equal($"/journeys/{journey.Id}", refused.Headers.Location!.OriginalString);
        Assert.Equal($"/journeys/{journey.Id}", made.Headers.Location!.OriginalString);
        var after = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Equal(["Узнаёт"], after.QuerySelectorAll(".stages .th-name").Select(name => name.TextContent));
        Assert.Single(after.QuerySelectorAll("th.step"));
        Assert.Empty(after.QuerySelectorAll("form[action$='/stages/first']"));
    }

    [Fact]
    public async Task Index_WithoutStages_ShowsReadersNoForm()
    {
        var journey = await portal.AddJourneyAsync("Путь без этапов для читателя");

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync($"/journeys/{journey.Id}");

        Assert.NotNull(page.QuerySelector(".tp-list .empty"));
        Assert.Empty(page.QuerySelectorAll("form[action$='/stages/first']"));
    }
}

public sealed class FirstStageTestsOnSqlite(SqlitePortal portal) : FirstStageTests(portal), IClassFixture<SqlitePortal>;

public sealed class FirstStageTestsOnPostgres(PostgresPortal portal) : FirstStageTests(portal), IClassFixture<PostgresPortal>;
