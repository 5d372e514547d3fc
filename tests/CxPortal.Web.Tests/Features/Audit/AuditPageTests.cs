using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Audit;

public abstract class AuditPageTests(PortalFixture portal)
{
    [Fact]
    public Task Page_IsForAdministrators() => portal.AssertPageIsForAsync("/audit", Role.Administrator);

    [Theory]
    [InlineData("", "альфа бета гамма")]
    [InlineData("who={designer}", "альфа")]
    [InlineData("who=machines", "бета")]
    [InlineData("subject=CatalogItem", "гамма")]
    [InlineData("operation=import%20journey", "бета")]
    [InlineData("journey={journey}", "альфа")]
    [InlineData("who={designer}&subject=CatalogItem", "")]
    [InlineData("who=nonsense&from=yesterday&journey=x&before=y", "альфа бета гамма")]
    public async Task Filter_ShowsOnlyWhatFits(string query, string expected)
    {
        var word = "Слово" + Guid.NewGuid().ToString("N")[..8];
        var designer = await portal.UserIdAsync(Role.Designer);
        var administrator = await portal.UserIdAsync(Role.Administrator);
        var journey = await portal.AddJourneyAsync("Путь журнала " + word);
        await portal.AddAuditEntriesAsync("Cells.Update", [word + " альфа"], (entry, _) => (entry.ActorId, entry.JourneyId) = (designer, journey.Id));
        await portal.AddAuditEntriesAsync("import journey", [word + " бета"]);
        await portal.AddAuditEntriesAsync("Catalog.Create", [word + " гамма"], (entry, _) => (entry.ActorId, entry.Subject) = (administrator, "CatalogItem"));
        var client = await portal.SignedInAsync(Role.Administrator);

        var page = await client.GetPageAsync("/audit?" + query
            .Replace("{designer}", designer.ToString(), StringComparison.Ordinal)
            .Replace("{journey}", $"{journey.Id}", StringComparison.Ordinal) + "&q=" + word + "%20");

        var shown = ActsOf(page).SelectMany(act => act.Split(' ', '«', '»')).Where(part => part is "альфа" or "бета" or "гамма").Order();
        Assert.Equal(expected, string.Join(' ', shown));
    }

    [Theory]
    [InlineData("ипотека для семьи")]
    [InlineData("Ипотека")]
    [InlineData("для новой семьи")]
    public async Task Search_FindsNamesAndValues(string text)
    {
        await portal.AddAuditEntriesAsync("Cells.Update", ["Ипотека для семьи"], (entry, _) => entry.After = """{"Text":"Ипотека для новой семьи"}""");
        var client = await portal.SignedInAsync(Role.Administrator);

        var page = await client.GetPageAsync("/audit?q=" + Uri.EscapeDataString(text));

        Assert.Contains("Ипотека для семьи", ActsOf(page)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_OfOneAct_StandTogetherInWords()
    {
        var correlation = Guid.NewGuid();
        var operation = "Cells.Update";
        var word = Guid.NewGuid().ToString("N");
        await portal.AddAuditEntriesAsync(operation, Enumerable.Range(1, 7).Select(number => $"{word} {number}"), (entry, index) =>
        {
            (entry.CorrelationId, entry.Reason) = (correlation, "Проверка причины");
            (entry.Before, entry.After) = ("""{"Text":"было"}""", $$"""{"Text":"стало {{index}}","Emotion":2}""");
        });
        var client = await portal.SignedInAsync(Role.Administrator);

        var page = await client.GetPageAsync("/audit?q=" + word);

        var act = Assert.Single(ActsOf(page));
        Assert.Contains("правка ячейки", act, StringComparison.Ordinal);
        Assert.Contains("Причина: Проверка причины", act, StringComparison.Ordinal);
        Assert.Contains("Ещё 2 записи", act, StringComparison.Ordinal);
        Assert.Contains("Эмоция", act, StringComparison.Ordinal);
        Assert.Equal("было", page.QuerySelector("ul.diff del")!.TextContent);
        Assert.Equal("стало 0", page.QuerySelector("ul.diff ins")!.TextContent);
    }

    [Fact]
    public async Task Pages_HoldEverythingOnceTheNewestFirst()
    {
        var operation = "test." + Guid.NewGuid().ToString("N");
        await portal.AddAuditEntriesAsync(operation, Enumerable.Range(1, 120).Select(number => $"Запись {number:000}"));
        var client = await portal.SignedInAsync(Role.Administrator);
        var shown = new List<string>();
        var sizes = new List<int>();
        var url = "/audit?operation=" + operation;
        for (var next = url; next is not null;)
        {
            var page = await client.GetPageAsync(next);
            var acts = ActsOf(page);
            sizes.Add(acts.Count);
            shown.AddRange(acts.Select(act => act[act.IndexOf("Запись", StringComparison.Ordinal)..][..10]));
            Assert.Equal(shown.Count > acts.Count, page.QuerySelectorAll("nav.pages a:not([rel=next])").Length == 1);
            next = page.QuerySelector("nav.pages a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal([50, 50, 20], sizes);
        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => $"Запись {number:000}"), shown);
    }

    internal static List<string> ActsOf(IHtmlDocument page) => [.. page.QuerySelectorAll("ol.thread > li").Select(act => act.TextContent)];
}

public sealed class AuditPageTestsOnSqlite(SqlitePortal portal) : AuditPageTests(portal), IClassFixture<SqlitePortal>;

public sealed class AuditPageTestsOnPostgres(PostgresPortal portal) : AuditPageTests(portal), IClassFixture<PostgresPortal>;

/// <summary>Days of the audit trail; the clock is moved, so that sessions end.</summary>
public abstract class AuditDayTests(PortalFixture portal)
{
    [Fact]
    public async Task Days_BeginAtTheOrganisationsMidnight()
    {
        var operation = "test." + Guid.NewGuid().ToString("N");
        portal.Clock.Advance(portal.Clock.GetUtcNow().Date.AddDays(1).AddHours(20.5) - portal.Clock.GetUtcNow().UtcDateTime);
        await portal.AddAuditEntriesAsync(operation, ["вечером"]);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.AddAuditEntriesAsync(operation, ["за полночь"]);
        var client = await portal.SignedInAsync(await portal.AddAccountAsync(Role.Administrator));
        var utcDay = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        var moscowDay = utcDay.AddDays(1);

        Assert.Contains("вечером", Assert.Single(AuditPageTests.ActsOf(await DayAsync(client, operation, utcDay, utcDay))), StringComparison.Ordinal);
        Assert.Contains("за полночь", Assert.Single(AuditPageTests.ActsOf(await DayAsync(client, operation, moscowDay, moscowDay))), StringComparison.Ordinal);
        Assert.Equal(2, AuditPageTests.ActsOf(await DayAsync(client, operation, utcDay, moscowDay)).Count);
        Assert.Empty(AuditPageTests.ActsOf(await DayAsync(client, operation, moscowDay.AddDays(1), null)));
        Assert.NotNull((await DayAsync(client, operation, null, utcDay.AddDays(-1))).QuerySelector(".empty a[href='/audit']"));
    }

    private static Task<IHtmlDocument> DayAsync(TestClient client, string operation, DateOnly? from, DateOnly? to) =>
        client.GetPageAsync($"/audit?operation={operation}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
}

public sealed class AuditDayTestsOnSqlite(SqlitePortal portal) : AuditDayTests(portal), IClassFixture<SqlitePortal>;

public sealed class AuditDayTestsOnPostgres(PostgresPortal portal) : AuditDayTests(portal), IClassFixture<PostgresPortal>;
