using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Collectors;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>Ways to surveys.</summary>
public static partial class TestData
{
    private static int collectors;

    /// <summary>Adds a way to a survey.</summary>
    /// <returns>The way; its address is <c>/s/{Token}</c>.</returns>
    public static Task<SurveyCollector> AddCollectorAsync(
        this PortalFixture portal, long surveyId, CollectorKind kind = CollectorKind.Link, Action<SurveyCollector>? change = null) =>
        portal.WithDatabaseAsync(async database =>
        {
            var collector = new SurveyCollector { SurveyId = surveyId, Kind = kind, Name = "Ссылка", Token = $"test{Interlocked.Increment(ref collectors):d12}" };
            change?.Invoke(collector);
            database.SurveyCollectors.Add(collector);
            await database.SaveChangesAsync();
            return collector;
        });

    /// <summary>Adds a person and a personal link for them.</summary>
    /// <returns>The link's token and the invitation.</returns>
    public static async Task<(string Token, Invitation Invitation)> AddInvitationAsync(this PortalFixture portal, long surveyId, string attributes = "{}")
    {
        var collector = await portal.AddCollectorAsync(surveyId, CollectorKind.Personal);
        var (token, hash) = portal.Services.GetRequiredService<PersonalLinks>().New();
        return await portal.WithDatabaseAsync(async database =>
        {
            var person = new Respondent { Key = "client-" + collector.Token, Name = "Ирина Соколова", Attributes = attributes, CreatedAt = DateTime.UnixEpoch };
            database.Respondents.Add(person);
            await database.SaveChangesAsync();
            var invitation = new Invitation
            {
                SurveyId = surveyId,
                CollectorId = collector.Id,
                RespondentId = person.Id,
                TokenHash = hash,
                State = InvitationState.Sent,
                CreatedAt = DateTime.UnixEpoch,
            };
            database.Invitations.Add(invitation);
            await database.SaveChangesAsync();
            return (token, invitation);
        });
    }
}
