using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Comments;

public abstract class CommentTests(PortalFixture portal)
{
    [Fact]
    public async Task Show_Anonymous_AsksToSignIn()
    {
        var place = await PlaceAsync();

        foreach (var url in new[] { place.Url, place.ListUrl })
        {
            var response = await portal.Anonymous().GetAsync(url);

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, true)]
    [InlineData(Role.Executive, false)]
    public async Task Create_EachRole_WritesOrIsRefused(Role role, bool mayWrite)
    {
        var place = await PlaceAsync();
        var client = await portal.SignedInAsync(role);
        var page = await client.GetPageAsync(place.Url);

        var response = await client.PostFormAsync(page, place.Url, new() { ["Text"] = "Проверить тариф" });

        Assert.Equal(mayWrite, page.QuerySelector("textarea[name=Text]") is not null);
        Assert.Equal(mayWrite ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(mayWrite ? 1 : 0, await CountAsync(place));
    }

    [Fact]
    public async Task Create_Valid_IsStoredAuditedAndShownAsPlainText()
    {
        var place = await PlaceAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);
        var before = await ActivityAsync(place);

        var response = await client.PostFormAsync(place.Url, place.Url, new()
        {
            ["Text"] = "  <b>Нужна</b> ли\r\nперезагрузка? См. https://docs.bank.example/driver?a=1&b=2. И javascript:alert(1)  ",
            ["ReturnUrl"] = $"/journeys/{place.JourneyId}?comments={place.Address}",
        });

        Assert.Equal($"/journeys/{place.JourneyId}?comments={place.Address}", response.Headers.Location!.OriginalString);
        var comment = await portal.WithDatabaseAsync(database => database.CellComments.SingleAsync(row => row.JourneyId == place.JourneyId));
        Assert.Equal("<b>Нужна</b> ли\nперезагрузка? См. https://docs.bank.example/driver?a=1&b=2. И javascript:alert(1)", comment.Text);
        Assert.Equal("Test Reviewer", comment.AuthorName);
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry =>
            entry.Subject == nameof(CellComment) && entry.JourneyId == place.JourneyId && entry.Action == AuditAction.Created && entry.Operation == "CellComments.Create")));
        Assert.Equal(before, await ActivityAsync(place));
        var note = (await client.GetPageAsync(place.Url)).QuerySelector(".note > p")!;
        Assert.Null(note.QuerySelector("b"));
        Assert.NotNull(note.QuerySelector("br"));
        var link = Assert.Single(note.QuerySelectorAll("a"));
        Assert.Equal("https://docs.bank.example/driver?a=1&b=2", link.GetAttribute("href"));
    }

    [Theory]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Create_Blank_ShowsWhatIsMissing(string? text)
    {
        var place = await PlaceAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);

        var response = await client.PostFormAsync(place.Url, place.Url, new() { ["Text"] = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Equal("Напишите текст комментария.", page.GetElementById("comment-text-error")!.TextContent);
        Assert.Equal(0, await CountAsync(place));
    }

    [Fact]
    public async Task Create_TooLong_KeepsWhatWasTyped()
    {
        var place = await PlaceAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);
        var text = new string('щ', CellComment.MaxTextLength + 1);

        var response = await client.PostFormAsync(place.Url, place.Url, new() { ["Text"] = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(text, (await client.ReadPageAsync(response)).GetElementById("comment-text")!.TextContent);
    }

    [Fact]
    public async Task AnyAction_UnknownOrOfAnotherJourney_IsNotFound()
    {
        var place = await PlaceAsync();
        var other = await PlaceAsync();
        var comment = await CommentAsync(other, Role.Designer);
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(place.Url);
        var journey = $"/journeys/{place.JourneyId}/comments";

        foreach (var url in new[] { $"{journey}/{other.LaneId}-{place.TouchpointId}", $"{journey}/{place.LaneId}-{other.TouchpointId}", $"{journey}/999999-{place.TouchpointId}", "/journeys/999999/comments" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, $"{journey}/{other.LaneId}-{other.TouchpointId}", new() { ["Text"] = "x" })).StatusCode);
        foreach (var act in new[] { "answers", "text", "deletion", "resolution", "reopening" })
        {
            foreach (var id in new[] { comment.Id, 999_999 })
            {
                var response = await client.PostFormAsync(page, $"{journey}/{id}/{act}", new() { ["Text"] = "x", ["Version"] = "1" });
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            }
        }

        Assert.Equal(1, await CountAsync(other));
    }

    [Fact]
    public async Task Answer_OpenRemark_JoinsItsThread()
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer);
        var client = await portal.SignedInAsync(Role.Designer);

        var first = await client.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = "Нужна" });
        var answer = await portal.WithDatabaseAsync(database => database.CellComments.SingleAsync(row => row.ParentId == comment.Id));
        await client.PostFormAsync(place.Url, place.UrlOf(answer, "answers"), new() { ["Text"] = "И после обновления" });

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var page = await client.GetPageAsync(place.Url);
        Assert.Single(page.QuerySelectorAll("main .thread:not(.thread .thread) > .note"));
        Assert.Equal(2, page.QuerySelectorAll(".thread .thread > .note").Length);
        Assert.Equal(2, await portal.WithDatabaseAsync(database => database.CellComments.CountAsync(row => row.ParentId == comment.Id)));
    }

    [Fact]
    public async Task Answer_BlankOrResolved_IsRefusedWithItsText()
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer);
        var client = await portal.SignedInAsync(Role.Designer);

        var blank = await client.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = " " });
        await client.PostFormAsync(place.Url, place.UrlOf(comment, "resolution"), new() { ["Version"] = "1" });
        var resolved = await client.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = "Опоздавший ответ" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(blank)).GetElementById($"answer-{comment.Id}-error"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, resolved.StatusCode);
        Assert.Contains("Опоздавший ответ", (await client.ReadPageAsync(resolved)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(place));
    }

    [Fact]
    public async Task Edit_OwnRemark_ChangesItAndKeepsBeforeInTheAudit()
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer, "Было");
        var client = await portal.SignedInAsync(Role.Reviewer);

        var response = await client.PostFormAsync(place.Url, place.UrlOf(comment, "text"), new() { ["Text"] = "Стало", ["Version"] = "1" });

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.SingleAsync(row =>
            row.Subject == nameof(CellComment) && row.JourneyId == place.JourneyId && row.Action == AuditAction.Changed));
        Assert.Contains("Было", entry.Before!, StringComparison.Ordinal);
        Assert.Contains("Стало", entry.After!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("deletion")]
    public async Task EditOrDelete_SomebodyElses_IsNotFound(string act)
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer);
        var client = await portal.SignedInAsync(Role.Administrator);
        var page = await client.GetPageAsync(place.Url);

        var response = await client.PostFormAsync(page, place.UrlOf(comment, act), new() { ["Text"] = "Чужое", ["Version"] = "1" });

        Assert.Null(page.QuerySelector($"form[action$='/{act}']"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("deletion")]
    public async Task EditOrDelete_Answered_IsRefused(string act)
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer);
        var designer = await portal.SignedInAsync(Role.Designer);
        await designer.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = "Ответ" });
        var client = await portal.SignedInAsync(Role.Reviewer);

        var response = await client.PostFormAsync(place.Url, place.UrlOf(comment, act), new() { ["Text"] = "Передумал", ["Version"] = "1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var main = (await client.ReadPageAsync(response)).QuerySelector("main")!.TextContent;
        Assert.Contains("уже ответили", main, StringComparison.Ordinal);
        Assert.Contains("Передумал", main, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(place));
    }

    [Fact]
    public async Task Edit_Stale_ShowsBothTexts()
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer, "Первый");
        var client = await portal.SignedInAsync(Role.Reviewer);
        await client.PostFormAsync(place.Url, place.UrlOf(comment, "text"), new() { ["Text"] = "Из другой вкладки", ["Version"] = "1" });

        var response = await client.PostFormAsync(place.Url, place.UrlOf(comment, "text"), new() { ["Text"] = "Из этой вкладки", ["Version"] = "1" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Equal("Из этой вкладки", page.GetElementById($"edit-{comment.Id}")!.TextContent);
        Assert.Equal("Из другой вкладки", page.QuerySelector($"#comment-{comment.Id} > p")!.TextContent);
        Assert.Equal("2", page.QuerySelector($"form[action$='/{comment.Id}/text'] input[name=Version]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Delete_Own_CanBeTakenBack()
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer, "Удалю");
        var client = await portal.SignedInAsync(Role.Reviewer);

        await client.PostFormAsync(place.Url, place.UrlOf(comment, "deletion"), new() { ["Version"] = "1" });
        Assert.Equal(0, await CountAsync(place));
        var page = await client.GetPageAsync(place.Url);
        var undo = page.QuerySelector(".flash form")!.GetAttribute("action")!;
        await client.PostFormAsync(page, undo, []);

        var again = await portal.WithDatabaseAsync(database => database.CellComments.SingleAsync(row => row.JourneyId == place.JourneyId));
        Assert.Equal("Удалю", again.Text);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Resolve_EachRole_ResolvesOrIsRefused(Role role, bool mayResolve)
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer);
        var client = await portal.SignedInAsync(role);
        var page = await client.GetPageAsync(place.Url);

        var response = await client.PostFormAsync(page, place.UrlOf(comment, "resolution"), new() { ["Version"] = "1" });

        Assert.Equal(mayResolve, page.QuerySelector("form[action$='/resolution']") is not null);
        Assert.Equal(mayResolve ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, response.StatusCode);
        var stored = await portal.WithDatabaseAsync(database => database.CellComments.SingleAsync(row => row.Id == comment.Id));
        Assert.Equal(mayResolve, stored.ResolvedAt is not null);
        Assert.Equal(mayResolve ? "Test " + role : null, stored.ResolvedBy);
        if (mayResolve)
        {
            Assert.Empty((await client.GetPageAsync(place.Url)).QuerySelectorAll(".note"));
            Assert.NotNull((await client.GetPageAsync(place.Url + "?show=resolved")).QuerySelector(".note[data-state=resolved]"));
            await client.PostFormAsync(place.Url, place.UrlOf(comment, "reopening"), new() { ["Version"] = "2" });
            Assert.NotNull((await client.GetPageAsync(place.Url)).QuerySelector(".note[data-state=open]"));
        }
    }

    [Fact]
    public async Task Resolve_AnsweredMeanwhile_IsStale()
    {
        var place = await PlaceAsync();
        var comment = await CommentAsync(place, Role.Reviewer);
        var reviewer = await portal.SignedInAsync(Role.Reviewer);
        await reviewer.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = "Ещё вопрос" });
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.PostFormAsync(place.Url, place.UrlOf(comment, "resolution"), new() { ["Version"] = "1" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Contains("Пока вы работали", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ещё вопрос", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ArchivedLane_StaysListedAndTakesNothingNew()
    {
        var place = await PlaceAsync();
        await CommentAsync(place, Role.Reviewer, "О том, чего больше нет");
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Lanes.SingleAsync(lane => lane.Id == place.LaneId)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });
        var client = await portal.SignedInAsync(Role.Reviewer);

        var page = await client.GetPageAsync(place.Url);
        var list = await client.GetPageAsync(place.ListUrl);
        var response = await client.PostFormAsync(page, place.Url, new() { ["Text"] = "Ещё" });

        Assert.Null(page.GetElementById("comment-text"));
        Assert.Contains("О том, чего больше нет", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("в архиве", list.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Show_ByScript_IsAFragmentForThePanel()
    {
        var place = await PlaceAsync();
        await CommentAsync(place, Role.Reviewer);
        var client = await portal.SignedInAsync(Role.Designer);
        using var request = new HttpRequestMessage(HttpMethod.Get, place.Url);
        request.Headers.Add("HX-Request", "true");

        var response = await client.Http.SendAsync(request);

        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        var panel = await new HtmlParser().ParseDocumentAsync(html);
        Assert.Equal(place.Address, panel.QuerySelector(".panel-body")!.GetAttribute("data-comments"));
        Assert.Equal("1", panel.QuerySelector(".panel-body")!.GetAttribute("data-open"));
        Assert.Equal("Сценарий клиента", panel.QuerySelector(".panel-head h2")!.TextContent);
    }

    [Fact]
    public async Task Index_Filters_CountAndLeadToTheCell()
    {
        var place = await PlaceAsync();
        var first = await CommentAsync(place, Role.Reviewer, "Первый вопрос");
        await CommentAsync(place, Role.Designer, "Второй вопрос");
        var designer = await portal.SignedInAsync(Role.Designer);
        await designer.PostFormAsync(place.Url, place.UrlOf(first, "resolution"), new() { ["Version"] = "1" });
        var reviewer = await portal.SignedInAsync(Role.Reviewer);

        var open = await reviewer.GetPageAsync(place.ListUrl);
        var resolved = await reviewer.GetPageAsync(place.ListUrl + "?show=resolved");
        var mine = await reviewer.GetPageAsync(place.ListUrl + "?show=mine&page=99");

        Assert.Equal(["1", "1", "1"], open.QuerySelectorAll(".tabs .count").Select(count => count.TextContent));
        Assert.Contains("Второй вопрос", Assert.Single(open.QuerySelectorAll(".note")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Первый вопрос", Assert.Single(resolved.QuerySelectorAll(".note")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Первый вопрос", Assert.Single(mine.QuerySelectorAll(".note")).TextContent, StringComparison.Ordinal);
        Assert.Equal($"/journeys/{place.JourneyId}?cell={place.Address}&comments={place.Address}", open.QuerySelector(".note a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Index_Empty_SaysWhatToDo()
    {
        var place = await PlaceAsync();
        var client = await portal.SignedInAsync(Role.Executive);

        foreach (var show in new[] { "open", "resolved", "mine", "nonsense" })
        {
            Assert.NotNull((await client.GetPageAsync($"{place.ListUrl}?show={show}")).QuerySelector(".empty"));
        }
    }

    private Task<Place> PlaceAsync() => portal.WithDatabaseAsync(async database =>
    {
        var journey = await TestData.ReferenceJourneyAsync(database);
        return new Place(journey.Id, journey.Lanes.Single(lane => lane.Type == LaneType.Scenario).Id, journey.Touchpoints[3].Id);
    });

    private async Task<CellComment> CommentAsync(Place place, Role author, string text = "Нужна ли перезагрузка?")
    {
        var client = await portal.SignedInAsync(author);
        var response = await client.PostFormAsync(place.Url, place.Url, new() { ["Text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await portal.WithDatabaseAsync(database => database.CellComments
            .AsNoTracking()
            .Where(comment => comment.JourneyId == place.JourneyId)
            .OrderByDescending(comment => comment.Id)
            .FirstAsync());
    }

    private Task<int> CountAsync(Place place) =>
        portal.WithDatabaseAsync(database => database.CellComments.CountAsync(comment => comment.JourneyId == place.JourneyId));

    private Task<DateTime> ActivityAsync(Place place) =>
        portal.WithDatabaseAsync(database => database.JourneyActivities.Where(row => row.JourneyId == place.JourneyId).Select(row => row.ChangedAt).SingleAsync());

    private sealed record Place(long JourneyId, long LaneId, long TouchpointId)
    {
        public string Address => $"{LaneId}-{TouchpointId}";

        public string ListUrl => $"/journeys/{JourneyId}/comments";

        public string Url => $"{ListUrl}/{Address}";

        public string UrlOf(CellComment comment, string act) => $"{ListUrl}/{comment.Id}/{act}";
    }
}

public sealed class CommentTestsOnSqlite(SqlitePortal portal) : CommentTests(portal), IClassFixture<SqlitePortal>;

public sealed class CommentTestsOnPostgres(PostgresPortal portal) : CommentTests(portal), IClassFixture<PostgresPortal>;
