using CxPortal.Domain.Surveys;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Whether it makes sense to ask somebody now.</summary>
internal static class SurveyOpening
{
    /// <summary>Surveys that take answers on a day of the organisation.</summary>
    public static IQueryable<Survey> OpenOn(this IQueryable<Survey> surveys, DateOnly day) => surveys.Where(survey =>
        survey.Status == SurveyStatus.Open && survey.ArchivedAt == null && survey.Origin == SurveyOrigin.Portal
        && (survey.OpensOn == null || survey.OpensOn <= day) && (survey.ClosesOn == null || survey.ClosesOn >= day));
}
