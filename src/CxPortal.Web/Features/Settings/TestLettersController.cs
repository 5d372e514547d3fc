using CxPortal.Web.Features.Shared;
using CxPortal.Web.Infrastructure.Mail;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Settings;

/// <summary>Tries the mail settings out.</summary>
[Can(Permission.SettingsManage)]
[Route("settings/test-letter")]
public sealed class TestLettersController(IMailSender mail, CurrentUser user, IStringLocalizer<SettingsText> text) : Controller
{
    /// <summary>Sends a letter to the administrator and shows what the server said.</summary>
    [HttpPost]
    public async Task<IActionResult> Send(CancellationToken cancellationToken)
    {
        var result = await mail.SendAsync(new Letter(user.Email, text["Letter.Subject"], text["Letter.Text", user.Name]), cancellationToken);
        switch (result.Status)
        {
            case MailStatus.Sent:
                this.FlashDone(text["Letter.Sent", user.Email]);
                break;
            case MailStatus.NotConfigured:
                this.FlashWarning(text["Letter.NotConfigured"]);
                break;
            default:
                this.FlashWarning(text["Letter.Failed", result.Detail ?? string.Empty]);
                break;
        }

        return RedirectToAction(nameof(SettingsController.Index), "Settings");
    }
}
