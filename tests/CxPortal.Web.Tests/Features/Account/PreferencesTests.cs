using System.Net;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class PreferencesTests(PortalFixture portal)
{
    [Fact]
    public async Task Language_OfAVisitor_IsKeptInACookie()
    {
        var client = portal.Anonymous();

        var response = await client.PostFormAsync("/account/sign-in", "/account/language", new() { ["language"] = "en", ["returnUrl"] = "/account/sign-in?returnUrl=%2Fusers" });

        Assert.Equal("/account/sign-in?returnUrl=%2Fusers", response.Headers.Location!.OriginalString);
        Assert.Equal("en", (await client.GetPageAsync("/account/sign-in")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Language_OfAnAccount_IsKeptInTheProfile()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);

        await client.PostFormAsync("/", "/account/language", new() { ["language"] = "en", ["returnUrl"] = "/" });

        Assert.Equal("en", (await portal.AccountAsync(account)).Language);
        Assert.Equal("en", (await client.GetPageAsync("/")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await (await portal.SignedInAsync(account)).GetPageAsync("/")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Theme_OfVisitorAndAccount_IsKept()
    {
        var visitor = portal.Anonymous();
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);

        await visitor.PostFormAsync("/account/sign-in", "/account/theme", new() { ["theme"] = "dark" });
        await client.PostFormAsync("/", "/account/theme", new() { ["theme"] = "light" });

        Assert.Equal("dark", (await visitor.GetPageAsync("/account/sign-in")).DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("light", (await client.GetPageAsync("/")).DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("light", (await portal.AccountAsync(account)).Theme);
    }

    [Theory]
    [InlineData("/account/language", "language", "de")]
    [InlineData("/account/theme", "theme", "pink")]
    [InlineData("/account/theme", "theme", null)]
    public async Task Preference_Unknown_IsRefused(string url, string field, string? value)
    {
        var response = await portal.Anonymous().PostFormAsync("/account/sign-in", url, new() { [field] = value });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Language_ForeignReturnAddress_StaysInThePortal()
    {
        var response = await portal.Anonymous().PostFormAsync("/account/sign-in", "/account/language", new() { ["language"] = "ru", ["returnUrl"] = "https://evil.example/" });

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }
}

public sealed class PreferencesTestsOnSqlite(SqlitePortal portal) : PreferencesTests(portal), IClassFixture<SqlitePortal>;

public sealed class PreferencesTestsOnPostgres(PostgresPortal portal) : PreferencesTests(portal), IClassFixture<PostgresPortal>;
