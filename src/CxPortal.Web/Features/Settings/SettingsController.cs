using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Settings;

/// <summary>Settings of the installation.</summary>
[Can(Permission.SettingsManage)]
[Route("settings")]
public sealed class SettingsController(SettingsService settings, IStringLocalizer<SettingsText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var stored = await settings.ReadAsync(cancellationToken);
        return View(new SettingsPage(stored.Form, stored));
    }

    /// <summary>Stores the settings.</summary>
    [HttpPost]
    public async Task<IActionResult> Save([Bind(Prefix = "Form")] SettingsForm form, CancellationToken cancellationToken)
    {
        var kind = OutcomeKind.Invalid;
        if (ModelState.IsValid)
        {
            var outcome = await settings.SaveAsync(form, cancellationToken);
            if (outcome.IsDone)
            {
                this.FlashDone(text["Saved"]);
                return RedirectToAction(nameof(Index));
            }

            kind = outcome.Kind;
            ModelState.AddProblems(outcome, "Form");
        }

        var stored = await settings.ReadAsync(cancellationToken);
        if (kind == OutcomeKind.Stale)
        {
            // What was typed is kept, and saving it once more is meant to replace what is stored now.
            ModelState.Remove("Form.Version");
            form.Version = stored.Form.Version;
        }

        return this.FormAgain("Index", new SettingsPage(form, stored, kind == OutcomeKind.Stale), kind);
    }
}
