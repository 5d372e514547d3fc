using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Features.Account.FirstStart;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class FirstAdministratorTests(PortalFixture portal)
{
    private const string Password = "four unrelated wooden words";

    [Fact]
    public async Task Notice_WithAnAdministrator_SaysNothing()
    {
        await LetAdministratorsInAsync(true);

        Assert.Empty(await NoticeAsync("http://localhost:5080"));
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync(await NewPathAsync())).StatusCode);
    }

    [Fact]
    public async Task Create_ByThePrintedLink_MakesAnAdministratorOnce()
    {
        await LetAdministratorsInAsync(false);
        var line = Assert.Single(await NoticeAsync("http://[::]:5080"));
        Assert.StartsWith("Open this link to create the first administrator: http://localhost:5080/account/first-administrator/", line, StringComparison.Ordinal);
        var path = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]).PathAndQuery;
        var client = portal.Anonymous();

        var response = await client.PostFormAsync(path, path, Fields("boss@bank.example"));
        var again = await portal.Anonymous().GetAsync(path);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
        var page = await client.GetPageAsync("/users");
        Assert.Contains("boss@bank.example", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.FirstAsync(row => row.SubjectName == "Главный Человек"));
        Assert.Equal("Главный Человек", entry.Actor);
        await portal.WithDatabaseAsync(async database =>
        {
            database.Users.Remove(await database.Users.SingleAsync(user => user.Email == "boss@bank.example"));
            await database.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Create_WeakPasswordOrTakenAddress_NamesTheField()
    {
        await LetAdministratorsInAsync(false);
        var path = await NewPathAsync();
        var client = portal.Anonymous();
        var weak = Fields("boss@bank.example");
        weak["NewPassword"] = weak["RepeatPassword"] = "short";

        var weakAnswer = await client.PostFormAsync(path, path, weak);
        var takenAnswer = await client.PostFormAsync(path, path, Fields(TestUsers.EmailOf(Role.Designer)));
        var emptyAnswer = await client.PostFormAsync(path, path, []);

        Assert.NotNull((await client.ReadPageAsync(weakAnswer)).ErrorOf("NewPassword"));
        var page = await client.ReadPageAsync(takenAnswer);
        Assert.NotNull(page.ErrorOf("Email"));
        Assert.Equal("Главный Человек", page.ValueOf("DisplayName"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, emptyAnswer.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(emptyAnswer)).ErrorOf("DisplayName"));
    }

    [Fact]
    public async Task Link_AfterADay_NoLongerHolds()
    {
        await LetAdministratorsInAsync(false);
        var path = await NewPathAsync();

        portal.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync("/account/first-administrator/nonsense")).StatusCode);
    }

    private static Dictionary<string, string?> Fields(string email) => new()
    {
        ["DisplayName"] = "Главный Человек",
        ["Email"] = email,
        ["NewPassword"] = Password,
        ["RepeatPassword"] = Password,
    };

    private Task LetAdministratorsInAsync(bool may) => portal.WithDatabaseAsync(async database =>
    {
        foreach (var user in await database.Users.Where(user => user.Role == Role.Administrator).ToListAsync())
        {
            user.DisabledAt = may ? null : portal.Clock.GetUtcNow().UtcDateTime;
        }

        await database.SaveChangesAsync();
    });

    private async Task<string> NewPathAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<FirstAdministrator>().NewPath();
    }

    private async Task<IReadOnlyList<string>> NoticeAsync(string address)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var notice = scope.ServiceProvider.GetServices<IStartupNotice>().OfType<FirstAdministratorNotice>().Single();
        return await notice.LinesAsync(address, CancellationToken.None);
    }
}

public sealed class FirstAdministratorTestsOnSqlite(SqlitePortal portal) : FirstAdministratorTests(portal), IClassFixture<SqlitePortal>;

public sealed class FirstAdministratorTestsOnPostgres(PostgresPortal portal) : FirstAdministratorTests(portal), IClassFixture<PostgresPortal>;
