using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

/// <summary>The card of a touchpoint and the comments on a cell, in the panel beside the matrix.</summary>
public sealed class PanelTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    private const string Journey = "reference-en";

    [Fact]
    public Task Card_OpenedAndSaved_ShowsInMatrixAndAfterReloading() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await matrix.Touchpoint("buys").Locator("a.th-name").ClickAsync();
            await Expect(matrix.Panel.Locator("h2")).ToHaveTextAsync("Sales office");
            await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"\?touchpoint=\d+"));
            await PageCheck.AxeAsync(visit.Page, "card, scenario");

            await matrix.Panel.Locator("textarea[name$='.Text']").Nth(1).FillAsync("Signs on a tablet");
            await matrix.Panel.Locator("a[href='#card-story']").ClickAsync();
            await matrix.Panel.Locator("textarea[name=PainPoints]").FillAsync("Waits for a free manager");
            await PageCheck.AxeAsync(visit.Page, "card, story");
            await matrix.Panel.Locator("button[form='card-form']").ClickAsync();

            await Expect(matrix.Cell("scenario", "buys")).ToContainTextAsync("Signs on a tablet");
            await visit.Page.ReloadAsync();
            await Expect(matrix.Panel.Locator("textarea[name=PainPoints]")).ToHaveValueAsync("Waits for a free manager");
            await Expect(matrix.Cell("scenario", "buys")).ToContainTextAsync("Signs on a tablet");
        },
        "en");

    [Fact]
    public async Task Comment_WrittenByAReviewer_IsResolvedByADesigner()
    {
        var address = $"?comments={portal.Ids[$"{Journey}#need"]}-{portal.Ids[$"{Journey}/installs"]}";
        await portal.VisitAsync(
            Role.Reviewer,
            async visit =>
            {
                var matrix = new Matrix(visit, portal.Ids, Journey);
                await matrix.OpenAsync();
                await matrix.Cell("need", "installs").FocusAsync();
                await visit.Page.Keyboard.PressAsync("c");
                await matrix.Panel.Locator("#comment-text").FillAsync("Nobody has time for six steps");
                await PageCheck.AxeAsync(visit.Page, "comments");
                await matrix.Panel.Locator("form:has(#comment-text) button.btn-primary").ClickAsync();

                await Expect(matrix.Panel.Locator(".note")).ToContainTextAsync("Nobody has time for six steps");
                await Expect(matrix.Cell("need", "installs").Locator(".cell-comments")).ToContainTextAsync("1");
                await Expect(matrix.Panel.Locator("form[action$='/resolution']")).ToHaveCountAsync(0);
            },
            "en");
        await portal.VisitAsync(
            Role.Designer,
            async visit =>
            {
                var matrix = new Matrix(visit, portal.Ids, Journey);
                await matrix.OpenAsync(address);
                await Expect(matrix.Panel.Locator(".note")).ToContainTextAsync("Nobody has time for six steps");
                await matrix.Panel.Locator("form[action$='/resolution'] button").First.ClickAsync();

                await Expect(matrix.Cell("need", "installs").Locator(".cell-comments")).ToHaveCountAsync(0);
                await Expect(matrix.Panel.Locator("form[action$='/resolution']")).ToHaveCountAsync(0);
            },
            "en");
    }
}
