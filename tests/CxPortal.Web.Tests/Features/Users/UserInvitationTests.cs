using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Users;

public abstract class UserInvitationTests(PortalFixture portal)
{
    [Fact]
    public async Task Invite_WithoutMail_ShowsTheLinkOnce()
    {
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await SendAsync(client, Fields("Olga@Bank.example"));
        var url = response.Headers.Location!.OriginalString;
        var page = await client.GetPageAsync(url);
        var again = await client.GetPageAsync(url);

        var link = page.QuerySelector("#link")!.GetAttribute("value")!;
        Assert.StartsWith("https://localhost/account/one-time/", link, StringComparison.Ordinal);
        Assert.Null(again.QuerySelector("#link"));
        await portal.Anonymous().GetPageAsync(new Uri(link).PathAndQuery);
        var user = await portal.WithDatabaseAsync(database => database.Users.SingleAsync(row => row.Email == "Olga@Bank.example"));
        Assert.Equal(("Ольга Ли", Role.Executive, "en"), (user.DisplayName, user.Role, user.Language));
        var audit = await portal.WithDatabaseAsync(database => database.AuditEntries.SingleAsync(entry => entry.SubjectId == user.Id.ToString()));
        Assert.Equal("Users.Create", audit.Operation);
        Assert.Equal("Test Administrator", audit.Actor);
    }

    [Fact]
    public async Task Invite_TakenAddress_KeepsTheInput()
    {
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await SendAsync(client, Fields(TestUsers.EmailOf(Role.Reviewer).ToUpperInvariant()));
        var page = await client.ReadPageAsync(response);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("уже есть", page.ErrorOf("Email"), StringComparison.Ordinal);
        Assert.Equal("Ольга Ли", page.ValueOf("DisplayName"));
        Assert.NotNull(page.QuerySelector("input[value=Executive][checked]"));
    }

    [Theory]
    [InlineData("Email", "not an address", "Email")]
    [InlineData("Email", "", "Email")]
    [InlineData("DisplayName", " ", "DisplayName")]
    [InlineData("Role", "", "Role")]
    [InlineData("Role", "77", "Role")]
    [InlineData("Role", "king", "Role")]
    [InlineData("Language", "de", "Language")]
    public async Task Invite_Invalid_NamesTheField(string field, string value, string id)
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var fields = Fields("somebody@bank.example");
        fields[field] = value;

        var response = await SendAsync(client, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf(id));
        Assert.False(await portal.WithDatabaseAsync(database => database.Users.AnyAsync(user => user.Email == "somebody@bank.example")));
    }

    [Fact]
    public async Task Invite_ByOthers_IsForbidden()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostFormAsync("/", "/users/new", Fields("x@bank.example"))).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(TestClient client, Dictionary<string, string?> fields) => client.PostFormAsync("/users/new", "/users/new", fields);

    private static Dictionary<string, string?> Fields(string email) =>
        new() { ["Email"] = email, ["DisplayName"] = "Ольга Ли", ["Role"] = "Executive", ["Language"] = "en" };
}

public sealed class UserInvitationTestsOnSqlite(SqlitePortal portal) : UserInvitationTests(portal), IClassFixture<SqlitePortal>;

public sealed class UserInvitationTestsOnPostgres(PostgresPortal portal) : UserInvitationTests(portal), IClassFixture<PostgresPortal>;
