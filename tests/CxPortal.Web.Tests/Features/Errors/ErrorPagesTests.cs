using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Errors;

public sealed class ErrorPagesTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(418)]
    [InlineData(428)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Page_OfEachStatus_SaysWhatToDo(int status)
    {
        var client = portal.Anonymous();

        var response = await client.GetAsync("/error/" + status);

        Assert.Equal(status, (int)response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Equal(status.ToString(System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector(".solo-code")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task UnknownAddress_SignedIn_Is404InBothLanguages()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Equal("Такой страницы нет", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("value=\"/no-such-page\"", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownAddress_AskedByScript_IsProblemDetails()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        client.Http.DefaultRequestHeaders.Add("Accept", "application/json");

        var response = await client.GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.Equal("Такой страницы нет", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Form_WithoutToken_KeepsTheTextOfOurOwnPage()
    {
        using var form = Form("A long remark that took a while");
        form.Headers.Add("Sec-Fetch-Site", "same-origin");

        var response = await portal.Anonymous().Http.SendAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await portal.Anonymous().ReadPageAsync(response);
        Assert.Equal("A long remark that took a while", page.QuerySelector("textarea")!.TextContent);
        Assert.DoesNotContain("correct horse battery", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutToken_FromAnotherSite_ShowsNothingOfIt()
    {
        using var form = Form("Call this number at once");
        form.Headers.Add("Sec-Fetch-Site", "cross-site");

        var response = await portal.Anonymous().Http.SendAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("Call this number", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_TooLarge_Is413()
    {
        using var form = Form(new string('x', 5_000_000));

        var response = await portal.Anonymous().Http.SendAsync(form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var page = await portal.Anonymous().ReadPageAsync(response);
        Assert.NotNull(page.QuerySelector(".solo-card"));
    }

    [Fact]
    public async Task Page_AskedForByAnotherSite_IsNotCompressed()
    {
        var client = portal.Anonymous();
        client.Http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        Assert.Equal(["br"], (await client.GetAsync("/account/sign-in")).Content.Headers.ContentEncoding);

        client.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Empty((await client.GetAsync("/account/sign-in")).Content.Headers.ContentEncoding);
    }

    private static HttpRequestMessage Form(string text) => new(HttpMethod.Post, "/account/sign-in")
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = text, ["Password"] = TestUsers.Password }),
    };
}
