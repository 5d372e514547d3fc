using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Api;

public abstract class ApiResponseTests(PortalFixture portal)
{
    [Fact]
    public async Task One_IsStoredOnce_HoweverOftenItIsSent()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        var program = await portal.ProgramAsync(Role.Designer, canWrite: true);
        var body = new
        {
            answers = new { nps = 9, csat = 4, channel = new { other = "киоск" }, topics = new[] { "speed", "staff" }, comment = "Быстро" },
            attributes = new { segment = "micro" },
            language = "ru",
            respondedAt = "2026-03-31T18:00:00+03:00",
        };
        var first = await SendAsync(program, survey.Key, body, "key-1");
        var again = await SendAsync(program, survey.Key, body, "key-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(22, (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!.Length);
        await portal.WithDatabaseAsync(async database =>
        {
            var response = await database.SurveyResponses.SingleAsync(row => row.SurveyId == survey.Id);
            Assert.Equal(new DateTime(2026, 3, 31, 15, 0, 0, DateTimeKind.Utc), response.OccurredAt);
            Assert.Equal("micro", (await database.SurveyCuts.SingleAsync(cut => cut.Id == response.CutId)).Value1);
            Assert.Contains("Быстро", await database.SurveyTextAnswers.Where(row => row.ResponseId == response.Id).Select(row => row.Text).ToListAsync());
        });
    }

    [Fact]
    public async Task Several_EachHaveTheirFate()
    {
        var survey = await portal.AddSurveyAsync();
        var program = await portal.ProgramAsync(Role.Designer, canWrite: true);
        object[] body =
        [
            new { answers = new { nps = 9 } }, new { answers = new { nps = 11 } }, new { answers = new { nps = 8 }, idempotencyKey = "own" },
            new { answers = new { nobody = 1 } }, new { answers = new { nps = 7 }, attributes = new { city = "Омск" } }, new { answers = new { nps = 8 }, idempotencyKey = "own" },
        ];
        var report = await (await SendAsync(program, survey.Key, body, "batch")).Content.ReadFromJsonAsync<JsonElement>();
        var again = await (await SendAsync(program, survey.Key, body, "batch")).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((2, 1, 3), (report.GetProperty("accepted").GetInt32(), report.GetProperty("repeated").GetInt32(), report.GetProperty("invalid").GetInt32()));
        Assert.Equal("answers.nps", report.GetProperty("results")[1].GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal((0, 3), (again.GetProperty("accepted").GetInt32(), again.GetProperty("repeated").GetInt32()));
        Assert.Equal(2, await portal.WithDatabaseAsync(database => database.SurveyResponses.CountAsync(row => row.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task WhoMayNot_OrWhatDoesNotFit_IsRefused()
    {
        var survey = await portal.AddSurveyAsync();
        var closed = await portal.AddSurveyAsync(change: row => row.Status = SurveyStatus.Closed);
        var body = new { answers = new { nps = 9 } };
        var writer = await portal.ProgramAsync(Role.Designer, canWrite: true);

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(await portal.ProgramAsync(Role.Designer), survey.Key, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(await portal.ProgramAsync(Role.Reviewer, canWrite: true), survey.Key, body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(portal.Anonymous().Http, survey.Key, body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(writer, "nobody", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(writer, closed.Key, body)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(writer, survey.Key, new { answers = new { nps = "many" } })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(writer, survey.Key, new { nps = 9 })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(writer, survey.Key, Array.Empty<object>())).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(writer, survey.Key, Enumerable.Repeat(body, 1001))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await writer.PostAsync($"/api/v1/surveys/{survey.Key}/responses", new StringContent("{", null, "application/json"))).StatusCode);
        Assert.False(await portal.WithDatabaseAsync(database => database.SurveyResponses.AnyAsync(row => row.SurveyId == survey.Id)));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, string survey, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/surveys/{survey}/responses") { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await program.SendAsync(request);
    }
}

public sealed class ApiResponseTestsOnSqlite(SqlitePortal portal) : ApiResponseTests(portal), IClassFixture<SqlitePortal>;

public sealed class ApiResponseTestsOnPostgres(PostgresPortal portal) : ApiResponseTests(portal), IClassFixture<PostgresPortal>;
