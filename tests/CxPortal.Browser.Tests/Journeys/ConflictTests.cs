using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

/// <summary>Two people at once, and a line that breaks: nothing that was typed is lost.</summary>
public sealed class ConflictTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    private const string Journey = "reference-en";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Cell_WrittenByTwo_LetsTheSecondChoose(bool keepMine) => portal.VisitAsync(
        Role.Designer,
        async mine =>
        {
            var touchpoint = keepMine ? "lives" : "short-list";
            var matrix = new Matrix(mine, portal.Ids, Journey);
            await matrix.OpenAsync();
            await portal.VisitAsync(Role.Administrator, theirs => WriteAsync(theirs, "need", touchpoint, "Written by the other one"), "en");

            mine.Expect(412);
            await matrix.TypeAsync("need", touchpoint, "Written by me");
            await matrix.Cell("need", touchpoint).Locator("textarea").PressAsync("Control+Enter");

            var conflict = matrix.Cell("need", touchpoint).Locator(".conflict");
            await Expect(conflict).ToContainTextAsync("Written by me");
            await Expect(conflict).ToContainTextAsync("Written by the other one");
            await matrix.SavedAsync("error");
            await PageCheck.AxeAsync(mine.Page, "matrix with a conflict");
            await conflict.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = keepMine ? "Keep mine" : "Take theirs" }).ClickAsync();

            await matrix.SavedAsync();
            var kept = keepMine ? "Written by me" : "Written by the other one";
            await Expect(matrix.Cell("need", touchpoint)).ToContainTextAsync(kept);
            Assert.Equal(kept, await StoredAsync("need", touchpoint));
        },
        "en");

    [Fact]
    public Task Line_Broken_KeepsTheEditAndSendsItWhenItIsBack() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await visit.SetOfflineAsync(true);
            await matrix.TypeAsync("scenario", "installs", "Written without a line");
            await matrix.Cell("scenario", "installs").Locator("textarea").PressAsync("Control+Enter");
            await matrix.SavedAsync("offline");
            await Expect(matrix.SaveState).ToContainTextAsync("1");

            await visit.SetOfflineAsync(false);

            await matrix.SavedAsync();
            Assert.Equal("Written without a line", await StoredAsync("scenario", "installs"));
        },
        "en");

    [Fact]
    public Task Server_OutOfReachAndPageLeft_BringsTheDraftBack() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            visit.ExpectFailures();
            visit.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
            await matrix.OpenAsync();
            await visit.Page.RouteAsync("**/cells/**", route => route.AbortAsync("connectionrefused"));
            await matrix.TypeAsync("scenario", "fuck-up", "Written before the page was left");
            await matrix.SavedAsync("offline");

            await visit.Page.UnrouteAllAsync();
            await visit.Page.ReloadAsync();

            await Expect(matrix.Cell("scenario", "fuck-up")).ToContainTextAsync("Written before the page was left");
            await matrix.SavedAsync();
            await ExpectStoredAsync("scenario", "fuck-up", "Written before the page was left");
        },
        "en");

    private async Task WriteAsync(Visit visit, string lane, string touchpoint, string text)
    {
        var matrix = new Matrix(visit, portal.Ids, Journey);
        await matrix.OpenAsync();
        await matrix.TypeAsync(lane, touchpoint, text);
        await matrix.Cell(lane, touchpoint).Locator("textarea").PressAsync("Control+Enter");
        await ExpectStoredAsync(lane, touchpoint, text);
    }

    private async Task ExpectStoredAsync(string lane, string touchpoint, string text)
    {
        var until = Environment.TickCount64 + 10_000;
        while (await StoredAsync(lane, touchpoint) != text && Environment.TickCount64 < until)
        {
            await Task.Delay(100);
        }

        Assert.Equal(text, await StoredAsync(lane, touchpoint));
    }

    private Task<string?> StoredAsync(string lane, string touchpoint) => portal.WithDatabaseAsync(database =>
    {
        var (laneId, touchpointId) = (long.Parse(portal.Ids[$"{Journey}#{lane}"], null), long.Parse(portal.Ids[$"{Journey}/{touchpoint}"], null));
        return database.Cells.Where(cell => cell.LaneId == laneId && cell.TouchpointId == touchpointId).Select(cell => cell.Text).SingleOrDefaultAsync();
    });
}
