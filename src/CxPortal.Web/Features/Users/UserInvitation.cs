using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Account;
using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Users;

/// <summary>Somebody who is to get an account.</summary>
/// <param name="Email">Address, which is also the name to sign in with.</param>
/// <param name="DisplayName">The name others see.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Language">Language of the letter and of the interface; null follows the browser.</param>
/// <param name="Password">The first password; null leaves it to the person, by a one-time link.</param>
public sealed record InviteUser(string Email, string DisplayName, Role Role, string? Language, string? Password = null);

/// <summary>An account that was made.</summary>
/// <param name="Id">Its key.</param>
/// <param name="LinkPath">Path of the one-time link for the first password; null when a password was given.</param>
public sealed record InvitedUser(Guid Id, string? LinkPath);

/// <summary>What became of a one-time link.</summary>
/// <param name="Url">The whole link.</param>
/// <param name="Email">For whom it is.</param>
/// <param name="Mail">Whether it went out as a letter.</param>
public sealed record IssuedLink(string Url, string Email, MailResult Mail);

/// <summary>Makes accounts, and writes the letters with the links that open them. Used by the pages and by the command line.</summary>
public sealed class UserInvitation(
    CxPortalDbContext database,
    UserManager<AppUser> users,
    OneTimeLinks links,
    IMailSender mail,
    IStringLocalizer<UsersText> text,
    TimeProvider clock)
{
    /// <summary>Makes the account. Problems name the fields of <see cref="InviteUser"/>.</summary>
    public async Task<Outcome<InvitedUser>> CreateAsync(InviteUser invitation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var user = new AppUser
        {
            Id = Guid.NewGuid(),
            UserName = invitation.Email.Trim(),
            Email = invitation.Email.Trim(),
            DisplayName = invitation.DisplayName.Trim(),
            Role = invitation.Role,
            Language = invitation.Language,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        var result = invitation.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, invitation.Password);
        if (!result.Succeeded)
        {
            return Outcome<InvitedUser>.Invalid(
                [.. AccountErrors.ProblemsOf(result).Problems.Select(problem => problem.Field == "NewPassword" ? problem with { Field = nameof(InviteUser.Password) } : problem)]);
        }

        return new InvitedUser(user.Id, invitation.Password is null ? links.PathFor(user, LinkPurpose.FirstSignIn) : null);
    }

    /// <summary>Sends a one-time link by letter, in the reader's language.</summary>
    /// <param name="userId">For whom.</param>
    /// <param name="linkPath">Path of the link.</param>
    /// <param name="purpose">What the link is for.</param>
    /// <param name="portal">Address of the portal, without a slash at its end.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The link, to be shown when no letter went out; null for an unknown account.</returns>
    public async Task<IssuedLink?> SendAsync(Guid userId, string linkPath, LinkPurpose purpose, string portal, CancellationToken cancellationToken)
    {
        if (await database.Users.FindAsync([userId], cancellationToken) is not { } user)
        {
            return null;
        }

        var url = portal + linkPath;
        var sent = await mail.SendAsync(Write(user, url, purpose), cancellationToken);
        return new IssuedLink(url, user.Email!, sent);
    }

    private Letter Write(AppUser user, string url, LinkPurpose purpose)
    {
        using var scope = LanguageScope.Of(user.Language);
        return purpose == LinkPurpose.FirstSignIn
            ? new Letter(user.Email!, text["Letter.Invitation.Subject"], text["Letter.Invitation.Text", user.DisplayName, url])
            : new Letter(user.Email!, text["Letter.Reset.Subject"], text["Letter.Reset.Text", user.DisplayName, url]);
    }
}
