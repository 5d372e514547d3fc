using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class SignInTests(PortalFixture portal)
{
    private const string Refusal = "Почта или пароль не подходят";

    [Fact]
    public async Task Index_Anonymous_AsksToSignIn()
    {
        var response = await portal.Anonymous().GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Designer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task Index_SignedIn_Shows(Role role)
    {
        var client = await portal.SignedInAsync(role);

        await client.GetPageAsync("/");
    }

    [Fact]
    public async Task SignIn_RightPassword_SetsSafeCookieAndIsAudited()
    {
        var account = await portal.AddAccountAsync();

        var response = await portal.Anonymous().SignInAsync(account.Email.ToUpperInvariant(), TestUsers.Password);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("cxportal.session=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(AccountActs.SignedIn, await portal.OperationsAsync(account));
        Assert.Equal(portal.Clock.GetUtcNow().UtcDateTime, (await portal.AccountAsync(account)).LastSignInAt);
    }

    [Fact]
    public async Task SignIn_Remembered_KeepsTheCookie()
    {
        var account = await portal.AddAccountAsync();

        var response = await portal.Anonymous().SignInAsync(account.Email, TestUsers.Password, remember: true);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("cxportal.session=", StringComparison.Ordinal));
        Assert.Contains(portal.Clock.GetUtcNow().AddDays(14).ToString("dd MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Empty_NamesTheFields()
    {
        var client = portal.Anonymous();

        var response = await client.SignInAsync(string.Empty, string.Empty);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.NotNull(page.ErrorOf("Email"));
        Assert.NotNull(page.ErrorOf("Password"));
    }

    [Fact]
    public async Task SignIn_WrongPasswordUnknownAddressOrNoPassword_SayTheSame()
    {
        var account = await portal.AddAccountAsync();
        var invited = await portal.AddAccountAsync(hasPassword: false);
        var client = portal.Anonymous();

        foreach (var (email, password) in ((string, string)[])[(account.Email, "wrong password"), ("nobody@bank.example", TestUsers.Password), (invited.Email, TestUsers.Password)])
        {
            var response = await client.SignInAsync(email, password);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var page = await client.ReadPageAsync(response);
            Assert.Contains(Refusal, page.QuerySelector(".flash-bad")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(email, page.ValueOf("Email"));
            Assert.True(string.IsNullOrEmpty(page.ValueOf("Password")));
        }

        Assert.Contains(AccountActs.SignInFailed, await portal.OperationsAsync(account));
        var secrets = await portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync(entry => entry.After!.Contains(TestUsers.Password)));
        Assert.Equal(0, secrets);
    }

    [Fact]
    public async Task SignIn_FiveFailures_LockForFifteenMinutes()
    {
        var account = await portal.AddAccountAsync();
        var client = portal.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SignInAsync(account.Email, "wrong password")).StatusCode);
        }

        var whileLocked = await client.SignInAsync(account.Email, TestUsers.Password);
        var page = await client.ReadPageAsync(whileLocked);
        portal.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        var afterwards = await client.SignInAsync(account.Email, TestUsers.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, whileLocked.StatusCode);
        Assert.Contains(Refusal, page.QuerySelector(".flash-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, afterwards.StatusCode);
        Assert.Contains(AccountActs.LockedOut, await portal.OperationsAsync(account));
    }

    [Fact]
    public async Task SignIn_Disabled_SaysSoOnlyToTheRightPassword()
    {
        var account = await portal.AddAccountAsync(change: user => user.DisabledAt = portal.Clock.GetUtcNow().UtcDateTime);
        var client = portal.Anonymous();

        var wrong = await client.ReadPageAsync(await client.SignInAsync(account.Email, "wrong password"));
        var right = await client.ReadPageAsync(await client.SignInAsync(account.Email, TestUsers.Password));

        Assert.Contains(Refusal, wrong.QuerySelector(".flash-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("отключена", right.QuerySelector(".flash-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("/journeys?q=1", "/journeys?q=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task SignIn_ReturnAddress_StaysInThePortal(string returnUrl, string expected)
    {
        var account = await portal.AddAccountAsync();

        var response = await portal.Anonymous().SignInAsync(account.Email, TestUsers.Password, returnUrl);

        Assert.Equal(expected, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Cookies_OverHttps_AreAllSecure()
    {
        var client = portal.Anonymous();
        var page = await client.GetAsync("/account/sign-in");
        var language = await client.PostFormAsync("/account/sign-in", "/account/language", new() { ["language"] = "ru" });

        Assert.All(
            page.Headers.GetValues("Set-Cookie").Concat(language.Headers.GetValues("Set-Cookie")),
            cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task SignIn_WithoutToken_IsRefused()
    {
        var account = await portal.AddAccountAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = account.Email, ["Password"] = TestUsers.Password });

        var response = await portal.Anonymous().Http.PostAsync("/account/sign-in", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_TooManyAttempts_AreHeldUp()
    {
        var client = portal.Anonymous();
        var page = await client.GetPageAsync("/account/sign-in");
        HttpResponseMessage response;
        var attempts = 0;
        do
        {
            response = await client.PostFormAsync(page, "/account/sign-in", new() { ["Email"] = "target@bank.example", ["Password"] = "guess number one" });
        }
        while (response.StatusCode == HttpStatusCode.UnprocessableEntity && ++attempts < 30);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("target@bank.example", (await client.ReadPageAsync(response)).ValueOf("Email"));
    }

    [Fact]
    public async Task SignIn_AlreadySignedIn_GoesOn()
    {
        var client = await portal.SignedInAsync(Role.Reviewer);

        var response = await client.GetAsync("/account/sign-in?returnUrl=%2Fjourneys");

        Assert.Equal("/journeys", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionAndClearsDrafts()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);

        var response = await client.PostFormAsync("/", "/account/sign-out", []);

        Assert.Equal("/account/sign-in", response.Headers.Location!.OriginalString);
        Assert.Equal("\"storage\"", Assert.Single(response.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
        Assert.Contains(AccountActs.SignedOut, await portal.OperationsAsync(account));
    }

    [Fact]
    public async Task SignOut_ByGet_DoesNothing()
    {
        var client = await portal.SignedInAsync(await portal.AddAccountAsync());

        await client.GetAsync("/account/sign-out");

        await client.GetPageAsync("/");
    }
}

public sealed class SignInTestsOnSqlite(SqlitePortal portal) : SignInTests(portal), IClassFixture<SqlitePortal>;

public sealed class SignInTestsOnPostgres(PostgresPortal portal) : SignInTests(portal), IClassFixture<PostgresPortal>;
