using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Comments;

/// <summary>Resolving, the archive, the panel, and the list of a journey.</summary>
public abstract class CommentThreadTests(PortalFixture portal)
{
    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Resolve_EachRole_ResolvesOrIsRefused(Role role, bool mayResolve)
    {
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer);
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
        var place = await portal.PlaceAsync();
        var comment = await portal.CommentAsync(place, Role.Reviewer);
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
        var place = await portal.PlaceAsync();
        await portal.CommentAsync(place, Role.Reviewer, "О том, чего больше нет");
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
        var place = await portal.PlaceAsync();
        await portal.CommentAsync(place, Role.Reviewer);
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
        var place = await portal.PlaceAsync();
        var first = await portal.CommentAsync(place, Role.Reviewer, "Первый вопрос");
        await portal.CommentAsync(place, Role.Designer, "Второй вопрос");
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
        var place = await portal.PlaceAsync();
        var client = await portal.SignedInAsync(Role.Executive);

        foreach (var show in new[] { "open", "resolved", "mine", "nonsense" })
        {
            Assert.NotNull((await client.GetPageAsync($"{place.ListUrl}?show={show}")).QuerySelector(".empty"));
        }
    }
}

public sealed class CommentThreadTestsOnSqlite(SqlitePortal portal) : CommentThreadTests(portal), IClassFixture<SqlitePortal>;

public sealed class CommentThreadTestsOnPostgres(PostgresPortal portal) : CommentThreadTests(portal), IClassFixture<PostgresPortal>;
