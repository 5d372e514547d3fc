using CxPortal.Web.Infrastructure.Health;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Startup;

/// <summary>The way of a request through the portal.</summary>
internal static class Pipeline
{
    public static void UsePortal(this WebApplication app)
    {
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error/500");
            app.UseHsts();
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestLocalization(Cultures.Options());
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPortalHealth();
        app.MapControllers();
    }
}
