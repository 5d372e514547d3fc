using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Settings;

/// <summary>The test letter goes through a real connection to a mail server.</summary>
public abstract class TestLetterTests(PortalFixture portal)
{
    [Fact]
    public async Task Send_ServerTakesIt_ArrivesWithTheStoredAccount()
    {
        await using var server = new SmtpSink();
        var client = await portal.SignedInAsync(Role.Administrator);
        await SetAsync(client, server, ("SmtpUser", "portal"), ("SmtpPassword", "тайна"));

        var answer = await SendAsync(client);

        Assert.Contains($"Сервер принял письмо для {TestUsers.EmailOf(Role.Administrator)}", answer, StringComparison.Ordinal);
        var letter = Assert.Single(server.Letters);
        Assert.Equal((TestUsers.EmailOf(Role.Administrator), "CxPortal: пробное письмо"), (letter.To, letter.Subject));
        Assert.Contains("CxPortal, Банк «Проверка»", letter.From, StringComparison.Ordinal);
        Assert.Contains("<cx@bank.example>", letter.From, StringComparison.Ordinal);
        Assert.StartsWith("Здравствуйте, Test Administrator!", letter.Text, StringComparison.Ordinal);
        Assert.Equal(("portal", "тайна"), server.Credentials);
    }

    [Fact]
    public async Task Send_EnglishAdministrator_GetsAnEnglishLetter()
    {
        await using var server = new SmtpSink();
        var account = await portal.AddAccountAsync(Role.Administrator, change: user => user.Language = "en");
        var client = await portal.SignedInAsync(account);
        await SetAsync(client, server);

        await SendAsync(client);

        Assert.Equal("CxPortal: test letter", Assert.Single(server.Letters).Subject);
        Assert.Null(server.Credentials);
    }

    [Fact]
    public async Task Send_ServerRefuses_ShowsItsAnswer()
    {
        await using var server = new SmtpSink { Refusal = "550 5.1.1 Nobody here" };
        var client = await portal.SignedInAsync(Role.Administrator);
        await SetAsync(client, server);

        var answer = await SendAsync(client);

        Assert.Contains("Письмо не ушло", answer, StringComparison.Ordinal);
        Assert.Contains("5.1.1 Nobody here", answer, StringComparison.Ordinal);
        Assert.Empty(server.Letters);
    }

    [Fact]
    public async Task Send_NoEncryptionWhereItIsWanted_SendsNothing()
    {
        await using var server = new SmtpSink();
        var client = await portal.SignedInAsync(Role.Administrator);
        await SetAsync(client, server, ("SmtpUseTls", "true"), ("SmtpUser", "portal"), ("SmtpPassword", "тайна"));

        Assert.Contains("Письмо не ушло", await SendAsync(client), StringComparison.Ordinal);
        Assert.Empty(server.Letters);
        Assert.Null(server.Credentials);
    }

    [Fact]
    public async Task Send_NotConfigured_SaysWhatIsMissing()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        await client.SaveSettingsAsync();

        Assert.Null((await client.GetPageAsync("/settings")).QuerySelector("form[action='/settings/test-letter']"));
        Assert.Contains("Сначала сохраните почтовый сервер", await SendAsync(client), StringComparison.Ordinal);
    }

    private static async Task SetAsync(TestClient client, SmtpSink server, params (string Name, string? Value)[] more)
    {
        var response = await client.SaveSettingsAsync(
            [("SmtpHost", "127.0.0.1"), ("SmtpPort", $"{server.Port}"), ("SmtpUseTls", null), ("MailFrom", "cx@bank.example"), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        await client.GetPageAsync("/settings");
    }

    /// <summary>Presses the button; what the page then says.</summary>
    private static async Task<string> SendAsync(TestClient client)
    {
        var response = await client.PostFormAsync("/settings", "/settings/test-letter", []);
        Assert.Equal((HttpStatusCode.Redirect, "/settings"), (response.StatusCode, response.Headers.Location!.OriginalString));
        return (await client.GetPageAsync("/settings")).QuerySelector(".flash")!.TextContent;
    }
}

public sealed class TestLetterTestsOnSqlite(SqlitePortal portal) : TestLetterTests(portal), IClassFixture<SqlitePortal>;

public sealed class TestLetterTestsOnPostgres(PostgresPortal portal) : TestLetterTests(portal), IClassFixture<PostgresPortal>;
