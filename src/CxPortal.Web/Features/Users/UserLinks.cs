using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Users;

/// <summary>Hands one-time links over: by letter where that works, else once on the administrator's next page.</summary>
public sealed class UserLinks(UserInvitation invitations, PortalAddress address, IStringLocalizer<UsersText> text)
{
    private const string Key = "users.link";

    /// <summary>Sends the link, and leaves a message, or the link itself, for the next page.</summary>
    public async Task HandOverAsync(Controller controller, Guid userId, string linkPath, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        var portal = await address.ForAsync(controller.Request, cancellationToken);
        if (await invitations.SendAsync(userId, linkPath, purpose, portal, cancellationToken) is not { } issued)
        {
            return;
        }

        if (issued.Mail.IsSent)
        {
            controller.FlashDone(text["Link.Sent", issued.Email]);
            return;
        }

        controller.TempData[Key] = issued.Url;
        if (issued.Mail.Status == MailStatus.Failed)
        {
            controller.FlashWarning(text["Link.NotSent", issued.Mail.Detail ?? string.Empty]);
        }
    }

    /// <summary>The link left for this page; null when there is none. It is shown once.</summary>
    public static string? Take(Controller controller) => controller.TempData[Key] as string;
}
