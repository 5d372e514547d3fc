using System.Net;
using System.Text.RegularExpressions;
using CxPortal.Data.Settings;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Account;

public abstract partial class ForgottenPasswordTests(PortalFixture portal, IMailPortal letters)
{
    private const string PublicAddress = "https://cx.bank.example";

    [Fact]
    public async Task Forgotten_KnownAndUnknown_AnswerTheSame_AndTheLetterHasALink()
    {
        await SetAddressAsync(PublicAddress + "/");
        var account = await portal.AddAccountAsync();
        var client = portal.Anonymous();

        var unknown = await (await SendAsync(client, "nobody@bank.example")).Content.ReadAsStringAsync();
        var known = await (await SendAsync(client, account.Email)).Content.ReadAsStringAsync();
        var letter = await letters.Mail.WaitForAsync(account.Email);

        Assert.Equal(Normalise(unknown, "nobody@bank.example"), Normalise(known, account.Email));
        Assert.Equal("Новый пароль для CxPortal", letter.Subject);
        var link = Link().Match(letter.Text).Value;
        Assert.StartsWith(PublicAddress + "/account/one-time/", link, StringComparison.Ordinal);
        await client.GetPageAsync(new Uri(link).PathAndQuery);
        Assert.Contains(AccountActs.ResetRequested, await portal.OperationsAsync(account));
        Assert.Equal(0, letters.Mail.CountTo("nobody@bank.example"));
    }

    [Fact]
    public async Task Forgotten_EnglishAccount_GetsAnEnglishLetter()
    {
        await SetAddressAsync(PublicAddress);
        var account = await portal.AddAccountAsync(change: user => user.Language = "en");

        await SendAsync(portal.Anonymous(), account.Email);

        Assert.Equal("New password for CxPortal", (await letters.Mail.WaitForAsync(account.Email)).Subject);
    }

    [Fact]
    public async Task Forgotten_DisabledAccount_GetsNoLetter()
    {
        await SetAddressAsync(PublicAddress);
        var disabled = await portal.AddAccountAsync(change: user => user.DisabledAt = portal.Clock.GetUtcNow().UtcDateTime);
        var next = await portal.AddAccountAsync();

        await SendAsync(portal.Anonymous(), disabled.Email);
        await SendAsync(portal.Anonymous(), next.Email);
        await letters.Mail.WaitForAsync(next.Email);

        Assert.Equal(0, letters.Mail.CountTo(disabled.Email));
    }

    [Fact]
    public async Task Forgotten_NoAddress_NamesTheField()
    {
        await SetAddressAsync(PublicAddress);
        var client = portal.Anonymous();

        var response = await SendAsync(client, "not an address");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf("Email"));
    }

    [Fact]
    public async Task Forgotten_WithoutPublicAddress_SaysWhomToAsk()
    {
        await SetAddressAsync(null);

        var page = await portal.Anonymous().GetPageAsync("/account/forgotten-password");

        Assert.Null(page.QuerySelector("form[action='/account/forgotten-password']"));
        Assert.Contains("администратора портала", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task SetAddressAsync(string? address) => portal.WithDatabaseAsync(async database =>
    {
        var settings = await database.Settings.SingleAsync(row => row.Id == PortalSettings.SingleId);
        settings.PublicAddress = address;
        await database.SaveChangesAsync();
    });

    private static Task<HttpResponseMessage> SendAsync(TestClient client, string email) =>
        client.PostFormAsync("/account/forgotten-password", "/account/forgotten-password", new() { ["Email"] = email });

    private static string Normalise(string html, string email) =>
        Token().Replace(html, string.Empty).Replace(email, "EMAIL", StringComparison.Ordinal);

    [GeneratedRegex("https://\\S+")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}

public sealed class ForgottenPasswordTestsOnSqlite(SqliteMailPortal portal) : ForgottenPasswordTests(portal, portal), IClassFixture<SqliteMailPortal>;

public sealed class ForgottenPasswordTestsOnPostgres(PostgresMailPortal portal) : ForgottenPasswordTests(portal, portal), IClassFixture<PostgresMailPortal>;
