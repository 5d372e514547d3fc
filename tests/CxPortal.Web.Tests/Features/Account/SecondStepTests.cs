using System.Net;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;
using CxPortal.Web.Features.Account.TwoStep;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class SecondStepTests(PortalFixture portal)
{
    [Fact]
    public async Task SecondStep_CodeOfTheApp_SignsInOnce()
    {
        var account = await portal.AddAccountAsync();
        var (secret, _) = await portal.SwitchTwoStepOnAsync(account);
        var code = Totp.CodeAt(secret, Totp.StepOf(portal.Clock.GetUtcNow()));
        var client = await FirstStepAsync(account, "/journeys");

        var wrong = await SendAsync(client, "000000");
        var right = await SendAsync(client, code[..3] + " " + code[3..]);
        var again = await SendAsync(await FirstStepAsync(account), code);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(wrong)).ErrorOf("Code"));
        Assert.Equal("/journeys", right.Headers.Location!.OriginalString);
        await client.GetPageAsync("/");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task SecondStep_ClockOfThePhoneIsOff_TakesTheNeighbouringCode()
    {
        var account = await portal.AddAccountAsync();
        var (secret, _) = await portal.SwitchTwoStepOnAsync(account);
        var step = Totp.StepOf(portal.Clock.GetUtcNow());

        var tooLate = await SendAsync(await FirstStepAsync(account), Totp.CodeAt(secret, step - 2));
        var early = await SendAsync(await FirstStepAsync(account), Totp.CodeAt(secret, step + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLate.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
    }

    [Fact]
    public async Task SecondStep_RecoveryCode_SignsInOnce()
    {
        var account = await portal.AddAccountAsync();
        var (_, codes) = await portal.SwitchTwoStepOnAsync(account);

        var first = await SendAsync(await FirstStepAsync(account), codes[3].ToLowerInvariant());
        var second = await SendAsync(await FirstStepAsync(account), codes[3]);
        var other = await SendAsync(await FirstStepAsync(account), codes[4].Replace("-", " ", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task SecondStep_PasswordAlone_DoesNotSignIn()
    {
        var account = await portal.AddAccountAsync();
        await portal.SwitchTwoStepOnAsync(account);
        var client = await FirstStepAsync(account);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SecondStep_WithoutTheFirst_StartsAgain()
    {
        var response = await portal.Anonymous().GetAsync("/account/second-step?returnUrl=%2Fjourneys");

        Assert.Equal("/account/sign-in?returnUrl=%2Fjourneys", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SecondStep_FiveWrongCodes_LockTheAccount()
    {
        var account = await portal.AddAccountAsync();
        var (secret, _) = await portal.SwitchTwoStepOnAsync(account);
        var client = await FirstStepAsync(account);
        var page = await client.GetPageAsync("/account/second-step");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await client.PostFormAsync(page, "/account/second-step", new() { ["Code"] = "123" });
        }

        var fifth = await client.PostFormAsync(page, "/account/second-step", new() { ["Code"] = "123" });
        var right = await client.PostFormAsync(page, "/account/second-step", new() { ["Code"] = Totp.CodeAt(secret, Totp.StepOf(portal.Clock.GetUtcNow())) });

        Assert.Equal("/account/sign-in", fifth.Headers.Location!.OriginalString);
        Assert.Equal("/account/sign-in", right.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SignInAsync(account.Email, TestUsers.Password)).StatusCode);
        Assert.Contains(AccountActs.LockedOut, await portal.OperationsAsync(account));
    }

    [Fact]
    public async Task SecondStep_AfterFiveMinutes_StartsAgain()
    {
        var account = await portal.AddAccountAsync();
        var (secret, _) = await portal.SwitchTwoStepOnAsync(account);
        var client = await FirstStepAsync(account);
        var page = await client.GetPageAsync("/account/second-step");
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var response = await client.PostFormAsync(page, "/account/second-step", new() { ["Code"] = Totp.CodeAt(secret, Totp.StepOf(portal.Clock.GetUtcNow())) });

        Assert.Equal("/account/sign-in", response.Headers.Location!.OriginalString);
    }

    private async Task<TestClient> FirstStepAsync(TestAccount account, string? returnUrl = null)
    {
        var client = portal.Anonymous();
        var response = await client.SignInAsync(account.Email, TestUsers.Password, returnUrl);
        Assert.StartsWith("/account/second-step", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        return client;
    }

    private static Task<HttpResponseMessage> SendAsync(TestClient client, string code) =>
        client.PostFormAsync("/account/second-step", "/account/second-step", new() { ["Code"] = code, ["ReturnUrl"] = "/journeys" });
}

public sealed class SecondStepTestsOnSqlite(SqlitePortal portal) : SecondStepTests(portal), IClassFixture<SqlitePortal>;

public sealed class SecondStepTestsOnPostgres(PostgresPortal portal) : SecondStepTests(portal), IClassFixture<PostgresPortal>;
