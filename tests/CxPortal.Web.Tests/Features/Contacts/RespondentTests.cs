using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Contacts;

public abstract class RespondentTests(PortalFixture portal)
{
    [Fact]
    public async Task Pages_AreForThoseWhoManageContacts()
    {
        await portal.AssertPageIsForAsync("/respondents", Role.Administrator, Role.Designer);
        await portal.AssertPageIsForAsync("/respondents/new", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/respondents/999999/exclusions/1/end", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/respondents/999999/opt-outs", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/respondents/999999/opt-outs/1/removal", Role.Administrator, Role.Designer);
    }

    [Fact]
    public async Task Create_Valid_StoresAndKeepsThePersonOutOfTheTrail()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var key = "N-" + Guid.NewGuid().ToString("N");

        var response = await CreateAsync(client, key, "Ольга Тайная", "olga@mail.example", "Segment=mass\nchannel = app");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var row = await portal.WithDatabaseAsync(database => database.Respondents.SingleAsync(row => row.Key == key));
        Assert.Equal("""{"channel":"app","segment":"mass"}""", row.Attributes);
        var id = row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.SingleAsync(entry => entry.Subject == "Respondent" && entry.SubjectId == id));
        Assert.Null(entry.SubjectName);
        Assert.DoesNotContain("Ольга", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("olga", entry.After, StringComparison.Ordinal);
        var list = await client.GetPageAsync("/respondents?q=ТАЙНАЯ");
        Assert.Contains("Ольга Тайная", list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a@mail.example", "", "Key")]
    [InlineData("K-1", "no address", "", "Email")]
    [InlineData("K-2", "a@mail.example", "segment mass", "Attributes")]
    public async Task Create_Invalid_NamesTheFieldAndKeepsTheInput(string key, string email, string attributes, string id)
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await CreateAsync(client, key, "Имя", email, attributes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.NotNull(page.GetElementById(id + "-error"));
        Assert.Equal("Имя", page.GetElementById("Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Create_KnownNumber_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var known = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));

        var response = await CreateAsync(client, known.Key, "Имя", null, null);

        Assert.NotNull((await client.ReadPageAsync(response)).GetElementById("Key-error"));
    }

    [Fact]
    public async Task Update_Stale_ShowsWhatIsStoredAndKeepsTheInput()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var known = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));
        var url = $"/respondents/{known.Id}";
        var page = await client.GetPageAsync(url);
        var fields = new Dictionary<string, string?> { ["Form.Version"] = "1", ["Form.Name"] = "Первый", ["Form.Language"] = "en" };
        await client.PostFormAsync(page, url, fields);
        fields["Form.Name"] = "Второй";

        var response = await client.PostFormAsync(page, url, fields);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        Assert.Equal("Второй", again.GetElementById("Form_Name")!.GetAttribute("value"));
        Assert.Equal("2", again.GetElementById("Form_Version")!.GetAttribute("value"));
        Assert.Contains("Первый", again.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exclusion_UntilADay_EndsWithThatDayOfTheOrganisation()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var known = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));
        var url = $"/respondents/{known.Id}";
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(3));

        var refused = await client.PostFormAsync(url, url + "/exclusions", new() { ["Exclusion.Reason"] = "Collection", ["Exclusion.Until"] = Iso(today.AddDays(-1)) });
        var nameless = await client.PostFormAsync(url, url + "/exclusions", new() { ["Exclusion.Reason"] = "Other" });
        var added = await client.PostFormAsync(url, url + "/exclusions", new() { ["Exclusion.Reason"] = "Collection", ["Exclusion.Until"] = Iso(today) });

        Assert.NotNull((await client.ReadPageAsync(refused)).GetElementById("Exclusion_Until-error"));
        Assert.NotNull((await client.ReadPageAsync(nameless)).GetElementById("Exclusion_Note-error"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var row = await portal.WithDatabaseAsync(database => database.ContactExclusions.SingleAsync(row => row.RespondentId == known.Id));
        Assert.Equal(today.AddDays(1).ToDateTime(TimeOnly.MinValue).AddHours(-3), row.Until);

        await client.PostFormAsync(url, $"{url}/exclusions/{row.Id}/end", []);

        var ended = await portal.WithDatabaseAsync(database => database.ContactExclusions.SingleAsync(row => row.RespondentId == known.Id));
        Assert.Equal(portal.Clock.GetUtcNow().UtcDateTime, ended.Until);
    }

    [Fact]
    public async Task OptOut_AndBack_GoesByTheAddress()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var known = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));
        var url = $"/respondents/{known.Id}";

        await client.PostFormAsync(url, url + "/opt-outs", []);
        await client.PostFormAsync(url, url + "/opt-outs", []);

        var hash = AddressHash.Of(known.Email!.ToUpperInvariant());
        var row = await portal.WithDatabaseAsync(database => database.ContactOptOuts.SingleAsync(row => row.AddressHash == hash));
        Assert.Contains("отказался", (await client.GetPageAsync("/respondents?q=" + known.Key)).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await client.PostFormAsync(url, $"{url}/opt-outs/{row.Id}/removal", []);

        Assert.False(await portal.WithDatabaseAsync(database => database.ContactOptOuts.AnyAsync(row => row.AddressHash == hash)));
    }

    [Fact]
    public async Task Show_Unknown_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignedInAsync(Role.Designer)).GetAsync("/respondents/999999")).StatusCode);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<HttpResponseMessage> CreateAsync(TestClient client, string key, string name, string? email, string? attributes) =>
        client.PostFormAsync("/respondents/new", "/respondents/new", new()
        {
            ["Key"] = key,
            ["Name"] = name,
            ["Email"] = email,
            ["Language"] = "ru",
            ["Attributes"] = attributes,
        });
}

public sealed class RespondentTestsOnSqlite(SqlitePortal portal) : RespondentTests(portal), IClassFixture<SqlitePortal>;

public sealed class RespondentTestsOnPostgres(PostgresPortal portal) : RespondentTests(portal), IClassFixture<PostgresPortal>;
