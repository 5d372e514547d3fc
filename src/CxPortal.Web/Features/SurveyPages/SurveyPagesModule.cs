namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Registers the services of this feature, and its addresses.</summary>
internal static class SurveyPagesModule
{
    public static IServiceCollection AddSurveyPagesFeature(this IServiceCollection services) => services
        .AddSingleton<PageRenderer>()
        .AddSingleton<FirstPages>()
        .AddSingleton<VisitFinder>()
        .AddSingleton<ProgressKeeper>()
        .AddSingleton<SubmissionLimits>()
        .AddSingleton<SurveyPreviews>()
        .AddSingleton<WidgetScript>()
        .AddSingleton<SurveyPageHandler>();

    /// <summary>
    /// The addresses of respondents. They are answered right after routing, without MVC, session or localisation: thousands of people may
    /// follow one letter in the same minute. Their forms need no antiforgery token, since they act for nobody: there is no session whose
    /// rights another site could use.
    /// </summary>
    public static void MapSurveyPages(this WebApplication app)
    {
        var handler = app.Services.GetRequiredService<SurveyPageHandler>();
        var widget = app.Services.GetRequiredService<WidgetScript>();
        app.MapGet("/s/{token}", handler.BeginAsync).AllowAnonymous().ShortCircuit();
        app.MapPost("/s/{token}", handler.SendAsync).AllowAnonymous().ShortCircuit();
        app.MapPost("/s/{token}/next", handler.SendAsync).AllowAnonymous().ShortCircuit();
        app.MapGet("/s/{token}/next", SurveyPageHandler.ReturnAsync).AllowAnonymous().ShortCircuit();
        app.MapGet("/s/{token}/done", handler.ThankAsync).AllowAnonymous().ShortCircuit();
        app.MapGet("/s/{token}/widget.js", widget.SendAsync).AllowAnonymous().ShortCircuit();
    }
}
