using System.Text.Encodings.Web;
using System.Text.Unicode;
using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Tests.Features.Matrix;

public sealed class LimitedMarkdownTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Theory]
    [InlineData("просто текст", "просто текст")]
    [InlineData("строка\nещё одна", "строка\nещё одна")]
    [InlineData("a **b** c", "a <strong>b</strong> c")]
    [InlineData("__b__", "<strong>b</strong>")]
    [InlineData("*не курсив*", "*не курсив*")]
    [InlineData("имя_файла_тут", "имя_файла_тут")]
    [InlineData("# не заголовок", "# не заголовок")]
    [InlineData("> не цитата", "&gt; не цитата")]
    [InlineData("`не код`", "`не код`")]
    [InlineData("    не код", "    не код")]
    [InlineData("2 < 3 & 4 > 1", "2 &lt; 3 &amp; 4 &gt; 1")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("- один\n- два", "<ul><li>один</li><li>два</li></ul>")]
    [InlineData("3. три\n4. четыре", "<ol start=\"3\"><li>три</li><li>четыре</li></ol>")]
    [InlineData("первый\n\nвторой", "<p>первый</p><p>второй</p>")]
    [InlineData("[сайт](https://bank.example/a?b=1&c=2)", "<a href=\"https://bank.example/a?b=1&amp;c=2\" rel=\"noopener nofollow\">сайт</a>")]
    [InlineData("[почта](mailto:a@bank.example)", "<a href=\"mailto:a@bank.example\" rel=\"noopener nofollow\">почта</a>")]
    [InlineData("[зло](javascript:alert(1))", "зло")]
    [InlineData("[зло](data:text/html,x)", "зло")]
    [InlineData("[зло](/journeys/1)", "зло")]
    [InlineData("![картинка](https://bank.example/a.png)", "картинка")]
    public void ToHtml_KeepsToWhatIsAllowed(string text, string expected) =>
        Assert.Equal(expected, LimitedMarkdown.ToHtml(text, Encoder).Replace("&#x27;", "'", StringComparison.Ordinal));

    [Fact]
    public void ToHtml_Address_BecomesALink() =>
        Assert.Contains("<a href=\"https://bank.example/tariffs\" rel=\"noopener nofollow\">", LimitedMarkdown.ToHtml("см. https://bank.example/tariffs", Encoder), StringComparison.Ordinal);

    [Fact]
    public void ToHtml_QuoteInALink_CannotLeaveTheAttribute()
    {
        var html = LimitedMarkdown.ToHtml("[x](<https://bank.example/\" onmouseover=\"alert(1)>)", Encoder);

        Assert.DoesNotContain("\" onmouseover", html, StringComparison.Ordinal);
    }
}
