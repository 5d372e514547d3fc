using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CxPortal.Domain.Surveys;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Sends pages to respondents, with the headers that they need.</summary>
internal static class RespondentAnswers
{
    private const int KeyBytes = 16;
    private const int KeyLength = 22;

    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors ";

    /// <summary>A new idempotency key: 22 characters.</summary>
    public static string NewKey()
    {
        Span<byte> random = stackalloc byte[KeyBytes];
        RandomNumberGenerator.Fill(random);
        return Base64Url.EncodeToString(random);
    }

    /// <summary>Whether a text may be an idempotency key.</summary>
    public static bool IsKey(string? text) => text is { Length: KeyLength } && Base64Url.IsValid(text);

    /// <summary>Sends a page that was drawn before, with a key of its own.</summary>
    public static Task SendAsync(this HttpResponse response, DrawnPage page, string key, Visit visit)
    {
        Prepare(response, StatusCodes.Status200OK, visit);
        response.ContentLength = page.Before.Length + key.Length + page.After.Length;
        var body = response.BodyWriter;
        body.Write(page.Before.Span);
        Encoding.ASCII.GetBytes(key, body);
        body.Write(page.After.Span);
        return body.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }

    /// <summary>Sends a page.</summary>
    public static Task SendAsync(this HttpResponse response, string html, int status, Visit? visit)
    {
        Prepare(response, status, visit);
        var bytes = Encoding.UTF8.GetBytes(html);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length, response.HttpContext.RequestAborted);
    }

    private static void Prepare(HttpResponse response, int status, Visit? visit)
    {
        var headers = response.Headers;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";

        // The browser may keep a page for its own back button, which then sends the same key again. A kiosk's next visitor must not see it.
        headers.CacheControl = visit is { Collector.Kind: CollectorKind.Kiosk } ? "no-store" : "private, max-age=0";
        if (visit is { IsEmbedded: true, Collector.AllowedOrigins: { Count: > 0 } origins })
        {
            headers.ContentSecurityPolicy = Policy + string.Join(' ', origins);
            headers.Remove("X-Frame-Options");
        }
        else
        {
            headers.ContentSecurityPolicy = Policy + "'none'";
        }
    }
}
