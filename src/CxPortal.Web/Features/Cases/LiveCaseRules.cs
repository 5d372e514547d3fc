using System.Collections.Frozen;
using CxPortal.Data;
using CxPortal.Domain.Surveys.Cases;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Cases;

/// <summary>A rule in force, with the columns of its question.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Columns">Columns of its question, in every version of its meaning.</param>
public sealed record LiveCaseRule(CaseRule Rule, IReadOnlySet<long> Columns);

/// <summary>
/// The rules in force, kept in memory, since every response to an identified survey asks for them. What another instance of the portal
/// changes is seen within <see cref="Freshness"/>.
/// </summary>
public sealed class LiveCaseRules(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>For how long rules are taken from memory.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private volatile Known? known;

    /// <summary>The rules of a survey in the order in which they were made.</summary>
    public async ValueTask<IReadOnlyList<LiveCaseRule>> OfAsync(long surveyId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var current = known;
        if (current is null || now - current.ReadAt >= Freshness)
        {
            known = current = new Known(now, await ReadAsync(cancellationToken));
        }

        return current.Rules.TryGetValue(surveyId, out var rules) ? rules : [];
    }

    /// <summary>Reads the rules anew when they are asked for next.</summary>
    public void Forget() => known = null;

    private async Task<FrozenDictionary<long, List<LiveCaseRule>>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        var rules = await database.CaseRules.AsNoTracking().Where(rule => rule.ArchivedAt == null).OrderBy(rule => rule.Id).ToListAsync(cancellationToken);
        var surveys = rules.Select(rule => rule.SurveyId).Distinct().ToList();
        var columns = (await database.SurveyQuestions.AsNoTracking().Where(column => surveys.Contains(column.SurveyId)).ToListAsync(cancellationToken))
            .ToLookup(column => (column.SurveyId, column.Key), column => column.Id);
        return rules.GroupBy(rule => rule.SurveyId).ToFrozenDictionary(
            same => same.Key,
            same => same.Select(rule => new LiveCaseRule(rule, columns[(rule.SurveyId, rule.QuestionKey)].ToFrozenSet())).ToList());
    }

    private sealed record Known(DateTimeOffset ReadAt, FrozenDictionary<long, List<LiveCaseRule>> Rules);
}
