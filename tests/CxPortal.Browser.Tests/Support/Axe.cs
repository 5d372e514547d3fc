using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>Which rules of accessibility are asked.</summary>
internal enum AxeRules
{
    /// <summary>WCAG 2.0 to 2.2, levels A and AA.</summary>
    All,

    /// <summary>The contrast of colours alone, which is what another theme can break.</summary>
    Contrast,
}

/// <summary>Asks axe about a page; its script is brought into a page once, however often it is asked.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>The violations, at most five for each rule, each with the element and the reason; empty where all is well.</summary>
    public static async Task<string[]> RunAsync(IPage page, AxeRules rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async options => (await axe.run(document, options)).violations.flatMap(rule => rule.nodes.slice(0, 5).map(node =>
              [`${rule.id} (${rule.impact}): ${rule.help}`, node.html, [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')].join('\n      ')))
            """,
            new
            {
                runOnly = rules == AxeRules.All ? new { type = "tag", values = Standards } : new { type = "rule", values = (string[])["color-contrast"] },
                resultTypes = (string[])["violations"],
            });
    }
}
