using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Goes back to where somebody came from, but never to another site.</summary>
public static class ReturnAddress
{
    /// <summary>Redirects to a path of this portal, or to the first page when the address is missing or leads elsewhere.</summary>
    public static LocalRedirectResult Onward(this Controller controller, string? returnUrl) =>
        controller.LocalRedirect(controller.Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
