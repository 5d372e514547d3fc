using System.Net;
using AngleSharp.Html.Dom;

namespace CxPortal.Testing;

/// <summary>A respondent without a script: opens a survey, fills in what the page offers and presses its buttons.</summary>
/// <param name="client">The browser.</param>
/// <param name="address">The survey's address, with its query.</param>
public sealed class SurveyVisitor(TestClient client, string address)
{
    private IHtmlDocument? page;

    /// <summary>The page that is open.</summary>
    public IHtmlDocument Page => page ?? throw new InvalidOperationException("No page is open.");

    /// <summary>The last answer.</summary>
    public HttpResponseMessage Answer { get; private set; } = null!;

    /// <summary>Opens the survey.</summary>
    public async Task<SurveyVisitor> OpenAsync()
    {
        Answer = await client.GetAsync(address);
        page = await client.ReadPageAsync(Answer);
        return this;
    }

    /// <summary>The fields that a browser would send from the page, with some of them filled in.</summary>
    public List<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] filled)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in Page.QuerySelectorAll("form input").OfType<IHtmlInputElement>().Where(input => filled.All(one => one.Name != input.Name)))
        {
            if (input.Type is not ("radio" or "checkbox") || input.IsChecked)
            {
                fields.Add(new(input.Name!, input.Value));
            }
        }

        fields.AddRange(Page.QuerySelectorAll("form textarea").OfType<IHtmlTextAreaElement>().Where(area => filled.All(one => one.Name != area.Name))
            .Select(area => new KeyValuePair<string, string>(area.Name!, area.Value)));
        fields.AddRange(filled.Select(one => new KeyValuePair<string, string>(one.Name, one.Value)));
        return fields;
    }

    /// <summary>Fills in and sends the page; a redirect is not followed.</summary>
    public Task<SurveyVisitor> SendAsync(params (string Name, string Value)[] filled) => SendFieldsAsync(Fields(filled));

    /// <summary>Sends fields as they are.</summary>
    public async Task<SurveyVisitor> SendFieldsAsync(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var target = (page?.Forms is { Length: > 0 } forms ? forms[0].GetAttribute("action") : null) ?? address;
        Answer = await client.Http.PostAsync(target, new FormUrlEncodedContent(fields));
        if (Answer.StatusCode != HttpStatusCode.SeeOther)
        {
            page = await client.ReadPageAsync(Answer);
        }

        return this;
    }

    /// <summary>Follows the redirect to the thanks.</summary>
    public async Task<IHtmlDocument> ThanksAsync()
    {
        Assert.Equal(HttpStatusCode.SeeOther, Answer.StatusCode);
        return await client.GetPageAsync(Answer.Headers.Location!.ToString());
    }
}
