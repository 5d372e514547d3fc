using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Surveys.Previewing;

/// <summary>Lets one page of the portal show another one in a frame; other sites still cannot.</summary>
public static class OwnFrames
{
    /// <summary>Lets the page hold frames with pages of the portal.</summary>
    public static void LetFrameOwnPages(this HttpResponse response) => response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy + "; frame-src 'self'";

    /// <summary>Lets the page be shown in a frame of a page of the portal.</summary>
    public static void LetOwnPagesFrame(this HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
