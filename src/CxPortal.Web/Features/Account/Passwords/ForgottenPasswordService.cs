using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Writes letters with a link to those who forgot their password.</summary>
public sealed class ForgottenPasswordService(
    CxPortalDbContext database,
    UserManager<AppUser> users,
    OneTimeLinks links,
    PortalAddress address,
    IMailSender mail,
    AccountActs acts,
    OperationContext operation,
    IStringLocalizer<AccountText> text)
{
    /// <summary>
    /// Whether letters can be sent: a mail server is set, and the portal's address too, because here a stranger's request says it.
    /// </summary>
    public async Task<bool> CanSendAsync(CancellationToken cancellationToken) =>
        await mail.IsConfiguredAsync(cancellationToken) && await address.FromSettingsAsync(cancellationToken) is not null;

    /// <summary>Sends the letter, if the address belongs to somebody who may sign in.</summary>
    public async Task SendAsync(ForgottenPassword request, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(request.Email) is not { DisabledAt: null } user
            || await address.FromSettingsAsync(cancellationToken) is not { } portal)
        {
            return;
        }

        operation.IpAddress = request.IpAddress;
        acts.Record(AccountActs.ResetRequested, user);
        await database.SaveChangesAsync(cancellationToken);
        await mail.SendAsync(Write(user, portal, request.Language), cancellationToken);
    }

    private Letter Write(AppUser user, string portal, string language)
    {
        using var scope = LanguageScope.Of(user.Language ?? language);
        var link = portal + links.PathFor(user, LinkPurpose.Reset);
        return new Letter(user.Email!, text["Letter.Reset.Subject"], text["Letter.Reset.Text", user.DisplayName, link]);
    }
}
