using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

public sealed class StructureTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    [Fact]
    public Task Stage_Dragged_StandsInItsNewPlace() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = await OpenAsync(visit, "reference-en");
            await matrix.Stage("lives").HoverAsync();
            await matrix.DragAsync(matrix.Stage("lives").Locator(".drag"), matrix.Stage("buys"));

            await Expect(visit.Page.Locator("th.stage .th-name")).ToHaveTextAsync(["Short list", "Buys", "Lives", "Installs", "Fuck-up"]);
            await visit.Page.ReloadAsync();
            await Expect(visit.Page.Locator("th.stage .th-name")).ToHaveTextAsync(["Short list", "Buys", "Lives", "Installs", "Fuck-up"]);
            Assert.Equal("Sees an advertisement", (await matrix.TouchpointsAsync())[2]);
        },
        "en");

    [Fact]
    public Task Stage_MovedByKeys_StandsInItsNewPlaceAndIsAnnounced() => portal.VisitAsync(Role.Designer, async visit =>
    {
        var matrix = await OpenAsync(visit, "reference");
        await matrix.Cell("scenario", "lives").FocusAsync();
        await matrix.Stage("lives").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Alt+ArrowRight");

        await Expect(visit.Page.Locator("th.stage .th-name")).ToHaveTextAsync(["Шорт-лист", "Живет", "Совершает покупку", "Инсталлирует", "Фак-ап"]);
        await Expect(visit.Page.Locator("#grid-status")).ToContainTextAsync("2 из 5");
        await Expect(matrix.Stage("lives")).ToBeFocusedAsync();
        await visit.Page.ReloadAsync();
        Assert.Equal("Шорт-лист", (await matrix.StagesAsync())[0]);
    });

    [Fact]
    public Task Drag_Escaped_ChangesNothing() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = await OpenAsync(visit, "payment-stopped");
            var before = await matrix.StagesAsync();
            var first = visit.Page.Locator("th.stage").First;
            var last = await visit.Page.Locator("th.stage").Last.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no stage.");
            await first.Locator(".drag").HoverAsync();
            await visit.Page.Mouse.DownAsync();
            await visit.Page.Mouse.MoveAsync(last.X + 10, last.Y + 10, new() { Steps = 8 });
            await visit.Page.Keyboard.PressAsync("Escape");
            await visit.Page.Mouse.UpAsync();

            await Expect(visit.Page.Locator("[data-drop]")).ToHaveCountAsync(0);
            Assert.Equal(before, await matrix.StagesAsync());
        },
        "en");

    [Fact]
    public Task Touchpoint_Archived_ComesBackByTheNotice() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = await OpenAsync(visit, "account-opening");
            var before = await matrix.TouchpointsAsync();
            await visit.Page.Locator("th.step").First.Locator(".th-menu").ClickAsync();
            await PageCheck.AxeAsync(visit.Page, "matrix with an open menu");
            await visit.Page.Locator("#menu-step [data-act=archive]").ClickAsync();
            // A notice waits while the pointer rests on it.
            await matrix.Toast.HoverAsync();
            await PageCheck.AxeAsync(visit.Page, "matrix with a notice");
            Assert.DoesNotContain(before[0], (await matrix.TouchpointsAsync()).Take(1));

            await matrix.Toast.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

            await Expect(visit.Page.Locator("th.step .th-name")).ToHaveTextAsync(before);
        },
        "en");

    [Fact]
    public Task Stage_Inserted_CanBeNamedAndWrittenIn() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = await OpenAsync(visit, "account-opening-to-be");
            var before = await matrix.StagesAsync();
            await visit.Page.Locator("th.stage").Last.Locator(".th-menu").ClickAsync();
            await visit.Page.Locator("#menu-stage [data-act=insert-after]").ClickAsync();
            await Expect(visit.Page.Locator("th.stage")).ToHaveCountAsync(before.Count + 1);
        },
        "en");

    private async Task<Matrix> OpenAsync(Visit visit, string journey)
    {
        var matrix = new Matrix(visit, portal.Ids, journey);
        await matrix.OpenAsync();
        return matrix;
    }
}
