using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Settings;

public abstract class SettingsTests(PortalFixture portal)
{
    [Fact]
    public Task Page_IsForAdministrators() => portal.AssertPageIsForAsync("/settings", Role.Administrator);

    [Fact]
    public async Task Save_Valid_IsStoredTidiedAndAudited()
    {
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await client.SaveSettingsAsync(
            ("OrganisationName", "  Банк «Ель» "), ("PublicAddress", "https://cx.el.example/"), ("SmtpHost", " smtp.el.example "),
            ("SmtpPort", "2525"), ("SmtpUseTls", null), ("SmtpUser", "portal"), ("SmtpPassword", "тайна-42"), ("MailFrom", "cx@el.example"));

        Assert.Equal((HttpStatusCode.Redirect, "/settings"), (response.StatusCode, response.Headers.Location!.OriginalString));
        var stored = await portal.SettingsAsync();
        Assert.Equal(("Банк «Ель»", "https://cx.el.example", "smtp.el.example", 2525, false, "portal", "cx@el.example"),
            (stored.OrganisationName, stored.PublicAddress, stored.SmtpHost, stored.SmtpPort, stored.SmtpUseTls, stored.SmtpUser, stored.MailFrom));
        Assert.DoesNotContain("тайна", stored.SmtpPasswordProtected, StringComparison.Ordinal);
        Assert.Equal("тайна-42", portal.Services.GetRequiredService<SmtpPassword>().Unprotect(stored.SmtpPasswordProtected!));
        var page = await client.GetPageAsync("/settings");
        Assert.Contains("Настройки сохранены", page.QuerySelector(".flash-good")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(string.Empty, page.ValueOf("Form.SmtpPassword") ?? string.Empty);
        Assert.Contains("Сохранён. Пустое поле его не меняет.", page.Body!.TextContent, StringComparison.Ordinal);
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.OrderByDescending(row => row.Id).FirstAsync(row => row.Operation == "Settings.Save"));
        Assert.Equal(("PortalSettings", "Test Administrator"), (entry.Subject, entry.Actor));
        Assert.Contains("Банк «Ель»", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.SmtpPasswordProtected!, entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("тайна", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Password_IsKeptByAnEmptyFieldAndForgottenByATick()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        await client.SaveSettingsAsync(("SmtpPassword", "первый"));

        await client.SaveSettingsAsync(("SmtpPassword", ""), ("OrganisationName", "Банк «Сохраняет»"));
        var kept = (await portal.SettingsAsync()).SmtpPasswordProtected;
        await client.SaveSettingsAsync(("ForgetSmtpPassword", "true"));

        Assert.NotNull(kept);
        Assert.Null((await portal.SettingsAsync()).SmtpPasswordProtected);
    }

    [Fact]
    public async Task Save_TimeZone_HoldsAtOnce()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var clock = portal.Services.GetRequiredService<OrganisationClock>();

        await client.SaveSettingsAsync(("TimeZone", "Asia/Vladivostok"));
        var far = clock.Zone.Id;
        await client.SaveSettingsAsync();

        Assert.Equal(("Asia/Vladivostok", "Europe/Moscow"), (far, clock.Zone.Id));
    }

    [Theory]
    [InlineData("OrganisationName", "", "OrganisationName")]
    [InlineData("OrganisationName", "x201", "OrganisationName")]
    [InlineData("TimeZone", "", "TimeZone")]
    [InlineData("TimeZone", "Mars/Olympus", "TimeZone")]
    [InlineData("PublicAddress", "cx.bank.example", "PublicAddress")]
    [InlineData("PublicAddress", "ftp://cx.bank.example", "PublicAddress")]
    [InlineData("PublicAddress", "https://cx.bank.example/?a=1", "PublicAddress")]
    [InlineData("SmtpHost", "smtp server", "SmtpHost")]
    [InlineData("SmtpHost", "smtp.bank.example", "MailFrom")]
    [InlineData("SmtpPort", "0", "SmtpPort")]
    [InlineData("SmtpPort", "65536", "SmtpPort")]
    [InlineData("SmtpPort", "", "SmtpPort")]
    [InlineData("SmtpPort", "почта", "SmtpPort")]
    [InlineData("MailFrom", "никто", "MailFrom")]
    public async Task Save_Invalid_NamesTheFieldAndStoresNothing(string field, string value, string wrong)
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var typed = value == "x201" ? new string('x', 201) : value;
        var before = await portal.SettingsAsync();

        var response = await client.SaveSettingsAsync((field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.False(string.IsNullOrWhiteSpace(page.ErrorOf("Form_" + wrong)), $"no message at {wrong}");
        if (field != "TimeZone")
        {
            Assert.Equal(typed, page.ValueOf("Form." + field));
        }

        Assert.Equal(before.Version, (await portal.SettingsAsync()).Version);
    }

    [Fact]
    public async Task Save_Stale_KeepsTheInputAndShowsWhatIsStored()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var old = (await client.GetPageAsync("/settings")).ValueOf("Form.Version");
        await client.SaveSettingsAsync(("OrganisationName", "Банк «Первый»"));

        var response = await client.SaveSettingsAsync(("OrganisationName", "Банк «Второй»"), ("Version", old));
        var page = await client.ReadPageAsync(response);
        var stored = await portal.SettingsAsync();
        var again = await client.SaveSettingsAsync(("OrganisationName", "Банк «Второй»"), ("Version", page.ValueOf("Form.Version")));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Банк «Второй»", page.ValueOf("Form.OrganisationName"));
        Assert.Contains("Банк «Первый»", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Банк «Первый»", stored.OrganisationName);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Банк «Второй»", (await portal.SettingsAsync()).OrganisationName);
    }
}

public sealed class SettingsTestsOnSqlite(SqlitePortal portal) : SettingsTests(portal), IClassFixture<SqlitePortal>;

public sealed class SettingsTestsOnPostgres(PostgresPortal portal) : SettingsTests(portal), IClassFixture<PostgresPortal>;
