using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Journeys;

public abstract class JourneyListTests(PortalFixture portal)
{
    [Fact]
    public Task Index_IsForEverybodySignedIn() => portal.AssertPageIsForAsync("/journeys", Enum.GetValues<Role>());

    [Theory]
    [InlineData("", null)]
    [InlineData("q=путь", null)]
    [InlineData("status=draft&nature=AsIs&q=путь", "2")]
    public async Task Index_FoldedFilters_SayHowManyAreChosen(string query, string? count)
    {
        var page = await ListAsync(query);

        Assert.Equal(count, page.QuerySelector(".filters-more summary .count")?.FirstChild!.TextContent);
        Assert.False(page.QuerySelector(".filters-more")!.HasAttribute("open"));
        Assert.NotNull(page.QuerySelector(".filters > .search input[name=q]"));
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Index_Import_IsOfferedToThoseWhoMay(Role role, bool isOffered)
    {
        var page = await (await portal.SignedInAsync(role)).GetPageAsync("/journeys");

        Assert.Equal(isOffered, page.QuerySelector(".head a[href='/journeys/import']") is not null);
    }

    [Theory]
    [InlineData("ЁЛОЧНЫЙ", "Ёлочный путь 100% _весь_")]
    [InlineData("елочный", "Ёлочный путь 100% _весь_")]
    [InlineData("ёЛоЧнЫй путь", "Ёлочный путь 100% _весь_")]
    [InlineData("100%", "Ёлочный путь 100% _весь_")]
    [InlineData("_весь_", "Ёлочный путь 100% _весь_")]
    [InlineData("ШИШКИ собирает", "Ёлочный путь 100% _весь_")]
    [InlineData("yolka-key", "Ёлочный путь 100% _весь_")]
    [InlineData("100_", null)]
    [InlineData("ёлочн%путь", null)]
    public async Task Index_Search_FindsCyrillicInAnyCaseAndTakesSignsAsTheyAre(string question, string? title)
    {
        if (!await portal.WithDatabaseAsync(database => database.Journeys.AnyAsync(journey => journey.Key == "yolka-key")))
        {
            await portal.AddJourneyAsync("Ёлочный путь 100% _весь_", journey => (journey.Key, journey.Description) = ("yolka-key", "Клиент собирает шишки. Шишки собирает Ёж"));
            await portal.AddJourneyAsync("Сосновый путь");
        }

        var page = await ListAsync("q=" + Uri.EscapeDataString(question));

        Assert.Equal(title is null ? [] : [title], Titles(page));
        if (title is null)
        {
            Assert.Equal("Ничего не нашлось", page.QuerySelector(".empty h2")!.TextContent);
        }
    }

    [Fact]
    public async Task Index_SortsByTitleInCyrillic_AndTurnsRound()
    {
        foreach (var title in (string[])["ёж сортировки", "Ежи сортировки", "яблоко сортировки", "Жук сортировки", "арбуз сортировки"])
        {
            await portal.AddJourneyAsync(title);
        }

        string[] expected = ["арбуз сортировки", "ёж сортировки", "Ежи сортировки", "Жук сортировки", "яблоко сортировки"];
        var question = "&q=" + Uri.EscapeDataString("сортировки");
        Assert.Equal(expected, Titles(await ListAsync("sort=title" + question)));
        Assert.Equal(expected.Reverse(), Titles(await ListAsync("sort=-title" + question)));
    }

    [Fact]
    public async Task Index_SortsByChangeReviewAndStatus()
    {
        var early = await portal.AddJourneyAsync("Ранний порядок", journey => journey.ReviewDate = new DateOnly(2026, 9, 1));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await portal.AddJourneyAsync("Поздний порядок", journey => journey.ReviewDate = new DateOnly(2026, 5, 1));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var without = await portal.AddJourneyAsync("Бессрочный порядок", journey => journey.Status = JourneyStatus.InReview);
        var question = "&q=" + Uri.EscapeDataString("порядок");

        Assert.Equal([without.Title, late.Title, early.Title], Titles(await ListAsync(question)));
        Assert.Equal([early.Title, late.Title, without.Title], Titles(await ListAsync("sort=changed" + question)));
        Assert.Equal([late.Title, early.Title, without.Title], Titles(await ListAsync("sort=review" + question)));
        Assert.Equal([early.Title, late.Title, without.Title], Titles(await ListAsync("sort=-review" + question)));
        Assert.Equal([early.Title, late.Title, without.Title], Titles(await ListAsync("sort=status" + question)).OrderBy(title => title == without.Title).ThenBy(title => title == late.Title));
        Assert.Equal(without.Title, Titles(await ListAsync("sort=-status" + question))[0]);
    }

    [Fact]
    public async Task Index_FiltersByEverything()
    {
        var product = await portal.AddCatalogItemAsync(CatalogKind.Product, "Продукт фильтра");
        var segment = await portal.AddCatalogItemAsync(CatalogKind.Segment, "Сегмент фильтра");
        var channel = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал фильтра");
        var designer = await portal.UserIdAsync(Role.Designer);
        await portal.AddJourneyAsync("Фильтр: всё сразу", journey =>
        {
            (journey.ProductId, journey.SegmentId, journey.OwnerId) = (product.Id, segment.Id, designer);
            (journey.Nature, journey.Status, journey.ReviewDate, journey.IsTemplate) = (JourneyNature.ToBe, JourneyStatus.InReview, new DateOnly(2020, 1, 1), true);
            journey.Channels.Add(new JourneyChannel { ChannelId = channel.Id });
        });
        await portal.AddJourneyAsync("Фильтр: ничего", journey => journey.ReviewDate = new DateOnly(2030, 1, 1));
        await portal.AddJourneyAsync("Фильтр: в архиве", journey => (journey.ArchivedAt, journey.ReviewDate) = (DateTime.UnixEpoch, new DateOnly(2020, 1, 1)));

        foreach (var query in (string[])[$"product={product.Id}", $"segment={segment.Id}", $"channel={channel.Id}", "owner=me", $"owner={designer}",
            "nature=ToBe", "status=review", "status=overdue", "status=templates"])
        {
            var titles = Titles(await ListAsync(query + "&q=" + Uri.EscapeDataString("фильтр:"), Role.Designer));
            Assert.True(titles is ["Фильтр: всё сразу"], $"{query}: {string.Join(", ", titles)}");
        }

        Assert.Equal(["Фильтр: в архиве"], Titles(await ListAsync("status=archived&q=" + Uri.EscapeDataString("фильтр:"))));
        Assert.Equal(["Фильтр: ничего"], Titles(await ListAsync("status=draft&nature=AsIs&q=" + Uri.EscapeDataString("фильтр:"))));
        Assert.Equal(2, Titles(await ListAsync("q=" + Uri.EscapeDataString("фильтр:"))).Count);
    }

    [Fact]
    public async Task Index_TellsStatesInWords()
    {
        var published = await portal.AddJourneyAsync("Состояние: опубликован", journey => (journey.Status, journey.PublishedNumber) = (JourneyStatus.Published, 3));
        var changed = await portal.AddJourneyAsync("Состояние: изменён", journey => (journey.Status, journey.PublishedNumber) = (JourneyStatus.Published, 4));
        await portal.WithDatabaseAsync(async database =>
        {
            database.JourneySnapshots.Add(Snapshot(published.Id, 3, portal.Clock.GetUtcNow().UtcDateTime));
            database.JourneySnapshots.Add(Snapshot(changed.Id, 4, portal.Clock.GetUtcNow().UtcDateTime.AddHours(-1)));
            await database.SaveChangesAsync();
        });

        var page = await ListAsync("sort=title&q=" + Uri.EscapeDataString("состояние:"));

        Assert.Equal(["v4, есть правки", "Опубликован, v3"], page.QuerySelectorAll("tbody td .pill").Select(pill => pill.TextContent));
        Assert.Equal(["Состояние: изменён"], Titles(await ListAsync("status=changed&q=" + Uri.EscapeDataString("состояние:"))));
        Assert.Equal(2, Titles(await ListAsync("status=published&q=" + Uri.EscapeDataString("состояние:"))).Count);
    }

    [Fact]
    public async Task Index_ShowsWhatIsKnownOfAJourney()
    {
        var designer = await portal.UserIdAsync(Role.Designer);
        var journey = await portal.AddReferenceJourneyAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            var row = await database.Journeys.Include(one => one.Lanes).Include(one => one.Touchpoints).SingleAsync(one => one.Id == journey.Id);
            (row.Title, row.OwnerId, row.ReviewDate) = ("Показательный путь", designer, new DateOnly(2026, 3, 2).AddDays(-21));
            row.RefreshSearchText();
            database.CellComments.AddRange(
                Comment(row, "Открытый"), Comment(row, "Решённый", resolved: DateTime.UnixEpoch));
            await database.SaveChangesAsync();
        });

        var cells = (await ListAsync("q=" + Uri.EscapeDataString("показательный"))).QuerySelector("tbody tr")!;

        string Of(string label) => cells.QuerySelector($"td[data-label='{label}']")!.TextContent.Trim();
        Assert.StartsWith("Интернет-банк", Of("Продукт и сегмент"), StringComparison.Ordinal);
        Assert.EndsWith("Test Designer", Of("Владелец"), StringComparison.Ordinal);
        Assert.EndsWith("25 из 30", Of("Заполнено"), StringComparison.Ordinal);
        Assert.Equal("1 открытый комментарий", Of("Открытые комментарии"));
        Assert.Contains("просрочен на 21 день", Of("Просмотр до"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_GivesPagesOfTwenty_AndKeepsTheQuestion()
    {
        for (var number = 1; number <= 41; number++)
        {
            await portal.AddJourneyAsync($"Листаемый путь {number:00}");
        }

        var question = "sort=title&q=" + Uri.EscapeDataString("листаемый");
        var first = await ListAsync(question);
        Assert.Equal(20, Titles(first).Count);
        Assert.StartsWith("41 путь из ", first.QuerySelector(".filters-count")!.TextContent, StringComparison.Ordinal);
        var third = await ListAsync("page=3&" + question);
        Assert.Equal(["Листаемый путь 41"], Titles(third));
        Assert.Equal("41–41 из 41", third.QuerySelector(".pages .muted")!.TextContent);
        Assert.Equal("/journeys?" + question + "&page=2", Uri.UnescapeDataString(third.QuerySelector("a[rel=prev]")!.GetAttribute("href")!).Replace("листаемый", Uri.EscapeDataString("листаемый"), StringComparison.Ordinal));
        Assert.Equal(["Листаемый путь 41"], Titles(await ListAsync("page=1000&" + question)));
        Assert.Equal(20, Titles(await ListAsync("page=-1&" + question)).Count);
    }

    [Theory]
    [InlineData("page=abc&sort=nothing&status=nothing&nature=nothing&product=x&owner=nobody")]
    [InlineData("q=" + "%00%27%22%3Cscript%3E")]
    public async Task Index_NonsenseInTheAddressBar_StillAnswers(string query)
    {
        await portal.AddJourneyAsync("Путь для бессмыслицы");

        await ListAsync(query);
    }

    [Fact]
    public async Task Index_ReadersGetNoActions()
    {
        await portal.AddJourneyAsync("Путь без действий");

        var page = await ListAsync("q=" + Uri.EscapeDataString("путь без действий"), Role.Reviewer);

        Assert.Empty(page.QuerySelectorAll("tbody form, tbody [popover], a[href='/journeys/new']"));
    }

    private static JourneySnapshot Snapshot(long journey, int number, DateTime at) => new()
    {
        JourneyId = journey,
        Number = number,
        PublishedAt = at,
        PublishedBy = "test",
        Document = "{}",
        Fingerprint = new string('0', 64),
    };

    private static CellComment Comment(Journey journey, string text, DateTime? resolved = null) => new()
    {
        JourneyId = journey.Id,
        LaneId = journey.Lanes[0].Id,
        TouchpointId = journey.Touchpoints[0].Id,
        AuthorName = "test",
        Text = text,
        CreatedAt = DateTime.UnixEpoch,
        ResolvedAt = resolved,
    };

    private static List<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .row-link").Select(link => link.TextContent)];

    private async Task<IHtmlDocument> ListAsync(string query, Role role = Role.Designer) =>
        await (await portal.SignedInAsync(role)).GetPageAsync("/journeys?" + query);
}

public sealed class JourneyListTestsOnSqlite(SqlitePortal portal) : JourneyListTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyListTestsOnPostgres(PostgresPortal portal) : JourneyListTests(portal), IClassFixture<PostgresPortal>;

/// <summary>The first sight of an installation without journeys.</summary>
public abstract class EmptyJourneyListTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_NothingThereYet_TeachesTheNextStep()
    {
        var writer = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync("/journeys");
        var reader = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync("/journeys");

        Assert.NotNull(writer.QuerySelector(".empty a[href='/journeys/new']"));
        Assert.Equal("Путей пока нет", reader.QuerySelector(".empty h2")!.TextContent);
        Assert.Empty(reader.QuerySelectorAll("main a"));
    }
}

public sealed class EmptyJourneyListTestsOnSqlite(SqlitePortal portal) : EmptyJourneyListTests(portal), IClassFixture<SqlitePortal>;

public sealed class EmptyJourneyListTestsOnPostgres(PostgresPortal portal) : EmptyJourneyListTests(portal), IClassFixture<PostgresPortal>;
