using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>What holds for every page on every device.</summary>
internal static class PageCheck
{
    /// <summary>
    /// Looks at the page as it stands, in one visit, on all devices: a picture of each, the width of each, all rules of accessibility on the
    /// desktop and on the telephone, and the contrast in the dark. Every fault names its device; the visitor has their own back in the end.
    /// </summary>
    public static async Task RunAsync(Visit visit, string name)
    {
        var faults = new List<string>();
        var own = visit.Device;
        foreach (var (device, rules) in Looks)
        {
            await visit.SwitchAsync(device);
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Artifacts.PathOf("screenshots", $"{visit.Language}-{device.Label}-{name}.png"),
                FullPage = true,
            });
            var violations = rules is { } asked ? await Axe.RunAsync(visit.Page, asked) : [];
            faults.AddRange((await WidthAsync(visit.Page)).Concat(violations).Select(fault => $"{device.Label}: {fault}"));
        }

        await visit.SwitchAsync(own);
        if (await LanguageAsync(visit.Page) is var language && language != visit.Language)
        {
            faults.Add($"The page says that its language is {language}.");
        }

        AssertNone(faults, $"{name} in {visit.Language}");
    }

    /// <summary>Checks the accessibility of the page as it stands, with whatever dialog or panel is open, on the visitor's device.</summary>
    public static async Task AxeAsync(IPage page, string name) => AssertNone(await Axe.RunAsync(page, AxeRules.All), name);

    /// <summary>The language that the page says it is in.</summary>
    public static Task<string> LanguageAsync(IPage page) => page.EvaluateAsync<string>("() => document.documentElement.lang");

    private static IEnumerable<(Device Device, AxeRules? Rules)> Looks =>
    [
        (Device.Desktop, AxeRules.All),
        (Device.DarkDesktop, AxeRules.Contrast),
        (Device.Phone, AxeRules.All),
        (Device.Narrow, null),
    ];

    private static void AssertNone(IReadOnlyCollection<string> faults, string name) => Assert.True(
        faults.Count == 0, $"{name} is not sound:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", faults)}");

    /// <summary>What is wider than the window: nothing, or one fault.</summary>
    private static Task<string[]> WidthAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          const widest = [...document.querySelectorAll('body *')]
            .filter(element => element.getBoundingClientRect().right > clientWidth + 1)
            .slice(0, 5).map(element => element.outerHTML.slice(0, 120)).join(' | ');
          return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} pixels wider than the window: ${widest}`] : [];
        }
        """);
}
