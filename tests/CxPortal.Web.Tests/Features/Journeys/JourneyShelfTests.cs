using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Journeys;

public abstract class JourneyShelfTests(PortalFixture portal)
{
    [Theory]
    [InlineData("archive")]
    [InlineData("restoration")]
    [InlineData("template")]
    [InlineData("template/removal")]
    public Task Changes_AreForDesigners_AndUnknownJourneysAreNotFound(string act) =>
        portal.AssertFormIsForAsync("/journeys/999999999/" + act, Role.Administrator, Role.Designer);

    [Fact]
    public async Task Archive_HidesTheJourney_AndUndoBringsItBack()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Путь в архив");

        var response = await client.PostFormAsync("/", $"/journeys/{journey.Id}/archive", []);

        Assert.Equal("/journeys", response.Headers.Location?.OriginalString);
        var list = await client.GetPageAsync("/journeys?q=" + Uri.EscapeDataString("путь в архив"));
        Assert.Empty(list.QuerySelectorAll("tbody .row-link"));
        var undo = list.QuerySelector<IHtmlFormElement>(".flash form")!.GetAttribute("action")!;
        Assert.Equal($"/journeys/{journey.Id}/restoration", undo);
        var archived = await client.GetPageAsync("/journeys?status=archived&q=" + Uri.EscapeDataString("путь в архив"));
        Assert.NotNull(archived.QuerySelector("tr.is-off form[action$=restoration]"));

        Assert.Equal($"/journeys/{journey.Id}", (await client.PostFormAsync("/", undo, [])).Headers.Location?.OriginalString);
        Assert.Null((await portal.StoredJourneyAsync(journey.Id)).ArchivedAt);
        var id = $"{journey.Id}";
        Assert.Equal(2, await portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync(entry =>
            entry.Subject == "Journey" && entry.SubjectId == id && entry.Operation.StartsWith("JourneyShelf"))));
    }

    [Fact]
    public async Task Archive_Twice_KeepsTheFirstInstant()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Путь дважды в архив");

        await client.PostFormAsync("/", $"/journeys/{journey.Id}/archive", []);
        var first = (await portal.StoredJourneyAsync(journey.Id)).ArchivedAt;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await client.PostFormAsync("/", $"/journeys/{journey.Id}/archive", []);

        Assert.NotNull(first);
        Assert.Equal(first, (await portal.StoredJourneyAsync(journey.Id)).ArchivedAt);
    }

    [Fact]
    public async Task Template_IsOfferedForNewJourneys_UntilItIsNone()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Путь-образец");

        await client.PostFormAsync("/", $"/journeys/{journey.Id}/template", []);
        Assert.Contains("Путь-образец", (await client.GetPageAsync("/journeys/new")).QuerySelector("#Form_TemplateId")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Путь-образец", (await client.GetPageAsync("/journeys?status=templates")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await client.PostFormAsync("/", $"/journeys/{journey.Id}/template/removal", []);
        Assert.False((await portal.StoredJourneyAsync(journey.Id)).IsTemplate);
    }
}

public sealed class JourneyShelfTestsOnSqlite(SqlitePortal portal) : JourneyShelfTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyShelfTestsOnPostgres(PostgresPortal portal) : JourneyShelfTests(portal), IClassFixture<PostgresPortal>;
