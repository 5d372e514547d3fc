using System.Globalization;
using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Testing;
using CxPortal.Web.Features.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Cases;

public abstract class CaseTests(PortalFixture portal)
{
    private DateTime Now => portal.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Pages_AreForThoseWhoMay()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);

        await portal.AssertPageIsForAsync($"/surveys/{survey.Id}/case-rules", Role.Administrator, Role.Designer);
        await portal.AssertPageIsForAsync($"/surveys/{survey.Id}/case-rules/new", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/surveys/999999/case-rules/1/archive", Role.Administrator, Role.Designer);
        await portal.AssertPageIsForAsync("/cases", Role.Administrator, Role.Designer, Role.Reviewer);
        await portal.AssertPageIsForAsync("/cases/figures", Role.Administrator, Role.Designer, Role.Reviewer);
        await portal.AssertFormIsForAsync("/cases/999999/contact", Role.Administrator, Role.Designer, Role.Reviewer);
        await portal.AssertFormIsForAsync("/cases/999999/contact-removal", Role.Administrator, Role.Designer, Role.Reviewer);
    }

    [Fact]
    public async Task Rule_OfAnAnonymousSurvey_IsRefused()
    {
        var survey = await portal.AddSurveyAsync();

        var response = await AddRuleAsync(survey, "nps", atMost: 6, page: "/surveys");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.False(await portal.WithDatabaseAsync(database => database.CaseRules.AnyAsync(row => row.SurveyId == survey.Id)));
    }

    [Theory]
    [InlineData("nps", null, "жалоб", "Form_AtMost")]
    [InlineData("comment", 6, null, "Form_Words")]
    [InlineData("unknown", 6, null, "Form_QuestionKey")]
    public async Task Rule_Invalid_NamesTheField(string question, int? atMost, string? words, string id)
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);

        var response = await AddRuleAsync(survey, question, atMost, words);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await (await portal.SignedInAsync(Role.Designer)).ReadPageAsync(response)).GetElementById(id + "-error"));
    }

    [Fact]
    public async Task Response_WithALowScore_OpensOneCaseForTheOwner()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        await AddRuleAsync(survey, "nps", atMost: 6, hours: 48);
        await AddRuleAsync(survey, "comment", words: "жалоб");
        var person = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));

        await AnswerAsync(survey, person, nps: 9, "Всё хорошо");
        var low = await AnswerAsync(survey, person, nps: 3, "Это моя жалоба");
        await ObserveAsync(low);
        await AnswerAsync(survey, person, nps: 10, "Где мои жалобы?");

        var cases = await CasesAsync(survey);
        Assert.Equal(["3", "жалоб"], cases.Select(row => row.Trigger));
        Assert.Equal((low.ResponseId, person.Id, Now.AddHours(48)), (cases[0].ResponseId!.Value, cases[0].RespondentId!.Value, cases[0].DueAt));
        var owner = await (await portal.SignedInAsync(Role.Reviewer)).GetPageAsync("/cases");
        Assert.Contains(person.Name!, owner.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_OutOfForce_OpensNothing()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        await AddRuleAsync(survey, "nps", atMost: 6);
        var rule = await portal.WithDatabaseAsync(database => database.CaseRules.SingleAsync(row => row.SurveyId == survey.Id));
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/surveys/{survey.Id}/case-rules";

        await client.PostFormAsync(url + "/new", $"{url}/{rule.Id}/archive", []);
        await AnswerAsync(survey, null, nps: 0, null);
        Assert.Empty(await CasesAsync(survey));
        await client.PostFormAsync(url + "/new", $"{url}/{rule.Id}/restoration", []);
        await AnswerAsync(survey, null, nps: 0, null);

        Assert.Single(await CasesAsync(survey));
        await client.GetPageAsync(url);
        await client.GetPageAsync($"{url}/{rule.Id}");
    }

    [Fact]
    public async Task Case_FromContactToEnd_KeepsTheFirstContact()
    {
        var (_, id) = await OpenCaseAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);
        var url = $"/cases/{id}";

        var early = await ChangeAsync(client, id, CaseOutcome.Recovered, CaseCause.Process, "Вернули комиссию");
        Assert.NotNull((await client.ReadPageAsync(early)).GetElementById("Form_Outcome-error"));
        await client.PostFormAsync(url, url + "/contact", []);
        var contacted = Now;
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await client.PostFormAsync(url, url + "/contact", []);
        var causeless = await ChangeAsync(client, id, CaseOutcome.Recovered, null, "Вернули комиссию");
        var closed = await ChangeAsync(client, id, CaseOutcome.Recovered, CaseCause.Process, "Вернули комиссию");

        Assert.NotNull((await client.ReadPageAsync(causeless)).GetElementById("Form_Cause-error"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        var row = await portal.WithDatabaseAsync(database => database.FeedbackCases.AsNoTracking().SingleAsync(row => row.Id == id));
        Assert.Equal((contacted, Now, CaseOutcome.Recovered), (row.ContactedAt!.Value, row.ClosedAt!.Value, row.Outcome!.Value));
        var key = id.ToString(CultureInfo.InvariantCulture);
        var trail = await portal.WithDatabaseAsync(database => database.AuditEntries.Where(entry => entry.Subject == "FeedbackCase" && entry.SubjectId == key).ToListAsync());
        Assert.DoesNotContain(trail, entry => entry.After!.Contains("комиссию", StringComparison.Ordinal));
        Assert.NotNull((await client.GetPageAsync(url)).GetElementById("Form_ChurnedAfter90Days"));
        await client.GetPageAsync("/cases?scope=Closed");
    }

    [Fact]
    public async Task Case_Stale_KeepsTheInput()
    {
        var (_, id) = await OpenCaseAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        await ChangeAsync(client, id, null, CaseCause.People, null);

        var response = await ChangeAsync(client, id, null, CaseCause.System, null, version: 1);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).QuerySelector("option[value=System][selected]"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/cases/999999")).StatusCode);
    }

    [Fact]
    public async Task Figures_TellContactInTimeMedianAndLaterScore()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        await AddRuleAsync(survey, "nps", atMost: 6, hours: 24);
        for (var index = 0; index < 5; index++)
        {
            var person = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));
            await AnswerAsync(survey, person, nps: 3, null);
            var id = (await CasesAsync(survey))[^1].Id;
            await portal.WithDatabaseAsync(async database =>
            {
                var row = await database.FeedbackCases.SingleAsync(row => row.Id == id);
                (row.OpenedAt, row.DueAt, row.ClosedAt) = (Now.AddDays(-5), Now.AddDays(-4), Now.AddDays(-2));
                (row.ContactedAt, row.Outcome, row.Cause) = (row.OpenedAt.AddHours(index == 0 ? 30 : 10), CaseOutcome.Recovered, CaseCause.Product);
                await database.SaveChangesAsync();
            });
            await AnswerAsync(survey, person, nps: 7, null);
        }

        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync($"/cases/figures?survey={survey.Id}");

        var cards = page.QuerySelectorAll(".card").Select(card => card.TextContent).ToList();
        Assert.Contains("80", cards[0], StringComparison.Ordinal);
        Assert.Contains("n 5", cards[0], StringComparison.Ordinal);
        Assert.Contains("10 ч", cards[1], StringComparison.Ordinal);
        Assert.Contains(cards, card => card.Contains("+4,0", StringComparison.Ordinal));
    }

    private async Task<(Survey Survey, long Id)> OpenCaseAsync()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        await AddRuleAsync(survey, "nps", atMost: 6);
        await AnswerAsync(survey, await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database)), nps: 2, null);
        return (survey, (await CasesAsync(survey)).Single().Id);
    }

    private Task<List<FeedbackCase>> CasesAsync(Survey survey) => portal.WithDatabaseAsync(database =>
        database.FeedbackCases.AsNoTracking().Where(row => row.SurveyId == survey.Id).OrderBy(row => row.Id).ToListAsync());

    private async Task<HttpResponseMessage> AddRuleAsync(
        Survey survey, string question, int? atMost = null, string? words = null, int hours = 24, string? page = null)
    {
        var email = TestUsers.EmailOf(Role.Reviewer);
        var owner = await portal.WithDatabaseAsync(database => database.Users.SingleAsync(user => user.Email == email));
        var url = $"/surveys/{survey.Id}/case-rules/new";
        return await (await portal.SignedInAsync(Role.Designer)).PostFormAsync(page is null ? url : "/", url, new()
        {
            ["Form.Name"] = "Критик",
            ["Form.QuestionKey"] = question,
            ["Form.AtMost"] = atMost?.ToString(CultureInfo.InvariantCulture),
            ["Form.Words"] = words,
            ["Form.OwnerId"] = owner.Id.ToString(),
            ["Form.ContactWithinHours"] = hours.ToString(CultureInfo.InvariantCulture),
        });
    }

    private async Task<HttpResponseMessage> ChangeAsync(TestClient client, long id, CaseOutcome? outcome, CaseCause? cause, string? action, int? version = null)
    {
        var row = await portal.WithDatabaseAsync(database => database.FeedbackCases.AsNoTracking().SingleAsync(row => row.Id == id));
        return await client.PostFormAsync($"/cases/{id}", $"/cases/{id}", new()
        {
            ["Form.Version"] = (version ?? row.Version).ToString(CultureInfo.InvariantCulture),
            ["Form.OwnerId"] = row.OwnerId.ToString(),
            ["Form.Cause"] = cause?.ToString(),
            ["Form.RecoveryAction"] = action,
            ["Form.Outcome"] = outcome?.ToString(),
        });
    }

    /// <summary>Stores a response and tells the observers, as the intake does.</summary>
    private async Task<AcceptedResponse> AnswerAsync(Survey survey, Respondent? person, int nps, string? comment)
    {
        var columns = await portal.ColumnsAsync(survey.Id);
        var response = new SurveyResponse
        {
            SurveyId = survey.Id,
            Revision = 1,
            Key = Guid.NewGuid().ToString("N")[..22],
            Day = DateOnly.FromDateTime(Now),
            OccurredAt = Now,
            RecordedAt = Now,
            RespondentId = person?.Id,
        };
        await portal.WithDatabaseAsync(async database =>
        {
            database.SurveyResponses.Add(response);
            await database.SaveChangesAsync();
            database.SurveyAnswers.Add(new SurveyAnswer { ResponseId = response.Id, QuestionId = columns["nps"], Value = nps });
            await database.SaveChangesAsync();
        });
        List<AnswerText> texts = comment is null ? [] : [new AnswerText(columns["comment"], comment)];
        var accepted = new AcceptedResponse(response.Id, Now, new Submission(
            survey.Id, 1, "ru", Submission.NoCut, true, [new AnswerValue(columns["nps"], 0, nps)], texts, response.Key)
        { RespondentId = person?.Id });
        await ObserveAsync(accepted);
        return accepted;
    }

    private async Task ObserveAsync(AcceptedResponse response)
    {
        foreach (var observer in portal.Services.GetServices<IResponseObserver>())
        {
            await observer.AcceptedAsync(response, CancellationToken.None);
        }
    }
}

public sealed class CaseTestsOnSqlite(SqlitePortal portal) : CaseTests(portal), IClassFixture<SqlitePortal>;

public sealed class CaseTestsOnPostgres(PostgresPortal portal) : CaseTests(portal), IClassFixture<PostgresPortal>;
