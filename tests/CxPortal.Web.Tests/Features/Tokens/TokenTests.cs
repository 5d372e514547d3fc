using System.Net;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Tokens;

public abstract class TokenTests(PortalFixture portal)
{
    private const string Page = "/account/tokens";

    [Fact]
    public async Task Page_IsForThoseWhoMayHaveTokens() => await portal.AssertPageIsForAsync(Page, Role.Administrator, Role.Designer);

    [Fact]
    public async Task Create_ShowsTheSecretOnceAndKeepsItsHash()
    {
        var name = "export " + Guid.NewGuid().ToString("N");
        var client = await portal.SignedInAsync(Role.Designer);
        var response = await client.PostFormAsync(Page, Page, new() { ["Form.Name"] = name, ["Form.CanWrite"] = "true" });
        var secret = ((IHtmlInputElement)(await client.ReadPageAsync(response)).QuerySelector("#Secret")!).Value;

        Assert.StartsWith("cxp_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await client.GetPageAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        await portal.WithDatabaseAsync(async database =>
        {
            var token = await database.AccessTokens.SingleAsync(row => row.Name == name);
            Assert.Equal((AccessTokenSecret.HashOf(secret), true), (token.TokenHash, token.CanWrite));
            var entry = await database.AuditEntries.SingleAsync(row => row.Subject == "AccessToken" && row.SubjectName == name);
            Assert.DoesNotContain(token.TokenHash, entry.After!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Create_WithoutNameOrWithATakenOne_IsRefused()
    {
        var name = "twice " + Guid.NewGuid().ToString("N");
        var client = await portal.SignedInAsync(Role.Designer);
        await client.PostFormAsync(Page, Page, new() { ["Form.Name"] = name });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostFormAsync(Page, Page, new() { ["Form.Name"] = name })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostFormAsync(Page, Page, new() { ["Form.Name"] = " " })).StatusCode);
    }

    [Fact]
    public async Task Revoke_ClosesTheTokenAtOnce_AndOnlyOnesOwn()
    {
        var program = await portal.ProgramAsync(Role.Designer);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/journeys")).StatusCode);
        var id = await portal.WithDatabaseAsync(database => database.AccessTokens.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync());
        var url = $"{Page}/{id}/revocation";

        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignedInAsync(Role.Administrator)).PostFormAsync(Page, url, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await (await portal.SignedInAsync(Role.Designer)).PostFormAsync(Page, url, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/journeys")).StatusCode);
    }
}

public sealed class TokenTestsOnSqlite(SqlitePortal portal) : TokenTests(portal), IClassFixture<SqlitePortal>;

public sealed class TokenTestsOnPostgres(PostgresPortal portal) : TokenTests(portal), IClassFixture<PostgresPortal>;

public sealed class TokenCommandTests
{
    private readonly string data = TestDatabases.NewDirectory();

    [Fact]
    public async Task Add_PrintsTheTokenAlone()
    {
        await RunAsync("user", "add", "robot@bank.example", "--role", "executive");
        var added = await RunAsync("token", "add", "robot@bank.example", "--name", "nightly", "--scope", "write");

        Assert.Equal((0, 1), (added.Code, added.Output.Trim().Split('\n').Length));
        Assert.StartsWith("cxp_", added.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("token", "add", "robot@bank.example", "--name", "nightly")).Code);
        Assert.Equal(1, (await RunAsync("token", "add", "nobody@bank.example", "--name", "nightly")).Code);
        Assert.Equal(2, (await RunAsync("token", "add", "robot@bank.example", "--name", "x", "--scope", "all")).Code);
        Assert.Equal(1, (await RunAsync("token", "add", "robot@bank.example", "--name", "x", "--as", "robot@bank.example")).Code);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await Cli.RunAsync([.. arguments, "--data", data, "--language", "en"], output, error), output.ToString());
    }
}
