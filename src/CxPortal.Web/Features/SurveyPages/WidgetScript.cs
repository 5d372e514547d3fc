using System.Text.Json;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Intake;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>
/// The script that another site includes by one line. It puts a button into a shadow tree and, when that is pressed, the survey into a
/// frame: neither side sees the other's styles, scripts or cookies.
/// </summary>
public sealed class WidgetScript(LiveSurveys surveys, IWebHostEnvironment environment)
{
    private readonly Lazy<string> template = new(() =>
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("js/survey-widget.js").CreateReadStream());
        return reader.ReadToEnd();
    });

    /// <summary>GET /s/{token}/widget.js.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var token = (string)context.Request.RouteValues["token"]!;
        var collector = await surveys.FindCollectorAsync(token, context.RequestAborted);
        if (collector is not { Kind: CollectorKind.Widget, IsActive: true }
            || await surveys.FindAsync(collector.SurveyId, context.RequestAborted) is not { Current: { } current })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/plain";
            return;
        }

        var words = current.Languages.ToDictionary(language => language, language =>
        {
            var texts = new RespondentTexts(current.Asked.Definition, language);
            return new { open = texts["WidgetOpen"], close = texts["WidgetClose"], title = current.Asked.Definition.Title.For(current.Asked.LanguagesFrom(language)) };
        });
        context.Response.ContentType = "text/javascript; charset=utf-8";
        context.Response.Headers.CacheControl = "public, max-age=300";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        await context.Response.WriteAsync(
            template.Value.Replace("__WORDS__", JsonSerializer.Serialize(words), StringComparison.Ordinal), context.RequestAborted);
    }
}
