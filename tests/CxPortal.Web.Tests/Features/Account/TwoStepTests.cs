using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;
using CxPortal.Web.Features.Account.TwoStep;

namespace CxPortal.Web.Tests.Features.Account;

public abstract class TwoStepTests(PortalFixture portal)
{
    [Fact]
    public async Task SwitchOn_ByTheShownKey_GivesTenCodesOnce()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);
        var elsewhere = await portal.SignedInAsync(account);
        var page = await client.GetPageAsync("/account/two-step/new");
        Assert.NotNull(page.QuerySelector("svg[role=img] path"));
        var secret = Decode(page.QuerySelector("code")!.TextContent.Replace(" ", string.Empty, StringComparison.Ordinal));

        var wrong = await client.PostFormAsync(page, "/account/two-step/new", Fields(page, "000000"));
        var wrongPage = await client.ReadPageAsync(wrong);
        var done = await client.PostFormAsync(wrongPage, "/account/two-step/new", Fields(wrongPage, Totp.CodeAt(secret, Totp.StepOf(portal.Clock.GetUtcNow()))));
        var donePage = await client.ReadPageAsync(done);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull(wrongPage.ErrorOf("Form_Code"));
        Assert.Equal(page.QuerySelector("code")!.TextContent, wrongPage.QuerySelector("code")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        var codes = donePage.QuerySelectorAll(".chips code").Select(code => code.TextContent).ToList();
        Assert.Equal(TwoStepCodes.RecoveryCodeCount, codes.Distinct().Count());
        var file = Uri.UnescapeDataString(donePage.QuerySelector<IHtmlAnchorElement>("a[download]")!.GetAttribute("href")!);
        Assert.All(codes, code => Assert.Contains(code, file, StringComparison.Ordinal));
        Assert.True((await portal.AccountAsync(account)).TwoFactorEnabled);
        await client.GetPageAsync("/account/two-step");
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/")).StatusCode);
        Assert.Contains(AccountActs.TwoStepOn, await portal.OperationsAsync(account));
    }

    [Fact]
    public async Task SwitchOn_OldPage_StartsAgain()
    {
        var client = await portal.SignedInAsync(await portal.AddAccountAsync());
        var page = await client.GetPageAsync("/account/two-step/new");
        portal.Clock.Advance(TimeSpan.FromMinutes(61));

        var response = await client.PostFormAsync(page, "/account/two-step/new", Fields(page, "123456"));

        Assert.Equal("/account/two-step/new", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SwitchOn_SecretOfSomebodyElse_StartsAgain()
    {
        var other = await portal.SignedInAsync(await portal.AddAccountAsync());
        var client = await portal.SignedInAsync(await portal.AddAccountAsync());
        var stolen = (await other.GetPageAsync("/account/two-step/new")).ValueOf("Form.Secret");

        var response = await client.PostFormAsync("/account/two-step/new", "/account/two-step/new", new() { ["Form.Secret"] = stolen, ["Form.Code"] = "123456" });

        Assert.Equal("/account/two-step/new", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Renew_WithPassword_ReplacesTheCodes()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);
        var (_, old) = await portal.SwitchTwoStepOnAsync(account);

        var wrong = await SendAsync(client, "/account/two-step/recovery-codes", "wrong password");
        var right = await client.ReadPageAsync(await SendAsync(client, "/account/two-step/recovery-codes", TestUsers.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var codes = right.QuerySelectorAll(".chips code").Select(code => code.TextContent).ToList();
        Assert.Empty(codes.Intersect(old));
        var fresh = portal.Anonymous();
        await fresh.SignInAsync(account.Email, TestUsers.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await fresh.PostFormAsync("/account/second-step", "/account/second-step", new() { ["Code"] = old[0] })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await fresh.PostFormAsync("/account/second-step", "/account/second-step", new() { ["Code"] = codes[0] })).StatusCode);
    }

    [Fact]
    public async Task SwitchOff_NeedsThePassword()
    {
        var account = await portal.AddAccountAsync();
        var client = await portal.SignedInAsync(account);
        await portal.SwitchTwoStepOnAsync(account);

        var empty = await SendAsync(client, "/account/two-step/switching-off", string.Empty);
        var wrong = await SendAsync(client, "/account/two-step/switching-off", "wrong password");
        var right = await SendAsync(client, "/account/two-step/switching-off", TestUsers.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("/account/profile", right.Headers.Location!.OriginalString);
        Assert.Equal("/", (await portal.Anonymous().SignInAsync(account.Email, TestUsers.Password)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Renew_WhileOff_IsNotFound()
    {
        var client = await portal.SignedInAsync(await portal.AddAccountAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, "/account/two-step/recovery-codes", TestUsers.Password)).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(TestClient client, string url, string password) =>
        client.PostFormAsync("/account/two-step", url, new() { ["Form.CurrentPassword"] = password });

    private static Dictionary<string, string?> Fields(IHtmlDocument page, string code) => new() { ["Form.Secret"] = page.ValueOf("Form.Secret"), ["Form.Code"] = code };

    private static byte[] Decode(string letters)
    {
        var bits = string.Concat(letters.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}

public sealed class TwoStepTestsOnSqlite(SqlitePortal portal) : TwoStepTests(portal), IClassFixture<SqlitePortal>;

public sealed class TwoStepTestsOnPostgres(PostgresPortal portal) : TwoStepTests(portal), IClassFixture<PostgresPortal>;
