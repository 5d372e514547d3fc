using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Api;

public abstract class ApiReadingTests(PortalFixture portal)
{
    [Fact]
    public async Task WithoutToken_NothingOpens_AndACookieIsNoToken()
    {
        var stranger = await portal.Anonymous().GetAsync("/api/v1/surveys");
        var visitor = await (await portal.SignedInAsync(Role.Administrator)).GetAsync("/api/v1/surveys");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (stranger.StatusCode, visitor.StatusCode));
        Assert.Equal("Bearer", Assert.Single(stranger.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("application/problem+json", stranger.Content.Headers.ContentType!.MediaType);
        var problem = await stranger.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(401, problem.GetProperty("status").GetInt32());
        Assert.Contains("token", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenIsNoCookie()
    {
        var program = await portal.ProgramAsync(Role.Administrator, canWrite: true);

        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task Lists_ArePagedByCursor()
    {
        var prefix = "paged-" + Guid.NewGuid().ToString("N")[..6];
        foreach (var number in Enumerable.Range(1, 3))
        {
            await portal.ImportResponsesAsync($$$$"""{"survey": "{{{{prefix}}}}-{{{{number}}}}", "questions": {"nps": {"column": "NPS", "type": "nps"}}}""", "NPS\n9\n");
        }

        var program = await portal.ProgramAsync(Role.Executive);
        var (found, url) = (new List<string>(), (string?)"/api/v1/surveys?limit=2");
        while (url is not null)
        {
            var page = await program.GetFromJsonAsync<JsonElement>(url);
            Assert.True(page.GetProperty("items").GetArrayLength() <= 2);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()!));
            url = page.GetProperty("next").GetString() is { } next ? "/api/v1/surveys?limit=2&cursor=" + next : null;
        }

        Assert.Equal(3, found.Count(key => key.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Equal(found.Distinct(), found);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync("/api/v1/surveys?limit=0")).StatusCode);
    }

    [Fact]
    public async Task Survey_ComesWithItsDefinitionAndTag()
    {
        var survey = await portal.AddSurveyAsync();
        var program = await portal.ProgramAsync(Role.Executive);
        var response = await program.GetAsync("/api/v1/surveys/" + survey.Key);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(("open", 1), (body.GetProperty("status").GetString(), body.GetProperty("revision").GetInt32()));
        Assert.Equal("nps", body.GetProperty("definition").GetProperty("pages")[0].GetProperty("questions")[0].GetProperty("key").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/surveys/" + survey.Key);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await program.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/surveys/nobody")).StatusCode);
    }

    [Fact]
    public async Task Figures_AreThoseOfTheCommandLine_AndSuppressed()
    {
        var key = "figures-" + Guid.NewGuid().ToString("N")[..6];
        var mapping = """{"survey": "KEY", "questions": {"nps": {"column": "NPS", "type": "nps"}}, "attributes": {"market": "M"}}""".Replace("KEY", key, StringComparison.Ordinal);
        await portal.ImportResponsesAsync(mapping, "NPS,M\n10,UK\n9,UK\n9,UK\n3,UK\n8,UK\n7,UK\n1,US\n");
        var program = await portal.ProgramAsync(Role.Executive);
        var all = await program.GetFromJsonAsync<JsonElement>($"/api/v1/surveys/{key}/figures");
        var by = await program.GetFromJsonAsync<JsonElement>($"/api/v1/surveys/{key}/figures?by=market");

        Assert.Equal(7, all.GetProperty("groups")[0].GetProperty("n").GetInt32());
        Assert.DoesNotContain("\"n\":1", by.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.GetAsync($"/api/v1/surveys/{key}/figures?by=nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.GetAsync($"/api/v1/surveys/{key}/figures?minN=0")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.GetAsync($"/api/v1/surveys/{key}/figures?asOf=tomorrow")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync($"/api/v1/surveys/{key}/figures?from=tomorrow")).StatusCode);
    }

    [Fact]
    public async Task Journey_ComesAsItsDocument_AndIsAudited()
    {
        var key = "api-" + Guid.NewGuid().ToString("N")[..6];
        var id = await portal.ImportAsync(TestData.FullDocument(key));
        var program = await portal.ProgramAsync(Role.Reviewer);
        var document = await program.GetFromJsonAsync<JsonElement>("/api/v1/journeys/" + key);

        Assert.Equal((key, 5), (document.GetProperty("key").GetString(), document.GetProperty("stages").GetArrayLength()));
        Assert.Contains(key, await program.GetStringAsync("/api/v1/journeys?limit=200"), StringComparison.Ordinal);
        Assert.Equal("PK", (await program.GetStringAsync($"/api/v1/journeys/{key}/export?format=xlsx"))[..2]);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync($"/api/v1/journeys/{key}/export?format=docx")).StatusCode);
        Assert.Contains(
            await portal.WithDatabaseAsync(database => database.AuditEntries.Where(entry => entry.JourneyId == id).Select(entry => entry.Actor).ToListAsync()),
            actor => actor.Contains("API: test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Journey_IsWrittenOnlyOverWhatWasRead()
    {
        var (key, other) = ("put-" + Guid.NewGuid().ToString("N")[..6], "put-" + Guid.NewGuid().ToString("N")[..6]);
        await portal.ImportAsync(TestData.FullDocument(key));
        var program = await portal.ProgramAsync(Role.Designer, canWrite: true);
        var read = await program.GetAsync("/api/v1/journeys/" + key);
        var changed = (await read.Content.ReadAsStringAsync()).Replace("Шорт-лист", "Короткий список", StringComparison.Ordinal);
        var tag = read.Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutAsync(program, key, changed, null)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(program, key, changed, "\"other\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(program, key, changed, "*")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(program, key, changed, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(program, key, changed, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutAsync(program, other, "{}", "*")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(program, other, changed.Replace(key, other, StringComparison.Ordinal), "*")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(await portal.ProgramAsync(Role.Designer), key, changed, tag)).StatusCode);
        Assert.Contains("Короткий список", await program.GetStringAsync("/api/v1/journeys/" + key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_AreTheFilesOfThePages()
    {
        var key = "export-" + Guid.NewGuid().ToString("N")[..6];
        var mapping = """{"survey": "KEY", "questions": {"nps": {"column": "NPS", "type": "nps"}}}""".Replace("KEY", key, StringComparison.Ordinal);
        await portal.ImportResponsesAsync(mapping, "NPS\n10\n9\n9\n3\n8\n7\n1\n");
        var program = await portal.ProgramAsync(Role.Designer);

        Assert.Contains("nps", await program.GetStringAsync($"/api/v1/surveys/{key}/export?format=csv"), StringComparison.Ordinal);
        Assert.Equal("PK", (await program.GetStringAsync($"/api/v1/surveys/{key}/responses/export?format=xlsx"))[..2]);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync($"/api/v1/surveys/{key}/responses/export?format=pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/surveys/nobody/export?format=csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.ProgramAsync(Role.Executive)).GetAsync($"/api/v1/surveys/{key}/responses/export?format=csv")).StatusCode);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient program, string key, string document, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/journeys/" + key) { Content = new StringContent(document, null, "application/json") };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation(tag == "*" ? "If-None-Match" : "If-Match", tag);
        }

        return await program.SendAsync(request);
    }

    [Fact]
    public async Task UnknownAddress_IsAProblemAndNoPage()
    {
        var response = await (await portal.ProgramAsync(Role.Executive)).GetAsync("/api/v1/nothing");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Description_NamesEveryAddressAndTheToken()
    {
        var document = await portal.Anonymous().Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/api/v1/journeys/{key}", paths);
        Assert.Contains("/api/v1/surveys/{key}/figures", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
    }
}

public sealed class ApiReadingTestsOnSqlite(SqlitePortal portal) : ApiReadingTests(portal), IClassFixture<SqlitePortal>;

public sealed class ApiReadingTestsOnPostgres(PostgresPortal portal) : ApiReadingTests(portal), IClassFixture<PostgresPortal>;
