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
        var place = await portal.PlaceAsync();

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
        var place = await portal.PlaceAsync();
        var client = await portal.SignedInAsync(role);
        var page = await client.GetPageAsync(place.Url);

        var response = await client.PostFormAsync(page, place.Url, new() { ["Text"] = "Проверить тариф" });

        Assert.Equal(mayWrite, page.QuerySelector("textarea[name=Text]") is not null);
        Assert.Equal(mayWrite ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(mayWrite ? 1 : 0, await portal.CountAsync(place));
    }

    [Fact]
    public async Task Create_Valid_IsStoredAuditedAndShownAsPlainText()
    {
        var place = await portal.PlaceAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);
        var before = await portal.ActivityAsync(place);

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
        Assert.Equal(before, await portal.ActivityAsync(place));
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
        var place = await portal.PlaceAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);

        var response = await client.PostFormAsync(place.Url, place.Url, new() { ["Text"] = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Equal("Напишите текст комментария.", page.GetElementById("comment-text-error")!.TextContent);
        Assert.Equal(0, await portal.CountAsync(place));
    }

    [Fact]
    public async Task Create_TooLong_KeepsWhatWasTyped()
    {
        var place = await portal.PlaceAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);
        var text = new string('щ', CellComment.MaxTextLength + 1);

        var response = await client.PostFormAsync(place.Url, place.Url, new() { ["Text"] = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(text, (await client.ReadPageAsync(response)).GetElementById("comment-text")!.TextContent);
    }

    [Fact]
    public async Task AnyAction_UnknownOrOfAnotherJourney_IsNotFound()
    {
        var place = await portal.PlaceAsync();
        var other = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(other, Role.Designer);
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

        Assert.Equal(1, await portal.CountAsync(other));
    }

    [Fact]
    public async Task Answer_OpenRemark_JoinsItsThread()
    {
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer);
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
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer);
        var client = await portal.SignedInAsync(Role.Designer);

        var blank = await client.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = " " });
        await client.PostFormAsync(place.Url, place.UrlOf(comment, "resolution"), new() { ["Version"] = "1" });
        var resolved = await client.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = "Опоздавший ответ" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(blank)).GetElementById($"answer-{comment.Id}-error"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, resolved.StatusCode);
        Assert.Contains("Опоздавший ответ", (await client.ReadPageAsync(resolved)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync(place));
    }

    [Fact]
    public async Task Edit_OwnRemark_ChangesItAndKeepsBeforeInTheAudit()
    {
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer, "Было");
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
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer);
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
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer);
        var designer = await portal.SignedInAsync(Role.Designer);
        await designer.PostFormAsync(place.Url, place.UrlOf(comment, "answers"), new() { ["Text"] = "Ответ" });
        var client = await portal.SignedInAsync(Role.Reviewer);

        var response = await client.PostFormAsync(place.Url, place.UrlOf(comment, act), new() { ["Text"] = "Передумал", ["Version"] = "1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var main = (await client.ReadPageAsync(response)).QuerySelector("main")!.TextContent;
        Assert.Contains("уже ответили", main, StringComparison.Ordinal);
        Assert.Contains("Передумал", main, StringComparison.Ordinal);
        Assert.Equal(2, await portal.CountAsync(place));
    }

    [Fact]
    public async Task Edit_Stale_ShowsBothTexts()
    {
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer, "Первый");
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
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer, "Удалю");
        var client = await portal.SignedInAsync(Role.Reviewer);

        await client.PostFormAsync(place.Url, place.UrlOf(comment, "deletion"), new() { ["Version"] = "1" });
        Assert.Equal(0, await portal.CountAsync(place));
        var page = await client.GetPageAsync(place.Url);
        var undo = page.QuerySelector(".flash form")!.GetAttribute("action")!;
        await client.PostFormAsync(page, undo, []);

        var again = await portal.WithDatabaseAsync(database => database.CellComments.SingleAsync(row => row.JourneyId == place.JourneyId));
        Assert.Equal("Удалю", again.Text);
    }
}

public sealed class CommentTestsOnSqlite(SqlitePortal portal) : CommentTests(portal), IClassFixture<SqlitePortal>;

public sealed class CommentTestsOnPostgres(PostgresPortal portal) : CommentTests(portal), IClassFixture<PostgresPortal>;
