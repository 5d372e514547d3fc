using System.Net;
using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Features.Users;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Users;

public abstract class UserChangeTests(PortalFixture portal)
{
    [Fact]
    public async Task Change_Role_TakesEffectAtTheNextRequestAndIsAudited()
    {
        var account = await portal.AddAccountAsync(Role.Administrator);
        var session = await portal.SignedInAsync(account);
        await session.GetPageAsync("/users");
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await SaveAsync(client, account, "Пётр Новый", "Reviewer");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await session.GetAsync("/users")).StatusCode);
        var id = account.Id.ToString();
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.SingleAsync(row => row.SubjectId == id && row.Operation == "Users.Update"));
        Assert.Contains("Reviewer", entry.After, StringComparison.Ordinal);
        Assert.Contains("Administrator", entry.Before, StringComparison.Ordinal);
        Assert.Contains("Пётр Новый", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_Stale_KeepsTheInputAndShowsWhatIsStored()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(Role.Administrator);
        var url = $"/users/{account.Id}";
        var before = await client.GetPageAsync(url);
        await SaveAsync(client, account, "Первый", "Designer");

        var fields = new Dictionary<string, string?> { ["Form.Stamp"] = before.ValueOf("Form.Stamp"), ["Form.DisplayName"] = "Второй", ["Form.Role"] = "Executive" };
        var response = await client.PostFormAsync(before, url, fields);
        var page = await client.ReadPageAsync(response);
        fields["Form.Stamp"] = page.ValueOf("Form.Stamp");
        var again = await client.PostFormAsync(page, url, fields);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Второй", page.ValueOf("Form.DisplayName"));
        Assert.NotNull(page.QuerySelector("input[value=Executive][checked]"));
        Assert.Contains("Первый", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Theory]
    [InlineData("", "Designer", "Form_DisplayName")]
    [InlineData("Имя", "", "Form_Role")]
    [InlineData("Имя", "77", "Form_Role")]
    public async Task Change_Invalid_NamesTheField(string name, string role, string id)
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await SaveAsync(client, account, name, role);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).ErrorOf(id));
    }

    [Fact]
    public async Task Change_LastAdministrator_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var self = await portal.WithDatabaseAsync(database => database.Users.SingleAsync(user => user.Email == TestUsers.EmailOf(Role.Administrator)));
        await WithoutOtherAdministratorsAsync(self.Id);

        var response = await SaveAsync(client, new TestAccount(self.Id, self.Email!), self.DisplayName, "Designer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("последний администратор", (await client.ReadPageAsync(response)).ErrorOf("Form_Role"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OwnRoleWithAnotherAdministrator_LeavesThePages()
    {
        await portal.AddAccountAsync(Role.Administrator);
        var account = await portal.AddAccountAsync(Role.Administrator);
        var client = await portal.SignedInAsync(account);

        var response = await SaveAsync(client, account, "Уходит", "Designer");

        Assert.Equal("/", response.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task Disable_TwoAdministratorsEachOtherAtOnce_LeavesOne()
    {
        var first = await portal.AddAccountAsync(Role.Administrator);
        var second = await portal.AddAccountAsync(Role.Administrator);
        await WithoutOtherAdministratorsAsync(first.Id, second.Id);

        await using var one = portal.Services.CreateAsyncScope();
        await using var other = portal.Services.CreateAsyncScope();
        await one.ServiceProvider.GetRequiredService<CxPortalDbContext>().Settings.LoadAsync();
        await other.ServiceProvider.GetRequiredService<CxPortalDbContext>().Settings.LoadAsync();
        var outcomes = new[]
        {
            await one.ServiceProvider.GetRequiredService<UserService>().DisableAsync(first.Id, CancellationToken.None),
            await other.ServiceProvider.GetRequiredService<UserService>().DisableAsync(second.Id, CancellationToken.None),
        };

        Assert.Equal(OutcomeKind.Done, outcomes[0].Kind);
        Assert.NotEqual(OutcomeKind.Done, outcomes[1].Kind);
        Assert.Null((await portal.AccountAsync(second)).DisabledAt);
        await BringAdministratorsBackAsync();
    }

    [Fact]
    public async Task Update_UnknownOrByOthers_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var fields = new Dictionary<string, string?> { ["Form.Stamp"] = "x", ["Form.DisplayName"] = "Имя", ["Form.Role"] = "Designer" };

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/users/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync("/users", $"/users/{Guid.NewGuid()}", fields)).StatusCode);
        var account = await portal.AddAccountAsync();
        var reviewer = await portal.SignedInAsync(Role.Reviewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.PostFormAsync("/", $"/users/{account.Id}", fields)).StatusCode);
    }

    private static async Task<HttpResponseMessage> SaveAsync(TestClient client, TestAccount account, string name, string role)
    {
        var url = $"/users/{account.Id}";
        var page = await client.GetPageAsync(url);
        return await client.PostFormAsync(page, url, new() { ["Form.Stamp"] = page.ValueOf("Form.Stamp"), ["Form.DisplayName"] = name, ["Form.Role"] = role });
    }

    private Task WithoutOtherAdministratorsAsync(params Guid[] kept) => portal.WithDatabaseAsync(async database =>
    {
        foreach (var user in await database.Users.Where(user => user.Role == Role.Administrator && !kept.Contains(user.Id)).ToListAsync())
        {
            user.DisabledAt = portal.Clock.GetUtcNow().UtcDateTime;
        }

        await database.SaveChangesAsync();
    });

    private Task BringAdministratorsBackAsync() => portal.WithDatabaseAsync(async database =>
    {
        foreach (var user in await database.Users.Where(user => user.Role == Role.Administrator).ToListAsync())
        {
            user.DisabledAt = null;
        }

        await database.SaveChangesAsync();
    });
}

public sealed class UserChangeTestsOnSqlite(SqlitePortal portal) : UserChangeTests(portal), IClassFixture<SqlitePortal>;

public sealed class UserChangeTestsOnPostgres(PostgresPortal portal) : UserChangeTests(portal), IClassFixture<PostgresPortal>;
