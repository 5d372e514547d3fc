using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

public sealed class EditingTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    private const string Journey = "reference-en";

    [Fact]
    public Task SignIn_ThenEnglishAndACell_IsThereAfterReloading() => portal.VisitAsync(null, async visit =>
    {
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.GetByLabel("Электронная почта").Or(page.Locator("input[name=Email]")).First.FillAsync(SampleDatabases.EmailOf(Role.Designer, "ru"));
        await page.Locator("input[name=Password]").FillAsync(TestUsers.Password);
        await page.Locator("main form button.btn-primary").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ru");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.Locator("nav a[href='/journeys']").First.ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Getting the internet bank to work" }).First.ClickAsync();

        var matrix = new Matrix(visit, portal.Ids, Journey);
        await matrix.TypeAsync("scenario", "lives", "Reads the news on the way to work");
        await Expect(matrix.SaveState).ToHaveAttributeAsync("data-state", "saved");
        await matrix.Cell("scenario", "lives").Locator("textarea").PressAsync("Control+Enter");
        await page.ReloadAsync();
        await Expect(matrix.Cell("scenario", "lives")).ToContainTextAsync("Reads the news on the way to work");
    });

    [Fact]
    public Task Keyboard_EnterTypeAndControlEnter_SavesAndGoesDown() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await matrix.Cell("scenario", "short-list").FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.Keyboard.PressAsync("Control+A");
            await visit.Page.Keyboard.TypeAsync("Asks two friends");
            await visit.Page.Keyboard.PressAsync("Control+Enter");

            await Expect(matrix.Cell("scenario", "short-list")).ToContainTextAsync("Asks two friends");
            await Expect(matrix.Cell("need", "short-list")).ToBeFocusedAsync();
            await matrix.SavedAsync();
            Assert.Equal("Asks two friends", await StoredAsync("scenario", "short-list"));
        },
        "en");

    [Fact]
    public Task Escape_WhileWriting_LeavesTheCellAsItWas() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await matrix.Cell("scenario", "buys").FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.Keyboard.TypeAsync(" and regrets it");
            await visit.Page.Keyboard.PressAsync("Escape");

            await Expect(matrix.Cell("scenario", "buys")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Buys$"));
            await matrix.SavedAsync();
            Assert.Equal("Buys", await StoredAsync("scenario", "buys"));
        },
        "en");

    [Fact]
    public Task Curve_PointDragged_IsBentAndKept() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            var box = await matrix.Cell("emotion", "lives").BoundingBoxAsync() ?? throw new InvalidOperationException("The emotion row is not shown.");
            float HeightOf(int level) => box.Y + (box.Height * (50 - (19 * level)) / 100);

            await visit.Page.Mouse.MoveAsync(box.X + (box.Width / 2), HeightOf(0));
            await visit.Page.Mouse.DownAsync();
            await visit.Page.Mouse.MoveAsync(box.X + (box.Width / 2), HeightOf(-2), new() { Steps = 8 });
            await visit.Page.Mouse.UpAsync();

            await Expect(visit.Page.Locator("circle.pt-designed[data-i='0']")).ToHaveAttributeAsync("cy", "88%");
            await matrix.SavedAsync();
            await visit.Page.ReloadAsync();
            await Expect(matrix.Cell("emotion", "lives").Locator("input[type=range]")).ToHaveValueAsync("-2");
        },
        "en");

    [Fact]
    public Task Curve_ByKeyboard_IsBentAndKept() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await matrix.Cell("emotion", "installs").FocusAsync();
            await visit.Page.Keyboard.PressAsync("5");
            await Expect(visit.Page.Locator("circle.pt-designed[data-i='3']")).ToHaveAttributeAsync("cy", "12%");
            await matrix.SavedAsync();

            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.Keyboard.PressAsync("ArrowDown");
            await visit.Page.Keyboard.PressAsync("Control+Enter");

            await Expect(visit.Page.Locator("circle.pt-designed[data-i='3']")).ToHaveAttributeAsync("cy", "31%");
            await matrix.SavedAsync();
            await visit.Page.ReloadAsync();
            await Expect(matrix.Cell("emotion", "installs").Locator("input[type=range]")).ToHaveValueAsync("1");
        },
        "en");

    [Fact]
    public Task Chips_ChosenFromTheCatalogue_AreKept() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await matrix.Cell("team", "fuck-up").FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.Keyboard.TypeAsync("instruct");
            await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Option, new() { Name = "Instructions" }).First.ClickAsync();
            await PageCheck.AxeAsync(visit.Page, "matrix with the chip editor");
            await visit.Page.Keyboard.PressAsync("Control+Enter");

            await Expect(matrix.Cell("team", "fuck-up")).ToContainTextAsync("Instructions");
            await matrix.SavedAsync();
            await visit.Page.ReloadAsync();
            await Expect(matrix.Cell("team", "fuck-up")).ToContainTextAsync("Instructions");
        },
        "en");

    private Task<string?> StoredAsync(string lane, string touchpoint) => portal.WithDatabaseAsync(database =>
    {
        var (laneId, touchpointId) = (long.Parse(portal.Ids[$"{Journey}#{lane}"], null), long.Parse(portal.Ids[$"{Journey}/{touchpoint}"], null));
        return database.Cells.Where(cell => cell.LaneId == laneId && cell.TouchpointId == touchpointId).Select(cell => cell.Text).SingleOrDefaultAsync();
    });
}
