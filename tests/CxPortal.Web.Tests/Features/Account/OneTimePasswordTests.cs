using System.Net;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;
using CxPortal.Web.Features.Account.Passwords;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class OneTimePasswordTests(PortalFixture portal)
{
    private const string NewPassword = "four unrelated wooden words";

    [Fact]
    public async Task Set_Invited_SignsInAndUsesTheLinkUp()
    {
        var account = await portal.AddAccountAsync(hasPassword: false);
        var link = await portal.OneTimeLinkAsync(account, LinkPurpose.FirstSignIn);
        var client = portal.Anonymous();

        await client.GetPageAsync(link);
        var first = await SendAsync(client, link, NewPassword);
        var again = await client.GetAsync(link);
        var posted = await client.PostFormAsync("/", link, Fields("another set of words"));

        Assert.Equal("/", first.Headers.Location!.OriginalString);
        await client.GetPageAsync("/");
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, posted.StatusCode);
        Assert.Contains(AccountActs.PasswordSet, await portal.OperationsAsync(account));
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().SignInAsync(account.Email, NewPassword)).StatusCode);
    }

    [Fact]
    public async Task Set_Reset_EndsSessionsAndAsksToSignIn()
    {
        var account = await portal.AddAccountAsync();
        var session = await portal.SignedInAsync(account);
        var link = await portal.OneTimeLinkAsync(account);

        var response = await SendAsync(portal.Anonymous(), link, NewPassword);

        Assert.Equal("/account/sign-in", response.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await session.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await portal.Anonymous().SignInAsync(account.Email, TestUsers.Password)).StatusCode);
    }

    [Theory]
    [InlineData("short one", "NewPassword")]
    [InlineData("aaaaaaaaaaaaaaaa", "NewPassword")]
    [InlineData("qwertyuiopasdf", "NewPassword")]
    [InlineData("123456789012", "NewPassword")]
    [InlineData("", "NewPassword")]
    public async Task Set_WeakPassword_IsRefusedAndTheLinkHolds(string password, string field)
    {
        var account = await portal.AddAccountAsync(hasPassword: false);
        var link = await portal.OneTimeLinkAsync(account, LinkPurpose.FirstSignIn);
        var client = portal.Anonymous();

        var response = await SendAsync(client, link, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf(field));
        await client.GetPageAsync(link);
    }

    [Fact]
    public async Task Set_PasswordMadeOfTheOwnAddress_IsRefused()
    {
        var account = await portal.AddAccountAsync(name: "Анастасия Ковалёва", hasPassword: false);
        var client = portal.Anonymous();

        var response = await SendAsync(client, await portal.OneTimeLinkAsync(account), "Анастасия2026");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Имя и почту", (await client.ReadPageAsync(response)).ErrorOf("NewPassword"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_DifferentEntries_AreRefused()
    {
        var account = await portal.AddAccountAsync();
        var link = await portal.OneTimeLinkAsync(account);
        var client = portal.Anonymous();
        var fields = Fields(NewPassword);
        fields["RepeatPassword"] = NewPassword + "!";

        var response = await client.PostFormAsync(link, link, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf("RepeatPassword"));
    }

    [Theory]
    [InlineData(LinkPurpose.Reset, 24)]
    [InlineData(LinkPurpose.FirstSignIn, 7 * 24)]
    public async Task Link_AfterItsTime_NoLongerHolds(LinkPurpose purpose, int hours)
    {
        var account = await portal.AddAccountAsync(hasPassword: false);
        var link = await portal.OneTimeLinkAsync(account, purpose);

        portal.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
        var before = await portal.Anonymous().GetAsync(link);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = await portal.Anonymous().GetAsync(link);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, after.StatusCode);
    }

    [Fact]
    public async Task Link_OfADisabledAccountOrTamperedWith_DoesNotHold()
    {
        var account = await portal.AddAccountAsync(change: user => user.DisabledAt = portal.Clock.GetUtcNow().UtcDateTime);
        var link = await portal.OneTimeLinkAsync(account);
        var other = await portal.OneTimeLinkAsync(await portal.AddAccountAsync());
        var client = portal.Anonymous();

        foreach (var url in (string[])[link, other[..^4] + "AAAA", "/account/one-time/nonsense", "/account/one-time/%D0%BF"])
        {
            var response = await client.GetAsync(url);
            Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
            await client.ReadPageAsync(response);
        }
    }

    [Fact]
    public async Task Set_WithTwoStep_StillAsksForTheCode()
    {
        var account = await portal.AddAccountAsync();
        await portal.SwitchTwoStepOnAsync(account);
        var client = portal.Anonymous();

        await SendAsync(client, await portal.OneTimeLinkAsync(account), NewPassword);
        var response = await client.SignInAsync(account.Email, NewPassword);

        Assert.StartsWith("/account/second-step", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(TestClient client, string link, string password) =>
        client.PostFormAsync(link, link, Fields(password));

    private static Dictionary<string, string?> Fields(string password) => new() { ["NewPassword"] = password, ["RepeatPassword"] = password };
}

public sealed class OneTimePasswordTestsOnSqlite(SqlitePortal portal) : OneTimePasswordTests(portal), IClassFixture<SqlitePortal>;

public sealed class OneTimePasswordTestsOnPostgres(PostgresPortal portal) : OneTimePasswordTests(portal), IClassFixture<PostgresPortal>;
