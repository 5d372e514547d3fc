using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

/// <summary>What is published stays as it was, while work on the journey goes on.</summary>
public sealed class PublicationTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    private const string Journey = "reference-en";

    [Fact]
    public Task Journey_Published_IsKeptAsItWas() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await WriteAsync(matrix, "Written before it was published");
            await matrix.OpenAsync();
            await Expect(visit.Page.Locator("#status")).ToContainTextAsync("changed since v1");

            await visit.Page.Locator("button[popovertarget=publish]").First.ClickAsync();
            var dialog = visit.Page.Locator("#publish");
            await Expect(dialog).ToContainTextAsync("Publish version 2");
            await PageCheck.AxeAsync(visit.Page, "matrix with the dialog to publish");
            await dialog.Locator("textarea").FillAsync("One text is new");
            await dialog.Locator("button.btn-primary").ClickAsync();
            await Expect(visit.Page.Locator(".flash-good")).ToBeVisibleAsync();
            await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("Published, v2");
            await WriteAsync(matrix, "Written afterwards");

            await matrix.OpenAsync();
            await visit.Page.Locator("#versions > summary").ClickAsync();
            await visit.Page.Locator("#versions a[href$='/publications/2']").ClickAsync();
            await visit.SettleAsync();
            await Expect(visit.Page.Locator(".flash-warn")).ToContainTextAsync("One text is new");
            await Expect(visit.Page.Locator("table[aria-readonly=true]")).ToContainTextAsync("Written before it was published");
            await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("Written afterwards");
        },
        "en");

    private static async Task WriteAsync(Matrix matrix, string text)
    {
        await matrix.TypeAsync("scenario", "lives", text);
        await matrix.Cell("scenario", "lives").Locator("textarea").PressAsync("Control+Enter");
        await matrix.SavedAsync();
    }
}
