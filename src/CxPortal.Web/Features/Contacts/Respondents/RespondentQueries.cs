using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>Reads respondents.</summary>
public sealed class RespondentQueries(CxPortalDbContext database, TimeProvider clock)
{
    private const int LatestInvitations = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A page of the list.</summary>
    public async Task<RespondentListView> ListAsync(RespondentFilter filter, CancellationToken cancellationToken)
    {
        var question = SearchText.Of(filter.Q);
        var found = Narrowed(database.Respondents.AsNoTracking().Where(row => row.SearchText.Contains(question)), filter.State);
        var total = await found.CountAsync(cancellationToken);
        var (number, skip) = Paging.At(total, filter.Page);
        var now = Now;
        var rows = await found.OrderBy(row => row.SearchText).ThenBy(row => row.Id).Skip(skip).Take(Paging.DefaultSize)
            .Select(row => new
            {
                row.Id,
                row.Key,
                row.Name,
                row.Email,
                row.Attributes,
                LastInvitedAt = database.Invitations.Where(invitation => invitation.RespondentId == row.Id).Max(invitation => invitation.SentAt),
                IsExcluded = database.ContactExclusions.Any(exclusion => exclusion.RespondentId == row.Id && (exclusion.Until == null || exclusion.Until > now)),
            })
            .ToListAsync(cancellationToken);
        var optedOut = await OptedOutAsync(rows.Select(row => row.Email), cancellationToken);
        return new RespondentListView(filter, new PageOf<RespondentRow>(
            rows.ConvertAll(row => new RespondentRow(
                row.Id, row.Key, row.Name, row.Email, row.Attributes, row.LastInvitedAt,
                row.Email is not null && optedOut.Contains(AddressHash.Of(row.Email)) ? RespondentState.OptedOut
                    : row.IsExcluded ? RespondentState.Excluded
                    : row.Email is null ? RespondentState.NoAddress
                    : RespondentState.Reachable)),
            number,
            Paging.DefaultSize,
            total));
    }

    /// <summary>One respondent; null when there is none.</summary>
    public async Task<RespondentView?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var view = await database.Respondents.Where(row => row.Id == id)
            .Select(row => new RespondentView(row.Id, row.Key, row.Name, row.Email, row.Language, row.Attributes, row.CreatedAt, row.Version))
            .SingleOrDefaultAsync(cancellationToken);
        return view is null ? null : view with
        {
            Exclusions = await ExclusionsAsync(id, cancellationToken),
            OptOuts = view.Email is null ? [] : await OptOutsAsync(AddressHash.Of(view.Email), cancellationToken),
            Invitations = await InvitationsAsync(id, cancellationToken),
        };
    }

    private IQueryable<Respondent> Narrowed(IQueryable<Respondent> rows, RespondentState? state)
    {
        var now = Now;
        return state switch
        {
            RespondentState.NoAddress => rows.Where(row => row.Email == null),
            RespondentState.Excluded => rows.Where(row =>
                database.ContactExclusions.Any(exclusion => exclusion.RespondentId == row.Id && (exclusion.Until == null || exclusion.Until > now))),
            _ => rows,
        };
    }

    private async Task<HashSet<string>> OptedOutAsync(IEnumerable<string?> addresses, CancellationToken cancellationToken)
    {
        var hashes = addresses.OfType<string>().Select(AddressHash.Of).ToList();
        return (await database.ContactOptOuts.Where(row => row.Family == null && hashes.Contains(row.AddressHash))
            .Select(row => row.AddressHash).ToListAsync(cancellationToken)).ToHashSet();
    }

    private async Task<List<ExclusionView>> ExclusionsAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now;
        return await database.ContactExclusions.Where(row => row.RespondentId == id).OrderByDescending(row => row.Since).ThenByDescending(row => row.Id)
            .Select(row => new ExclusionView(row.Id, row.Reason, row.Since, row.Until, row.Note, row.Until == null || row.Until > now))
            .ToListAsync(cancellationToken);
    }

    private Task<List<OptOutView>> OptOutsAsync(string addressHash, CancellationToken cancellationToken) => database.ContactOptOuts
        .Where(row => row.AddressHash == addressHash).OrderBy(row => row.Since)
        .Select(row => new OptOutView(row.Id, row.Family, row.Since))
        .ToListAsync(cancellationToken);

    private async Task<List<InvitationView>> InvitationsAsync(long id, CancellationToken cancellationToken)
    {
        var rows = await (from invitation in database.Invitations
                          join survey in database.Surveys on invitation.SurveyId equals survey.Id
                          where invitation.RespondentId == id
                          orderby invitation.Id descending
                          select new { invitation.SurveyId, survey.Title, survey.Confidentiality, invitation.State, invitation.NotSent, At = invitation.SentAt ?? invitation.CreatedAt })
            .Take(LatestInvitations).ToListAsync(cancellationToken);

        // Who answered an anonymous survey is nobody's business, although the spent link is known.
        return rows.ConvertAll(row => new InvitationView(
            row.SurveyId, row.Title,
            row is { Confidentiality: Confidentiality.Anonymous, State: InvitationState.Finished } ? InvitationState.Sent : row.State,
            row.NotSent, row.At));
    }
}
