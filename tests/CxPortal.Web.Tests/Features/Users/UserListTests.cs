using System.Net;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Users;

public abstract class UserListTests(PortalFixture portal)
{
    public static TheoryData<string> Urls => ["/users", "/users/new", "/users/0f000000-0000-0000-0000-000000000000"];

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Pages_AreForAdministratorsAlone(string url)
    {
        Assert.StartsWith("/account/sign-in", (await portal.Anonymous().GetAsync(url)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        foreach (var role in (Role[])[Role.Designer, Role.Reviewer, Role.Executive])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(role)).GetAsync(url)).StatusCode);
        }
    }

    [Fact]
    public async Task Index_Search_FindsCyrillicInAnyCaseAndAddresses()
    {
        var account = await portal.AddAccountAsync(name: "Алёна Щукина");
        var client = await portal.SignedInAsync(Role.Administrator);

        foreach (var question in (string[])["АЛЕНА", "щук", "алёна  щукина", account.Email.ToUpperInvariant()])
        {
            var page = await client.GetPageAsync("/users?q=" + Uri.EscapeDataString(question));
            Assert.Equal("Алёна Щукина", Assert.Single(Names(page)));
        }

        var none = await client.GetPageAsync("/users?q=%D1%8A%D1%8A");
        Assert.NotNull(none.QuerySelector(".empty"));
    }

    [Fact]
    public async Task Index_Filters_ByRoleAndState()
    {
        var now = portal.Clock.GetUtcNow();
        await portal.AddAccountAsync(Role.Executive, "Икс Работает");
        await portal.AddAccountAsync(Role.Executive, "Икс Отключён", change: user => user.DisabledAt = now.UtcDateTime);
        await portal.AddAccountAsync(Role.Executive, "Икс Ждёт", hasPassword: false);
        await portal.AddAccountAsync(Role.Reviewer, "Икс Заблокирован", change: user => user.LockoutEnd = now.AddMinutes(5));
        await portal.AddAccountAsync(Role.Executive, "Икс Снова", change: user => user.LockoutEnd = now.AddMinutes(-5));
        var client = await portal.SignedInAsync(Role.Administrator);

        Assert.Equal(["Икс Заблокирован"], Names(await client.GetPageAsync("/users?q=икс&role=Reviewer")));
        Assert.Equal(["Икс Работает", "Икс Снова"], Names(await client.GetPageAsync("/users?q=икс&state=Active")));
        Assert.Equal(["Икс Отключён"], Names(await client.GetPageAsync("/users?q=икс&state=Disabled")));
        Assert.Equal(["Икс Ждёт"], Names(await client.GetPageAsync("/users?q=икс&state=Waiting")));
        Assert.Equal(["Икс Заблокирован"], Names(await client.GetPageAsync("/users?q=икс&state=Locked")));
        await client.GetPageAsync("/users?role=nonsense&state=99&sort=nonsense&page=-3");
    }

    [Fact]
    public async Task Index_SortsAndPages()
    {
        for (var number = 0; number < 25; number++)
        {
            await portal.AddAccountAsync(name: $"Стр Человек {number:00}", change: user => user.LastSignInAt = number == 7 ? portal.Clock.GetUtcNow().UtcDateTime : null);
        }

        var client = await portal.SignedInAsync(Role.Administrator);

        Assert.Equal("Стр Человек 00", Names(await client.GetPageAsync("/users?q=стр")).First());
        Assert.Equal("Стр Человек 24", Names(await client.GetPageAsync("/users?q=стр&sort=-name")).First());
        Assert.Equal("Стр Человек 07", Names(await client.GetPageAsync("/users?q=стр&sort=-last")).First());
        Assert.Equal("Стр Человек 07", Names(await client.GetPageAsync("/users?q=стр&sort=last")).First());
        Assert.Equal(20, Names(await client.GetPageAsync("/users?q=стр&sort=role")).Count);
        var second = await client.GetPageAsync("/users?q=стр&page=2");
        Assert.Equal(5, Names(second).Count);
        Assert.NotNull(second.QuerySelector(".pages a[rel=prev]"));
    }

    private static List<string> Names(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody .row-link").Select(link => link.TextContent)];
}

public sealed class UserListTestsOnSqlite(SqlitePortal portal) : UserListTests(portal), IClassFixture<SqlitePortal>;

public sealed class UserListTestsOnPostgres(PostgresPortal portal) : UserListTests(portal), IClassFixture<PostgresPortal>;
