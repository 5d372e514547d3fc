using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>What holds for every page on every device.</summary>
internal static class PageCheck
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Takes a picture of the page, then checks its width and its accessibility (WCAG 2.0 to 2.2, A and AA).</summary>
    public static async Task RunAsync(Visit visit, string name)
    {
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Artifacts.PathOf("screenshots", $"{visit.Language}-{visit.Device.Label}-{name}.png"),
            FullPage = true,
        });
        var width = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(width <= 0, $"{name} is {width} pixels wider than the window: {await WidestAsync(visit.Page)}");
        Assert.Equal(visit.Language, await visit.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
        await AxeAsync(visit.Page, name);
    }

    /// <summary>Checks the accessibility of the page as it stands, with whatever dialog or panel is open.</summary>
    public static async Task AxeAsync(IPage page, string name)
    {
        var result = await page.RunAxe(Rules);
        var violations = result.Violations.SelectMany(violation => violation.Nodes.Take(5).Select(node =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}{Environment.NewLine}      {node.Html}{Environment.NewLine}      {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"));
        Assert.True(result.Violations.Length == 0, $"{name} breaks rules of accessibility:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", violations)}");
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')]
          .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(0, 5).map(element => element.outerHTML.slice(0, 120)).join(' | ')
        """);
}
