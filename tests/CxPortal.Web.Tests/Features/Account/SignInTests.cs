using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class SignInTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_Anonymous_AsksToSignIn()
    {
        var response = await portal.Anonymous().GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Executive)]
    public async Task Index_SignedIn_Shows(Role role)
    {
        var client = await portal.SignedInAsync(role);

        await client.GetPageAsync("/");
    }
}

public sealed class SignInTestsOnSqlite(SqlitePortal portal) : SignInTests(portal), IClassFixture<SqlitePortal>;

public sealed class SignInTestsOnPostgres(PostgresPortal portal) : SignInTests(portal), IClassFixture<PostgresPortal>;
