using CxPortal.Web.Features.Api;
using CxPortal.Web.Features.SurveyPages;
using CxPortal.Web.Infrastructure.Health;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Startup;

/// <summary>The way of a request through the portal.</summary>
internal static class Pipeline
{
    public static void UsePortal(this WebApplication app)
    {
        app.UseReverseProxy();
        app.UsePageCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = exception => exception is BadHttpRequestException refused
                ? refused.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseSecurityHeaders(); // after the handler, which clears headers before it runs the error page
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseReadOnlyErrorPages();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseRequestLocalization(Cultures.Options());
        app.UseAuthorization();
        app.UseRequestSizes();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPortalHealth();
        app.MapSurveyPages();
        app.MapApiDescription();
        app.MapControllers();
    }
}
