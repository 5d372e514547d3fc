using System.Net;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class ChangePasswordTests(PortalFixture portal)
{
    private const string NewPassword = "four unrelated wooden words";

    [Fact]
    public async Task Change_Valid_EndsOtherSessionsOnly()
    {
        var account = await portal.AddAccountAsync();
        var here = await portal.SignedInAsync(account);
        var elsewhere = await portal.SignedInAsync(account);
        var link = await portal.OneTimeLinkAsync(account);

        var response = await ChangeAsync(here, TestUsers.Password, NewPassword);

        Assert.Equal("/account/profile", response.Headers.Location!.OriginalString);
        await here.GetPageAsync("/account/profile");
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().SignInAsync(account.Email, NewPassword)).StatusCode);
        Assert.Contains(AccountActs.PasswordChanged, await portal.OperationsAsync(account));
    }

    [Theory]
    [InlineData("wrong password", NewPassword, NewPassword, "CurrentPassword")]
    [InlineData(TestUsers.Password, "short", "short", "NewPassword")]
    [InlineData(TestUsers.Password, TestUsers.Password, TestUsers.Password, "NewPassword")]
    [InlineData(TestUsers.Password, NewPassword, "something else", "RepeatPassword")]
    [InlineData("", NewPassword, NewPassword, "CurrentPassword")]
    public async Task Change_Invalid_NamesTheFieldAndChangesNothing(string current, string next, string repeated, string field)
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);

        var response = await client.PostFormAsync(
            "/account/password", "/account/password", new() { ["CurrentPassword"] = current, ["NewPassword"] = next, ["RepeatPassword"] = repeated });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf(field));
        await portal.SignedInAsync(account);
    }

    [Fact]
    public async Task Change_WithoutToken_IsRefused()
    {
        var client = await portal.SignedInAsync(await portal.AddAccountAsync());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["CurrentPassword"] = TestUsers.Password, ["NewPassword"] = NewPassword, ["RepeatPassword"] = NewPassword });

        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.PostAsync("/account/password", form)).StatusCode);
    }

    private static Task<HttpResponseMessage> ChangeAsync(TestClient client, string current, string next) =>
        client.PostFormAsync("/account/password", "/account/password", new() { ["CurrentPassword"] = current, ["NewPassword"] = next, ["RepeatPassword"] = next });
}

public sealed class ChangePasswordTestsOnSqlite(SqlitePortal portal) : ChangePasswordTests(portal), IClassFixture<SqlitePortal>;

public sealed class ChangePasswordTestsOnPostgres(PostgresPortal portal) : ChangePasswordTests(portal), IClassFixture<PostgresPortal>;
