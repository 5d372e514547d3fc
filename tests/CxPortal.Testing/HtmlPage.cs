using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CxPortal.Testing;

/// <summary>What holds for every page of the portal.</summary>
public static class HtmlPage
{
    /// <summary>Fails with the page's address where a rule is broken.</summary>
    public static void Check(IHtmlDocument page, string url)
    {
        Assert.True(page.DocumentElement.GetAttribute("lang") is "ru" or "en", $"{url}: html has no lang");
        var heading = page.QuerySelector("h1");
        Assert.True(heading is not null, $"{url}: no h1");
        Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{url}: more than one h1");
        Assert.True(page.QuerySelectorAll("main").Length == 1, $"{url}: there must be one main");
        var repeated = page.QuerySelectorAll("[id]").GroupBy(element => element.Id).FirstOrDefault(same => same.Count() > 1);
        Assert.True(repeated is null, $"{url}: id {repeated?.Key} is used {repeated?.Count()} times");
        foreach (var element in page.All)
        {
            var inline = element.Attributes.FirstOrDefault(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
            Assert.True(inline is null, $"{url}: <{element.LocalName}> has {inline?.Name}, which the Content-Security-Policy forbids");
        }

        Assert.True(
            page.Scripts.All(script => script.HasAttribute("src") || script.Type is "application/json"),
            $"{url}: inline script");
        CheckForms(page, url);
        CheckLabels(page, url);
        CheckTexts(page, url);
    }

    /// <summary>A form that is posted without a token is refused, and only for people: tests bring their own. The respondent's pages under /s need none.</summary>
    private static void CheckForms(IHtmlDocument page, string url)
    {
        var bare = page.Forms.FirstOrDefault(form =>
            "post".Equals(form.GetAttribute("method"), StringComparison.OrdinalIgnoreCase)
            && !(form.GetAttribute("action") ?? url).StartsWith("/s/", StringComparison.Ordinal)
            && form.QuerySelector("input[name=__RequestVerificationToken]") is null);
        Assert.True(bare is null, $"{url}: the form of {bare?.GetAttribute("action")} has no antiforgery token");
    }

    private static void CheckLabels(IHtmlDocument page, string url)
    {
        foreach (var field in page.QuerySelectorAll("input, select, textarea"))
        {
            var isLabelled = field.GetAttribute("type") is "hidden" or "submit" or "button"
                || field.HasAttribute("aria-label") || field.HasAttribute("aria-labelledby")
                || field.Closest("label") is not null
                || (field.Id is { } id && page.QuerySelectorAll("label").Any(label => label.GetAttribute("for") == id));
            Assert.True(isLabelled, $"{url}: no label for {field.OuterHtml}");
        }

        foreach (var button in page.QuerySelectorAll("button, a[href]"))
        {
            var hasName = !string.IsNullOrWhiteSpace(button.TextContent) || button.HasAttribute("aria-label")
                || button.QuerySelector("img[alt]") is not null;
            Assert.True(hasName, $"{url}: no name for {button.OuterHtml}");
        }
    }

    /// <summary>A key such as Journeys.Title in the text means that a resource is missing.</summary>
    private static void CheckTexts(IHtmlDocument page, string url)
    {
        foreach (var text in page.Body!.Descendants<IText>().Where(node => node.ParentElement?.LocalName is not ("script" or "style")))
        {
            var value = text.Data.Trim();
            var looksLikeKey = value.Length > 3 && value.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < value.Length - 1
                && char.IsAsciiLetterUpper(value[0]) && char.IsAsciiLetterUpper(value[dot + 1])
                && value.All(character => char.IsAsciiLetterOrDigit(character) || character == '.');
            Assert.False(looksLikeKey, $"{url}: \"{value}\" looks like the key of a missing text");
        }
    }
}
