using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using CxPortal.Web.Tests.Features.Comments;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Home;

public abstract class HomeTests(PortalFixture portal)
{
    [Fact]
    public Task Page_IsForEverybodyWhoIsSignedIn() => portal.AssertPageIsForAsync("/", Enum.GetValues<Role>());

    [Fact]
    public async Task Designer_SeesOwnJourneysReviewsAndCommentsToAnswer()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var designer = await portal.UserIdAsync(Role.Designer);
        var own = await portal.AddJourneyAsync("Свой путь дизайнера", journey =>
            (journey.OwnerId, journey.ReviewDate) = (designer, DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(-3)));
        await portal.AddJourneyAsync("Чужой путь", journey => (journey.OwnerId, journey.ReviewDate) = (null, null));
        await portal.AddJourneyAsync("Пересмотр не скоро", journey =>
            (journey.OwnerId, journey.ReviewDate) = (designer, DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(60)));
        var place = await OwnPlaceAsync(designer);
        await portal.CommentAsync(place, Role.Reviewer, "В жизни перезагрузка нужна дважды");

        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync("/");

        Assert.NotNull(page.QuerySelector("a.btn-primary[href='/journeys/new']"));
        Assert.NotNull(Section(page, "Ваши пути").QuerySelector($"a[href='/journeys/{own.Id}']"));
        Assert.DoesNotContain("Чужой путь", Section(page, "Ваши пути").TextContent, StringComparison.Ordinal);
        Assert.Contains("Чужой путь", Section(page, "Недавно изменены").TextContent, StringComparison.Ordinal);
        var reviews = Section(page, "Скоро пересмотр").TextContent;
        Assert.Contains("Свой путь дизайнера", reviews, StringComparison.Ordinal);
        Assert.Contains("просрочен на 3 дня", reviews, StringComparison.Ordinal);
        Assert.DoesNotContain("Пересмотр не скоро", reviews, StringComparison.Ordinal);
        var comments = Section(page, "Открытые комментарии к вашим путям");
        Assert.Contains("ждёт ответа", comments.TextContent, StringComparison.Ordinal);
        var link = comments.QuerySelector("ul a")!;
        Assert.Equal($"/journeys/{place.JourneyId}?comments={place.Address}", link.GetAttribute("href"));
        await (await portal.SignedInAsync(Role.Designer)).GetPageAsync(link.GetAttribute("href")!);
    }

    [Fact]
    public async Task Reviewer_SeesWhatWaitsForRemarksAndOwnComments()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.AddJourneyAsync("На проверке сейчас", journey => journey.Status = JourneyStatus.InReview);
        await portal.AddJourneyAsync("Ещё черновик", journey => journey.Status = JourneyStatus.Draft);
        var place = await OwnPlaceAsync(await portal.UserIdAsync(Role.Designer));
        await portal.CommentAsync(place, Role.Reviewer, "Замечание рецензента");

        var page = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync("/");

        Assert.Null(page.QuerySelector("a[href='/journeys/new']"));
        Assert.Contains("На проверке сейчас", Section(page, "Ждут ваших замечаний").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ещё черновик", Section(page, "Ждут ваших замечаний").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ещё черновик", Section(page, "Недавно изменены").TextContent, StringComparison.Ordinal);
        Assert.Contains("Замечание рецензента", Section(page, "Ваши открытые комментарии").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executive_SeesPublishedJourneysToReadAndDownload()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var published = await portal.AddJourneyAsync("Опубликованный путь", journey => (journey.Status, journey.PublishedNumber) = (JourneyStatus.Published, 1));
        await portal.AddJourneyAsync("Путь в работе");
        await portal.AddJourneyAsync("Путь в архиве", journey => (journey.PublishedNumber, journey.ArchivedAt) = (1, portal.Clock.GetUtcNow().UtcDateTime));

        var page = await (await portal.SignedInAsync(Role.Executive)).GetPageAsync("/");

        Assert.Null(page.QuerySelector("a[href='/journeys/new']"));
        var section = Section(page, "Опубликованные пути");
        Assert.Contains("Опубликованный путь", section.TextContent, StringComparison.Ordinal);
        Assert.NotNull(section.QuerySelector($"a[href='/journeys/{published.Id}/publications/1/export?format=xlsx']"));
        Assert.DoesNotContain("Путь в работе", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("Путь в работе", Section(page, "В работе").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Путь в архиве", page.Body!.TextContent, StringComparison.Ordinal);
        Section(page, "Как читать путь");
    }

    [Fact]
    public async Task Administrator_SeesTheInstallationAndWhatIsLeftToDo()
    {
        await portal.AddAccountAsync(change: user => user.DisabledAt = portal.Clock.GetUtcNow().UtcDateTime);
        var users = await portal.WithDatabaseAsync(database => database.Users.CountAsync(user => user.DisabledAt == null));
        var client = await portal.SignedInAsync(Role.Administrator);

        var page = await client.GetPageAsync("/");

        Assert.Equal($"{users}", page.QuerySelector(".figure-value")!.TextContent);
        Assert.Contains("Задать почтовый сервер", Section(page, "Что стоит сделать").TextContent, StringComparison.Ordinal);
        Assert.Contains("Задать адрес портала", Section(page, "Что стоит сделать").TextContent, StringComparison.Ordinal);
        var parts = Section(page, "Состояние портала").TextContent;
        Assert.Contains("База данных", parts, StringComparison.Ordinal);
        Assert.Contains("в порядке", parts, StringComparison.Ordinal);
        Assert.DoesNotContain("сломано", parts, StringComparison.Ordinal);
    }

    /// <summary>A place on a journey that somebody answers for.</summary>
    private async Task<Place> OwnPlaceAsync(Guid owner)
    {
        var place = await portal.PlaceAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Journeys.SingleAsync(journey => journey.Id == place.JourneyId)).OwnerId = owner;
            await database.SaveChangesAsync();
        });
        return place;
    }

    private static IElement Section(IHtmlDocument page, string title) =>
        page.QuerySelectorAll("main section.card").SingleOrDefault(section => section.QuerySelector("h2")?.TextContent.Trim() == title)
        ?? throw new Xunit.Sdk.XunitException($"No section “{title}” among: {string.Join(", ", page.QuerySelectorAll("main section.card h2").Select(head => head.TextContent.Trim()))}");
}

public sealed class HomeTestsOnSqlite(SqlitePortal portal) : HomeTests(portal), IClassFixture<SqlitePortal>;

public sealed class HomeTestsOnPostgres(PostgresPortal portal) : HomeTests(portal), IClassFixture<PostgresPortal>;

/// <summary>The first page of an empty installation.</summary>
public abstract class EmptyHomeTests(PortalFixture portal)
{
    [Theory]
    [InlineData(Role.Administrator, "Путей пока нет. Пригласите сервис-дизайнера")]
    [InlineData(Role.Designer, "Вы пока не отвечаете ни за один путь.")]
    [InlineData(Role.Reviewer, "Сейчас на проверке ничего нет.")]
    [InlineData(Role.Executive, "Пока ничего не опубликовано.")]
    public async Task Page_WithoutJourneys_SaysWhatWillStandThere(Role role, string expected)
    {
        var page = await (await portal.SignedInAsync(role)).GetPageAsync("/");

        Assert.Contains(expected, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(role is Role.Administrator or Role.Designer, page.QuerySelector("main a[href='/journeys/new']") is not null);
    }
}

public sealed class EmptyHomeTestsOnSqlite(SqlitePortal portal) : EmptyHomeTests(portal), IClassFixture<SqlitePortal>;

public sealed class EmptyHomeTestsOnPostgres(PostgresPortal portal) : EmptyHomeTests(portal), IClassFixture<PostgresPortal>;
