using CxPortal.Data;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Cases.Work;

/// <summary>Reads cases.</summary>
public sealed class CaseQueries(CxPortalDbContext database, CasePeople people, CurrentUser current, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A page of the list, the most urgent first; closed ones by when they ended.</summary>
    public async Task<CaseListView> ListAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var ofSurvey = database.FeedbackCases.AsNoTracking().Where(row => filter.Survey == null || row.SurveyId == filter.Survey);
        var counts = new Dictionary<CaseScope, int>();
        foreach (var scope in Enum.GetValues<CaseScope>().Where(scope => scope != CaseScope.Closed))
        {
            counts[scope] = await In(ofSurvey, scope).CountAsync(cancellationToken);
        }

        var found = In(ofSurvey, filter.Scope);
        var total = filter.Scope == CaseScope.Closed ? await found.CountAsync(cancellationToken) : counts[filter.Scope];
        var (number, skip) = Paging.At(total, filter.Page);
        var sorted = filter.Scope == CaseScope.Closed
            ? found.OrderByDescending(row => row.ClosedAt).ThenBy(row => row.Id)
            : found.OrderBy(row => row.ContactedAt != null).ThenBy(row => row.DueAt).ThenBy(row => row.Id);
        var ids = await sorted.Skip(skip).Take(Paging.DefaultSize).Select(row => row.Id).ToListAsync(cancellationToken);
        var rows = (await Views(database.FeedbackCases.Where(row => ids.Contains(row.Id))).ToListAsync(cancellationToken)).ToDictionary(view => view.Row.Id, view => view.Row);
        var surveys = await database.Surveys.Where(survey => database.FeedbackCases.Any(row => row.SurveyId == survey.Id))
            .OrderBy(survey => survey.SearchText).Select(survey => new { survey.Id, survey.Title }).ToListAsync(cancellationToken);
        return new CaseListView(
            filter,
            new PageOf<CaseRow>([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], number, Paging.DefaultSize, total),
            counts,
            surveys.ConvertAll(survey => (survey.Id, survey.Title)),
            Now);
    }

    /// <summary>A case's page; null when there is no such case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="form">What was typed; null for what is stored.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CasePage?> PageAsync(long id, CaseForm? form, CancellationToken cancellationToken)
    {
        var view = await Views(database.FeedbackCases.AsNoTracking().Where(row => row.Id == id)).SingleOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return null;
        }

        // Who has the case stays in the list, also after having left.
        var owners = await people.AllAsync(cancellationToken);
        if (!owners.Exists(owner => owner.Id == view.OwnerId))
        {
            owners.Add(new CasePerson(view.OwnerId, view.Row.Owner));
        }

        return new CasePage(view, form ?? CaseForm.Of(view), owners, Now);
    }

    private IQueryable<FeedbackCase> In(IQueryable<FeedbackCase> cases, CaseScope scope)
    {
        var now = Now;
        return scope switch
        {
            CaseScope.Open => cases.Where(row => row.ClosedAt == null),
            CaseScope.Overdue => cases.Where(row => row.ClosedAt == null && row.ContactedAt == null && row.DueAt < now),
            CaseScope.Closed => cases.Where(row => row.ClosedAt != null),
            _ => cases.Where(row => row.ClosedAt == null && row.OwnerId == current.Id),
        };
    }

    private IQueryable<CaseView> Views(IQueryable<FeedbackCase> cases) =>
        from row in cases
        join survey in database.Surveys on row.SurveyId equals survey.Id
        join rule in database.CaseRules on row.RuleId equals rule.Id
        join owner in database.Users on row.OwnerId equals owner.Id
        join person in database.Respondents on row.RespondentId equals person.Id into persons
        from person in persons.DefaultIfEmpty()
        select new CaseView(
            new CaseRow(
                row.Id, survey.Title, rule.Name, row.Trigger, person == null ? null : person.Name ?? person.Key, owner.DisplayName,
                row.OpenedAt, row.DueAt, row.ContactedAt, row.Outcome),
            row.SurveyId, rule.QuestionKey, rule.Words != null, row.OwnerId, row.RespondentId, person!.Email,
            row.Cause, row.CauseNote, row.RecoveryAction, row.ClosedAt, row.ChurnedAfter90Days, row.Version);
}
