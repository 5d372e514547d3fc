using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>The matrix of a sample journey as a person finds it on the page.</summary>
/// <param name="visit">Who looks at it.</param>
/// <param name="ids">Keys of the sample's rows.</param>
/// <param name="journey">Key of the journey.</param>
public sealed class Matrix(Visit visit, SampleIds ids, string journey)
{
    private IPage Page => visit.Page;

    /// <summary>The state of saving in the head of the page.</summary>
    public ILocator SaveState => Page.Locator("#save-state");

    /// <summary>Notices in the corner.</summary>
    public ILocator Toast => Page.Locator("#toasts .toast");

    /// <summary>The panel beside the matrix.</summary>
    public ILocator Panel => Page.Locator("#panel");

    /// <summary>Opens the page.</summary>
    public Task OpenAsync(string query = "") => visit.GoAsync($"/journeys/{ids[journey]}{query}");

    /// <summary>Waits until the page's scripts listen: what is clicked before does nothing.</summary>
    public Task ReadyAsync() => Page.Locator("#matrix-host[data-ready]").WaitForAsync();

    /// <summary>The cell where a lane crosses a touchpoint.</summary>
    public ILocator Cell(string lane, string touchpoint) => Page.Locator($"#c{ids[$"{journey}#{lane}"]}-{ids[$"{journey}/{touchpoint}"]}");

    /// <summary>The head of a stage.</summary>
    public ILocator Stage(string stage) => Page.Locator($"#s{ids[$"{journey}!{stage}"]}");

    /// <summary>The head of a touchpoint.</summary>
    public ILocator Touchpoint(string touchpoint) => Page.Locator($"#t{ids[$"{journey}/{touchpoint}"]}");

    /// <summary>Writes text into a cell as with the pointer and the keyboard; it is saved after a pause.</summary>
    public async Task TypeAsync(string lane, string touchpoint, string text)
    {
        await ReadyAsync();
        await Cell(lane, touchpoint).ClickAsync();
        await Cell(lane, touchpoint).Locator("textarea").FillAsync(text);
    }

    /// <summary>Waits until everything that was written has arrived.</summary>
    public Task SavedAsync(string cellState = "saved") => Assertions.Expect(SaveState).ToHaveAttributeAsync("data-state", cellState);

    /// <summary>The titles of the stages from left to right.</summary>
    public async Task<IReadOnlyList<string>> StagesAsync() => await Page.Locator("#matrix-host th.stage .th-name").AllInnerTextsAsync();

    /// <summary>The titles of the touchpoints from left to right.</summary>
    public async Task<IReadOnlyList<string>> TouchpointsAsync() => await Page.Locator("#matrix-host th.step .th-name").AllInnerTextsAsync();

    /// <summary>The height, in percent of the row, at which the curve has its point for a touchpoint.</summary>
    public Task<string?> PointAsync(int column) => Page.Locator($"#matrix-host circle.pt-designed[data-i='{column}']").GetAttributeAsync("cy");

    /// <summary>Drags an element to the middle of another one, in steps as a hand does.</summary>
    public async Task DragAsync(ILocator handle, ILocator target, float share = 0.75f)
    {
        await handle.HoverAsync();
        var to = await target.BoundingBoxAsync() ?? throw new InvalidOperationException("The target is not on the page.");
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(to.X + (to.Width * share / 2), to.Y + (to.Height / 2), new MouseMoveOptions { Steps = 6 });
        await Page.Mouse.MoveAsync(to.X + (to.Width * share), to.Y + (to.Height / 2), new MouseMoveOptions { Steps = 6 });
        await Page.Mouse.UpAsync();
    }
}
