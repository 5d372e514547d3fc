using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Users;

/// <summary>Switching accounts off and on, and helping people who cannot get in.</summary>
[Can(Permission.UsersManage)]
[Route("users/{id:guid}")]
public sealed class UserStateController(UserService users, UserLinks links, IStringLocalizer<UsersText> text) : Controller
{
    /// <summary>Switches an account off at once.</summary>
    [HttpPost("disabling")]
    public async Task<IActionResult> Disable(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await users.DisableAsync(id, cancellationToken);
        if (outcome.IsDone)
        {
            this.FlashUndo(text["Done.Disabled"], $"/users/{id}/enabling");
        }

        return Back(id, outcome);
    }

    /// <summary>Switches an account on again.</summary>
    [HttpPost("enabling")]
    public async Task<IActionResult> Enable(Guid id, CancellationToken cancellationToken) =>
        Back(id, await users.EnableAsync(id, cancellationToken), text["Done.Enabled"]);

    /// <summary>Opens an account that wrong passwords have locked.</summary>
    [HttpPost("unlocking")]
    public async Task<IActionResult> Unlock(Guid id, CancellationToken cancellationToken) =>
        Back(id, await users.UnlockAsync(id, cancellationToken), text["Done.Unlocked"]);

    /// <summary>Switches two-step sign-in off.</summary>
    [HttpPost("two-step-reset")]
    public async Task<IActionResult> ResetTwoStep(Guid id, CancellationToken cancellationToken) =>
        Back(id, await users.ResetTwoStepAsync(id, cancellationToken), text["Done.TwoStepReset"]);

    /// <summary>Takes the password away and hands over a link for a new one; for those who were invited, the invitation again.</summary>
    [HttpPost("password-reset")]
    public async Task<IActionResult> ResetPassword(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await users.ResetPasswordAsync(id, cancellationToken);
        if (outcome.IsDone)
        {
            await links.HandOverAsync(this, id, outcome.Value!, LinkPurpose.Reset, cancellationToken);
        }

        return Back(id, outcome);
    }

    private IActionResult Back(Guid id, Outcome outcome, string? message = null)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.NotFound:
                return NotFound();
            case OutcomeKind.Done when message is not null:
                this.FlashDone(message);
                break;
            case OutcomeKind.Invalid:
                this.FlashWarning(outcome.Problems[0].Message);
                break;
            case OutcomeKind.Stale:
                this.FlashWarning(text["ChangedMeanwhile"]);
                break;
        }

        return RedirectToAction(nameof(UsersController.Edit), "Users", new { id });
    }
}
