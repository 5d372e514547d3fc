using System.Net;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Testing;
using CxPortal.Web.Features.Collectors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.SurveyPages;

/// <summary>Links that belong to one person: taken up again until they are answered, and then spent.</summary>
public abstract class PersonalLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task Link_LeftAfterThePage_GoesOnWithItsAnswersElsewhere()
    {
        var survey = await portal.AddSurveyAsync();
        var (token, _) = await portal.AddInvitationAsync(survey.Id);
        await (await new SurveyVisitor(portal.Anonymous(), "/s/" + token).OpenAsync()).SendAsync(("q_nps", "7"), ("q_ces", "6"));

        var elsewhere = await new SurveyVisitor(portal.Anonymous(), "/s/" + token).OpenAsync();

        Assert.NotNull(elsewhere.Page.QuerySelector("textarea[name=q_comment]"));
        Assert.Equal("7", elsewhere.Page.QuerySelector("input[type=hidden][name=q_nps]")!.GetAttribute("value"));
        await elsewhere.SendAsync(("q_comment", "Дальше"));
        Assert.Equal(HttpStatusCode.SeeOther, elsewhere.Answer.StatusCode);
        Assert.False(await portal.WithDatabaseAsync(database => database.SurveyProgresses.AnyAsync(row => row.SurveyId == survey.Id)));
    }

    [Theory]
    [InlineData(Confidentiality.Anonymous)]
    [InlineData(Confidentiality.Identified)]
    public async Task Link_Answered_IsSpent(Confidentiality confidentiality)
    {
        var survey = await portal.AddSurveyAsync(confidentiality: confidentiality);
        var (token, invitation) = await portal.AddInvitationAsync(survey.Id);
        var visitor = await AnswerAsync(token);
        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);

        var again = await portal.Anonymous().GetAsync("/s/" + token);
        await visitor.SendFieldsAsync(visitor.Fields(("q_comment", "Ещё раз")));

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        Assert.Equal(InvitationState.Finished, await portal.WithDatabaseAsync(database =>
            database.Invitations.Where(row => row.Id == invitation.Id).Select(row => row.State).SingleAsync()));
        Assert.Equal(1, await portal.WithDatabaseAsync(database => database.SurveyResponses.CountAsync(row => row.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task Link_OfAnIdentifiedSurvey_KeepsWhoAndWhen()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        var (token, invitation) = await portal.AddInvitationAsync(survey.Id, """{"segment":"vip","city":"Казань"}""");
        await AnswerAsync(token);

        var response = await OnlyResponseAsync(survey.Id);
        Assert.Equal((invitation.Id, invitation.RespondentId), (response.InvitationId, response.RespondentId));
        Assert.Equal(portal.Clock.GetUtcNow().UtcDateTime, response.OccurredAt);
        Assert.Equal("vip", await portal.WithDatabaseAsync(database => database.SurveyCuts.Where(row => row.Id == response.CutId).Select(row => row.Value1).SingleAsync()));
    }

    [Fact]
    public async Task Link_OfAnAnonymousSurvey_LeavesNothingButTheDay()
    {
        var survey = await portal.AddSurveyAsync();
        var (token, invitation) = await portal.AddInvitationAsync(survey.Id);
        var audited = await portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync());
        await AnswerAsync(token);

        var response = await OnlyResponseAsync(survey.Id);
        Assert.Equal((null, null, null, null), (response.OccurredAt, response.RecordedAt, response.InvitationId, response.RespondentId));
        Assert.Equal(new DateOnly(2026, 3, 2), response.Day);
        Assert.Equal(22, response.Key.Length);
        var receipts = await portal.WithDatabaseAsync(database => database.SubmissionReceipts.ToListAsync());
        Assert.All(receipts, receipt => Assert.Equal(0, receipt.AcceptedAt.TimeOfDay.TotalHours % 1));
        Assert.DoesNotContain(invitation.TokenHash, receipts.Select(receipt => receipt.KeyHash));
        Assert.Equal(audited, await portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    public async Task Link_ThatWasMadeUp_LeadsNowhere(string change)
    {
        var (token, _) = portal.Services.GetRequiredService<PersonalLinks>().New();
        var madeUp = change.Length == 0 ? token : (token[0] == 'A' ? "B" : "A") + token[1..];

        var answer = await portal.Anonymous().GetAsync("/s/" + madeUp);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void Token_ChangedInOnePlace_IsNotRecognised()
    {
        var links = portal.Services.GetRequiredService<PersonalLinks>();
        var (token, hash) = links.New();

        Assert.Equal(PersonalLinks.TokenLength, token.Length);
        Assert.True(links.TryHash(token, out var found));
        Assert.Equal(hash, found);
        for (var place = 0; place < token.Length - 1; place++)
        {
            var changed = token.Remove(place, 1).Insert(place, token[place] == 'x' ? "y" : "x");
            Assert.False(links.TryHash(changed, out _), changed);
        }
    }

    private async Task<SurveyVisitor> AnswerAsync(string token)
    {
        var visitor = await new SurveyVisitor(portal.Anonymous(), "/s/" + token).OpenAsync();
        await visitor.SendAsync(("q_nps", "2"));
        return await visitor.SendAsync(("q_comment", "Долго"));
    }

    private Task<SurveyResponse> OnlyResponseAsync(long surveyId) =>
        portal.WithDatabaseAsync(database => database.SurveyResponses.SingleAsync(row => row.SurveyId == surveyId));
}

public sealed class PersonalLinkTestsOnSqlite(SqlitePortal portal) : PersonalLinkTests(portal), IClassFixture<SqlitePortal>;

public sealed class PersonalLinkTestsOnPostgres(PostgresPortal portal) : PersonalLinkTests(portal), IClassFixture<PostgresPortal>;
