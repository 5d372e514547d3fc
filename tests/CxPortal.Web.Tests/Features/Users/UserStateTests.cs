using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Users;

public abstract class UserStateTests(PortalFixture portal)
{
    public static TheoryData<string> Verbs => ["disabling", "enabling", "unlocking", "two-step-reset", "password-reset"];

    [Fact]
    public async Task Disable_EndsSessionsAtTheNextRequest_AndEnableLetsInAgain()
    {
        var account = await portal.AddAccountAsync();
        var session = await portal.SignedInAsync(account);
        await session.GetPageAsync("/");
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await PostAsync(client, account.Id, "disabling");
        var page = await client.GetPageAsync(response.Headers.Location!.OriginalString);
        var afterwards = await session.GetAsync("/");
        var signIn = await portal.Anonymous().SignInAsync(account.Email, TestUsers.Password);
        await client.PostFormAsync(page, page.QuerySelector(".flash-good form")!.GetAttribute("action")!, []);

        Assert.StartsWith("/account/sign-in", afterwards.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await session.GetAsync("/")).StatusCode);
        await portal.SignedInAsync(account);
        var operations = await portal.OperationsAsync(account);
        Assert.Contains("UserState.Disable", operations);
        Assert.Contains("UserState.Enable", operations);
    }

    [Fact]
    public async Task Disable_Oneself_IsRefused()
    {
        var account = await portal.AddAccountAsync(Role.Administrator);
        var client = await portal.SignedInAsync(account);

        var response = await PostAsync(client, account.Id, "disabling");

        var page = await client.GetPageAsync(response.Headers.Location!.OriginalString);
        Assert.Contains("самого себя", page.QuerySelector(".flash-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await portal.AccountAsync(account)).DisabledAt);
    }

    [Fact]
    public async Task Reset_Password_EndsSessionsAndThePasswordAndShowsALink()
    {
        var account = await portal.AddAccountAsync();
        var session = await portal.SignedInAsync(account);
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await PostAsync(client, account.Id, "password-reset");
        var page = await client.GetPageAsync(response.Headers.Location!.OriginalString);

        var link = new Uri(page.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
        Assert.Equal(HttpStatusCode.Redirect, (await session.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await portal.Anonymous().SignInAsync(account.Email, TestUsers.Password)).StatusCode);
        await portal.Anonymous().GetPageAsync(link);

        await PostAsync(client, account.Id, "password-reset");
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Reset_OfOneselfOrADisabledAccount_IsRefused()
    {
        var self = await portal.AddAccountAsync(Role.Administrator);
        var disabled = await portal.AddAccountAsync(change: user => user.DisabledAt = portal.Clock.GetUtcNow().UtcDateTime);
        var client = await portal.SignedInAsync(self);

        await PostAsync(client, self.Id, "password-reset");
        await PostAsync(client, self.Id, "two-step-reset");
        await PostAsync(client, disabled.Id, "password-reset");

        Assert.NotNull((await portal.AccountAsync(self)).PasswordHash);
        Assert.NotNull((await portal.AccountAsync(disabled)).PasswordHash);
    }

    [Fact]
    public async Task Reset_TwoStep_LetsInByPasswordAlone()
    {
        var account = await portal.AddAccountAsync();
        await portal.SwitchTwoStepOnAsync(account);
        var client = await portal.SignedInAsync(Role.Administrator);

        await PostAsync(client, account.Id, "two-step-reset");

        await (await portal.SignedInAsync(account)).GetPageAsync("/");
        Assert.False(await portal.WithDatabaseAsync(database => database.UserTokens.AnyAsync(token => token.UserId == account.Id)));
    }

    [Fact]
    public async Task Unlock_OpensAtOnce()
    {
        var account = await portal.AddAccountAsync(change: user => user.LockoutEnd = portal.Clock.GetUtcNow().AddMinutes(10));
        var client = await portal.SignedInAsync(Role.Administrator);
        Assert.Contains("заблокирован", (await client.GetPageAsync($"/users/{account.Id}")).QuerySelector(".pill")!.TextContent, StringComparison.Ordinal);

        await PostAsync(client, account.Id, "unlocking");

        await portal.SignedInAsync(account);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_UnknownAccountOrByOthersOrWithoutToken_IsRefused(string verb)
    {
        var administrator = await portal.SignedInAsync(Role.Administrator);
        var account = await portal.AddAccountAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostFormAsync("/users", $"/users/{Guid.NewGuid()}/{verb}", [])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.Http.PostAsync($"/users/{account.Id}/{verb}", null)).StatusCode);
        foreach (var role in (Role[])[Role.Designer, Role.Reviewer, Role.Executive])
        {
            var client = await portal.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostFormAsync("/", $"/users/{account.Id}/{verb}", [])).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().PostFormAsync("/account/sign-in", $"/users/{account.Id}/{verb}", [])).StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(TestClient client, Guid id, string verb) => client.PostFormAsync($"/users/{id}", $"/users/{id}/{verb}", []);
}

public sealed class UserStateTestsOnSqlite(SqlitePortal portal) : UserStateTests(portal), IClassFixture<SqlitePortal>;

public sealed class UserStateTestsOnPostgres(PostgresPortal portal) : UserStateTests(portal), IClassFixture<PostgresPortal>;
