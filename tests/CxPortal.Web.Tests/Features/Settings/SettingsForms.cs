using CxPortal.Data.Settings;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Settings;

/// <summary>Fills the settings form.</summary>
internal static class SettingsForms
{
    /// <summary>Fields that are all right.</summary>
    public static Dictionary<string, string?> Valid() => new()
    {
        ["Form.OrganisationName"] = "Банк «Проверка»",
        ["Form.TimeZone"] = "Europe/Moscow",
        ["Form.PublicAddress"] = "https://cx.bank.example",
        ["Form.SmtpHost"] = null,
        ["Form.SmtpPort"] = "587",
        ["Form.SmtpUseTls"] = "true",
        ["Form.SmtpUser"] = null,
        ["Form.MailFrom"] = null,
    };

    /// <summary>Opens the page and saves the form with some fields changed; names go without "Form.".</summary>
    public static async Task<HttpResponseMessage> SaveSettingsAsync(this TestClient client, params (string Name, string? Value)[] changes)
    {
        var page = await client.GetPageAsync("/settings");
        var fields = Valid();
        fields["Form.Version"] = page.ValueOf("Form.Version");
        foreach (var (name, value) in changes)
        {
            fields["Form." + name] = value;
        }

        return await client.PostFormAsync(page, "/settings", fields);
    }

    /// <summary>The settings as stored.</summary>
    public static Task<PortalSettings> SettingsAsync(this PortalFixture portal) =>
        portal.WithDatabaseAsync(database => database.Settings.AsNoTracking().SingleAsync());
}
