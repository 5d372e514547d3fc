using System.Text.Json;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.Intake;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Finds out what an address of a survey leads to.</summary>
public sealed class VisitFinder(LiveSurveys surveys, PersonalLinks links, IServiceScopeFactory scopes)
{
    private const int LongestToken = 40;

    /// <summary>The survey and the way behind a token; null when it leads nowhere.</summary>
    public async ValueTask<Visit?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken)
        {
            return null;
        }

        if (token.Length == PersonalLinks.TokenLength)
        {
            return links.TryHash(token, out var hash) ? await FindPersonalAsync(token, hash, cancellationToken) : null;
        }

        return await surveys.FindCollectorAsync(token, cancellationToken) is { Kind: CollectorKind.Link or CollectorKind.Widget or CollectorKind.Kiosk } collector
            && await surveys.FindAsync(collector.SurveyId, cancellationToken) is { } survey
            ? new Visit(token, survey, collector)
            : null;
    }

    /// <summary>Values of the declared attributes: of the way, else of the person, else of the address.</summary>
    public static IReadOnlyList<string> CutOf(Visit visit, IQueryCollection query)
    {
        if (visit.Survey.Attributes.Count == 0)
        {
            return Submission.NoCut;
        }

        string[] cut = ["", "", "", ""];
        foreach (var (slot, key) in visit.Survey.Attributes)
        {
            var value = visit.Collector.Presets.GetValueOrDefault(key) ?? visit.Personal?.Attributes.GetValueOrDefault(key) ?? query[key].ToString();
            value = value.Replace("\0", string.Empty, StringComparison.Ordinal).Trim();
            cut[slot - 1] = value.Length <= SurveyAttribute.MaxValueLength ? value : value[..SurveyAttribute.MaxValueLength];
        }

        return cut;
    }

    private async Task<Visit?> FindPersonalAsync(string token, string hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        var found = await (
            from invitation in database.Invitations
            where invitation.TokenHash == hash
            join collector in database.SurveyCollectors on invitation.CollectorId equals collector.Id
            join person in database.Respondents on invitation.RespondentId equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new
            {
                invitation.Id,
                invitation.SurveyId,
                invitation.State,
                invitation.RespondentId,
                Collector = collector,
                person.Language,
                person.Attributes,
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null || await surveys.FindAsync(found.SurveyId, cancellationToken) is not { } survey)
        {
            return null;
        }

        var way = new LiveCollector(
            found.Collector.Id, found.SurveyId, found.Collector.Kind, token, CollectorLines.Presets(found.Collector.Presets), null, [],
            found.Collector.IsActive && found.Collector.ArchivedAt is null);
        return new Visit(token, survey, way)
        {
            Personal = new PersonalVisit(
                found.Id, hash, found.RespondentId, found.Language,
                found.Attributes is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(found.Attributes) ?? [],
                found.State == InvitationState.Finished),
        };
    }
}
