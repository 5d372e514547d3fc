using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Users;

public abstract class UserLetterTests(PortalFixture portal, IMailPortal letters)
{
    [Fact]
    public async Task Invite_WithMail_SendsTheLinkInTheLanguageOfTheInvited()
    {
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await InviteAsync(client, "letter@bank.example", "en");
        var page = await client.GetPageAsync(response.Headers.Location!.OriginalString);

        var letter = await letters.Mail.WaitForAsync("letter@bank.example");
        Assert.Equal("Your account in CxPortal", letter.Subject);
        Assert.Contains("https://localhost/account/one-time/", letter.Text, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#link"));
        Assert.Contains("letter@bank.example", page.QuerySelector(".flash-good")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_MailFails_ShowsTheLinkAndWhy()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        letters.Mail.Fails = true;

        var response = await InviteAsync(client, "unlucky@bank.example", "ru");
        letters.Mail.Fails = false;
        var page = await client.GetPageAsync(response.Headers.Location!.OriginalString);

        Assert.NotNull(page.QuerySelector("#link"));
        Assert.Contains("Connection refused", page.QuerySelector(".flash-warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_WithMail_SendsTheLetter()
    {
        var account = await portal.AddAccountAsync(change: user => user.LastSignInAt = portal.Clock.GetUtcNow().UtcDateTime);
        var client = await portal.SignedInAsync(Role.Administrator);

        await client.PostFormAsync($"/users/{account.Id}", $"/users/{account.Id}/password-reset", []);

        Assert.Equal("Новый пароль для CxPortal", (await letters.Mail.WaitForAsync(account.Email)).Subject);
    }

    private static Task<HttpResponseMessage> InviteAsync(TestClient client, string email, string language) => client.PostFormAsync(
        "/users/new", "/users/new", new() { ["Email"] = email, ["DisplayName"] = "Olga Lee", ["Role"] = "Reviewer", ["Language"] = language });
}

public sealed class UserLetterTestsOnSqlite(SqliteMailPortal portal) : UserLetterTests(portal, portal), IClassFixture<SqliteMailPortal>;

public sealed class UserLetterTestsOnPostgres(PostgresMailPortal portal) : UserLetterTests(portal, portal), IClassFixture<PostgresMailPortal>;
