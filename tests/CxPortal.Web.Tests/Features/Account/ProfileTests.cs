using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class ProfileTests(PortalFixture portal)
{
    [Theory]
    [InlineData("/account/profile")]
    [InlineData("/account/password")]
    [InlineData("/account/two-step")]
    [InlineData("/account/two-step/new")]
    public async Task Pages_AskVisitorsToSignIn_AndShowForEveryRole(string url)
    {
        var response = await portal.Anonymous().GetAsync(url);

        Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        foreach (var role in Enum.GetValues<Role>())
        {
            await (await portal.SignedInAsync(role)).GetPageAsync(url);
        }
    }

    [Fact]
    public async Task Save_Valid_StoresAndSpeaksTheNewLanguage()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);

        var response = await SaveAsync(client, new() { ["Form.DisplayName"] = " Anna Kotova ", ["Form.Language"] = "en", ["Form.TimeZone"] = "Asia/Yekaterinburg", ["Form.Theme"] = "dark" });
        var page = await client.GetPageAsync("/account/profile");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var stored = await portal.AccountAsync(account);
        Assert.Equal(("Anna Kotova", "en", "Asia/Yekaterinburg", "dark", false), (stored.DisplayName, stored.Language, stored.TimeZone, stored.Theme, stored.HasLetterShortcuts));
        Assert.Equal("The profile is saved.", page.QuerySelector(".flash-good p")!.TextContent);
        Assert.Equal("Asia/Yekaterinburg", page.QuerySelector("#Form_TimeZone option[selected]")!.GetAttribute("value"));
        Assert.Contains("Profile.Update", await portal.OperationsAsync(account));
    }

    [Fact]
    public async Task Save_Empty_FollowsBrowserAndOrganisation()
    {
        var account = await portal.AddAccountAsync(change: user => user.TimeZone = "Asia/Omsk");
        var client = await portal.SignedInAsync(account);

        await SaveAsync(client, new() { ["Form.DisplayName"] = "Анна", ["Form.Language"] = string.Empty, ["Form.TimeZone"] = string.Empty, ["Form.Theme"] = "auto", ["Form.HasLetterShortcuts"] = "true" });

        var stored = await portal.AccountAsync(account);
        Assert.Null(stored.Language);
        Assert.Null(stored.TimeZone);
        Assert.True(stored.HasLetterShortcuts);
    }

    [Theory]
    [InlineData("Form.DisplayName", "", "Form_DisplayName")]
    [InlineData("Form.TimeZone", "Moon/Crater", "Form_TimeZone")]
    [InlineData("Form.Theme", "pink", "Form_Theme")]
    [InlineData("Form.Language", "de", "Form_Language")]
    public async Task Save_Invalid_NamesTheField(string field, string value, string id)
    {
        var client = await portal.SignedInAsync(await portal.AddAccountAsync());
        var fields = new Dictionary<string, string?> { ["Form.DisplayName"] = "Анна", ["Form.Theme"] = "auto" };
        fields[field] = value;

        var response = await SaveAsync(client, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf(id));
    }

    [Fact]
    public async Task Save_Stale_KeepsTheInput()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);
        var before = await client.GetPageAsync("/account/profile");
        await SaveAsync(client, new() { ["Form.DisplayName"] = "Первый", ["Form.Theme"] = "auto" });

        var response = await client.PostFormAsync(before, "/account/profile", new() { ["Form.Stamp"] = before.ValueOf("Form.Stamp"), ["Form.DisplayName"] = "Второй", ["Form.Theme"] = "auto" });
        var page = await client.ReadPageAsync(response);
        var again = await client.PostFormAsync(page, "/account/profile", new() { ["Form.Stamp"] = page.ValueOf("Form.Stamp"), ["Form.DisplayName"] = "Второй", ["Form.Theme"] = "auto" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Второй", page.ValueOf("Form.DisplayName"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("Второй", (await portal.AccountAsync(account)).DisplayName);
    }

    [Fact]
    public async Task Index_ShowsLastSignInsAndFailures()
    {
        var account = await portal.AddAccountAsync();
        await portal.Anonymous().SignInAsync(account.Email, "wrong password");
        var client = await portal.SignedInAsync(account);

        var page = await client.GetPageAsync("/account/profile");

        Assert.Equal(2, page.QuerySelectorAll("time").Length);
        Assert.Contains("неудачный", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SaveAsync(TestClient client, Dictionary<string, string?> fields)
    {
        var page = await client.GetPageAsync("/account/profile");
        fields["Form.Stamp"] = page.ValueOf("Form.Stamp");
        return await client.PostFormAsync(page, "/account/profile", fields);
    }
}

public sealed class ProfileTestsOnSqlite(SqlitePortal portal) : ProfileTests(portal), IClassFixture<SqlitePortal>;

public sealed class ProfileTestsOnPostgres(PostgresPortal portal) : ProfileTests(portal), IClassFixture<PostgresPortal>;
