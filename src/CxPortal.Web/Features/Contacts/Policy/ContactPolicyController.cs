using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Policy;

/// <summary>How often people may be asked, over all surveys.</summary>
[Can(Permission.ContactsManage)]
[Route("contact-policy")]
public sealed class ContactPolicyController(
    ContactRuleService rules, ContactHistories histories, ContactDryRun dryRun, IStringLocalizer<ContactsText> text) : Controller
{
    /// <summary>All rules.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(new ContactPolicyView(await histories.RulesAsync(cancellationToken), await dryRun.LastMonthAsync(cancellationToken)));

    /// <summary>The form of a new rule.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View("Rule", new ContactRulePage(null, new ContactRuleForm(), await rules.FamiliesAsync(cancellationToken)));

    /// <summary>Adds a rule, or only tries it.</summary>
    [HttpPost("new")]
    public Task<IActionResult> Add([Bind(Prefix = "Form")] ContactRuleForm form, bool tryOut, CancellationToken cancellationToken) =>
        SaveAsync(null, form, tryOut, () => rules.AddAsync(form, cancellationToken), cancellationToken);

    /// <summary>The form of a rule.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> Edit(long id, CancellationToken cancellationToken) =>
        await rules.FindAsync(id, cancellationToken) is { } rule
            ? View("Rule", new ContactRulePage(id, ContactRuleForm.Of(rule), await rules.FamiliesAsync(cancellationToken)))
            : NotFound();

    /// <summary>Changes a rule, or only tries it.</summary>
    [HttpPost("{id:long}")]
    public async Task<IActionResult> Change(long id, [Bind(Prefix = "Form")] ContactRuleForm form, bool tryOut, CancellationToken cancellationToken) =>
        await rules.FindAsync(id, cancellationToken) is null
            ? NotFound()
            : await SaveAsync(id, form, tryOut, () => rules.ChangeAsync(id, form, cancellationToken), cancellationToken);

    /// <summary>Takes a rule away.</summary>
    [HttpPost("{id:long}/removal")]
    public async Task<IActionResult> Remove(long id, CancellationToken cancellationToken)
    {
        var outcome = await rules.RemoveAsync(id, cancellationToken);
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            return NotFound();
        }

        this.FlashDone(text["Rule.Removed"]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> SaveAsync(
        long? id, ContactRuleForm form, bool tryOut, Func<Task<Outcome>> save, CancellationToken cancellationToken)
    {
        if (tryOut && ModelState.IsValid)
        {
            var families = await rules.FamiliesAsync(cancellationToken);
            return View("Rule", new ContactRulePage(id, form, families, await dryRun.RunAsync(id, form, cancellationToken)));
        }

        var outcome = ModelState.IsValid ? await save() : new Outcome { Kind = OutcomeKind.Invalid };
        if (outcome.IsDone)
        {
            this.FlashDone(text["Rule.Saved"]);
            return RedirectToAction(nameof(Index));
        }

        ModelState.AddProblems(outcome, "Form");
        ContactRule? stored = null;
        if (outcome.Kind == OutcomeKind.Stale && (stored = await rules.FindAsync(id!.Value, cancellationToken)) is not null)
        {
            ModelState.Remove("Form.Version");
            form.Version = stored.Version;
        }

        return this.FormAgain("Rule", new ContactRulePage(id, form, await rules.FamiliesAsync(cancellationToken), Stored: stored), outcome.Kind);
    }
}
