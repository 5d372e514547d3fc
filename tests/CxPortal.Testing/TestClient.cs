using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CxPortal.Testing;

/// <summary>A browser without a screen: keeps cookies, sends the antiforgery token of the page it looks at, follows no redirects.</summary>
public sealed class TestClient(HttpClient http)
{
    private string? token;

    /// <summary>The plain client, for requests that are not of a page.</summary>
    public HttpClient Http { get; } = http;

    /// <summary>Gets a page, checks what every page must have, and remembers its antiforgery token.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string url)
    {
        var response = await Http.GetAsync(url);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"GET {url} answered {(int)response.StatusCode} {response.Headers.Location}");
        return await ReadPageAsync(response);
    }

    /// <summary>Gets any answer.</summary>
    public Task<HttpResponseMessage> GetAsync(string url) => Http.GetAsync(url);

    /// <summary>Posts form fields with the token of a page.</summary>
    public Task<HttpResponseMessage> PostFormAsync(IHtmlDocument page, string url, Dictionary<string, string?> fields)
    {
        var all = fields.Where(field => field.Value is not null)
            .Append(new KeyValuePair<string, string?>("__RequestVerificationToken", TokenOf(page)));
        return Http.PostAsync(url, new FormUrlEncodedContent(all!));
    }

    /// <summary>Gets a page for its token and posts form fields to the same or another address.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string pageUrl, string url, Dictionary<string, string?> fields) =>
        await PostFormAsync(await GetPageAsync(pageUrl), url, fields);

    /// <summary>Sends JSON as the page's script does: antiforgery header, and <c>If-Match</c> or <c>If-None-Match</c>.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="url">Address.</param>
    /// <param name="body">Serialised as JSON; null sends no body.</param>
    /// <param name="version">The version expected: 0 for "nothing there yet", null to leave the header out.</param>
    public async Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string url, object? body = null, int? version = null)
    {
        if (token is null)
        {
            await GetPageAsync("/");
        }

        using var request = new HttpRequestMessage(method, url);
        request.Headers.Add("X-CSRF-Token", token);
        request.Headers.Add("X-Requested-With", "fetch");
        if (version is 0)
        {
            request.Headers.Add("If-None-Match", "*");
        }
        else if (version is not null)
        {
            request.Headers.Add("If-Match", $"\"{version}\"");
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Reads the page an answer holds, whatever its status, and checks what every page must have.</summary>
    public async Task<IHtmlDocument> ReadPageAsync(HttpResponseMessage response)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        HtmlPage.Check(page, response.RequestMessage?.RequestUri?.PathAndQuery ?? "?");
        token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")?.Value ?? token;
        return page;
    }

    private static string TokenOf(IHtmlDocument page) =>
        page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")?.Value
        ?? throw new InvalidOperationException("The page has no form with an antiforgery token.");
}
