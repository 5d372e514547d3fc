using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Users;

/// <summary>The people who use the portal: list, invitation, name and role.</summary>
[Can(Permission.UsersManage)]
[Route("users")]
public sealed class UsersController(
    UserQueries queries, UserService users, UserInvitation invitations, UserLinks links, CurrentUser current, IStringLocalizer<UsersText> text) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(UserFilter filter, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(filter, cancellationToken));

    /// <summary>The form of an invitation.</summary>
    [HttpGet("new")]
    public IActionResult New() => View(new InvitationForm { Language = Cultures.Current });

    /// <summary>Makes the account and sends the link.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Create(InvitationForm form, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var invitation = new InviteUser(form.Email, form.DisplayName, form.Role!.Value, form.Language);
            var outcome = await invitations.CreateAsync(invitation, cancellationToken);
            if (outcome.Value is { } invited)
            {
                await links.HandOverAsync(this, invited.Id, invited.LinkPath!, LinkPurpose.FirstSignIn, cancellationToken);
                return RedirectToAction(nameof(Edit), new { invited.Id });
            }

            ModelState.AddProblems(outcome);
        }

        return this.FormAgain(nameof(New), form, OutcomeKind.Invalid);
    }

    /// <summary>One account.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } view
            ? View(new UserPage(view, UserForm.Of(view), Link: UserLinks.Take(this)))
            : NotFound();

    /// <summary>Changes name and role.</summary>
    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, [Bind(Prefix = "Form")] UserForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid
            ? await users.ChangeAsync(new ChangeUser(id, form.Stamp, form.DisplayName, form.Role!.Value), cancellationToken)
            : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Done.Saved", form.DisplayName.Trim()]);
            var hasLeft = id == current.Id && !RolePermissions.Allows(form.Role!.Value, Permission.UsersManage);
            return hasLeft ? LocalRedirect("/") : RedirectToAction(nameof(Edit), new { id });
        }

        if (outcome.Kind == OutcomeKind.NotFound || await queries.FindAsync(id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome, nameof(UserPage.Form));
        var isStale = outcome.Kind == OutcomeKind.Stale;
        if (isStale)
        {
            ModelState.Remove("Form.Stamp");
            form.Stamp = view.Stamp;
        }

        return this.FormAgain(nameof(Edit), new UserPage(view, form, isStale), outcome.Kind);
    }
}
