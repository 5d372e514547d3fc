using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

/// <summary>What one may not do is not shown.</summary>
public sealed class RoleTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public Task Matrix_ForReaders_HasNothingToEditWith(Role role) => portal.VisitAsync(role, async visit =>
    {
        var matrix = new Matrix(visit, portal.Ids, "reference");
        await matrix.OpenAsync();
        await Expect(visit.Page.Locator("#matrix-host table[aria-readonly=true]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#matrix-host :is(.drag, .insert, .th-menu, .lane-add, input[type=range])")).ToHaveCountAsync(0);

        await matrix.Cell("scenario", "lives").ClickAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("x");
        await Expect(visit.Page.Locator("#matrix-host textarea")).ToHaveCountAsync(0);
    });

    [Theory]
    [InlineData(Role.Designer, new[] { "/journeys", "/surveys", "/cases", "/respondents", "/catalog" })]
    [InlineData(Role.Reviewer, new[] { "/journeys", "/surveys", "/cases", "/catalog" })]
    [InlineData(Role.Executive, new[] { "/journeys", "/surveys" })]
    [InlineData(Role.Administrator, new[] { "/journeys", "/surveys", "/cases", "/respondents", "/catalog", "/users", "/settings", "/audit" })]
    public Task Navigation_ForEachRole_LeadsWhereItMayGo(Role role, string[] expected) => portal.VisitAsync(role, async visit =>
    {
        await visit.GoAsync("/");

        var links = await visit.Page.Locator("#nav ul a").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)");

        Assert.Equal(expected, links.Where(link => link != "/"));
        foreach (var link in expected)
        {
            await visit.GoAsync(link);
        }
    });
}
