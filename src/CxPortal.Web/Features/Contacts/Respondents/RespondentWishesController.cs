using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>Exclusions of a respondent, and wishes to get no invitations.</summary>
[Can(Permission.ContactsManage)]
[Route("respondents/{id:long}")]
public sealed class RespondentWishesController(RespondentQueries queries, RespondentWishes wishes, IStringLocalizer<ContactsText> text) : Controller
{
    /// <summary>Does not ask somebody for a while.</summary>
    [HttpPost("exclusions")]
    public async Task<IActionResult> Exclude(long id, [Bind(Prefix = "Exclusion")] ExclusionForm form, CancellationToken cancellationToken)
    {
        var outcome = ModelState.IsValid ? await wishes.ExcludeAsync(id, form, cancellationToken) : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone || outcome.Kind == OutcomeKind.NotFound)
        {
            return Back(id, outcome, text["Exclusion.Added"]);
        }

        if (await queries.FindAsync(id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        ModelState.AddProblems(outcome, "Exclusion");
        return this.FormAgain("Show", new RespondentPage(view, RespondentForm.Of(view), form), outcome.Kind);
    }

    /// <summary>Ends an exclusion.</summary>
    [HttpPost("exclusions/{exclusionId:long}/end")]
    public async Task<IActionResult> EndExclusion(long id, long exclusionId, CancellationToken cancellationToken) =>
        Back(id, await wishes.EndExclusionAsync(id, exclusionId, cancellationToken), text["Exclusion.Ended"]);

    /// <summary>Notes that the person wants no more invitations.</summary>
    [HttpPost("opt-outs")]
    public async Task<IActionResult> OptOut(long id, CancellationToken cancellationToken) =>
        Back(id, await wishes.OptOutAsync(id, cancellationToken), text["OptOut.Added"]);

    /// <summary>Takes such a wish back.</summary>
    [HttpPost("opt-outs/{optOutId:long}/removal")]
    public async Task<IActionResult> TakeBack(long id, long optOutId, CancellationToken cancellationToken) =>
        Back(id, await wishes.TakeBackAsync(id, optOutId, cancellationToken), text["OptOut.Removed"]);

    private IActionResult Back(long id, Outcome outcome, string message)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.NotFound:
                return NotFound();
            case OutcomeKind.Done:
                this.FlashDone(message);
                break;
            default:
                this.FlashWarning(outcome.Problems[0].Message);
                break;
        }

        return RedirectToAction(nameof(RespondentsController.Show), "Respondents", new { id });
    }
}
