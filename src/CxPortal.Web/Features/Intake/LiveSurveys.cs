using System.Collections.Concurrent;
using CxPortal.Data;
using CxPortal.Domain.Surveys.Definition;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Intake;

/// <summary>
/// Surveys as respondents meet them, kept in memory. A change made by this process is seen at once, one by another process within two
/// seconds; revisions never change and are kept for good.
/// </summary>
public sealed class LiveSurveys(IServiceScopeFactory scopes, SurveyChanges changes)
{
    private const int FreshMilliseconds = 2_000;

    private readonly ConcurrentDictionary<long, Entry<LiveSurvey>> surveys = new();
    private readonly ConcurrentDictionary<string, Entry<LiveCollector>> collectors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(long SurveyId, int Number), CompiledSurvey> revisions = new();

    /// <summary>A survey; null when there is none.</summary>
    public ValueTask<LiveSurvey?> FindAsync(long surveyId, CancellationToken cancellationToken) =>
        surveys.TryGetValue(surveyId, out var entry) && entry.IsFresh(changes.Generation)
            ? new(entry.Value)
            : new(LoadAsync(surveys, surveyId, ReadSurveyAsync, cancellationToken));

    /// <summary>A way by the token of its address; null when there is none.</summary>
    public ValueTask<LiveCollector?> FindCollectorAsync(string token, CancellationToken cancellationToken) =>
        collectors.TryGetValue(token, out var entry) && entry.IsFresh(changes.Generation)
            ? new(entry.Value)
            : new(LoadAsync(collectors, token, ReadCollectorAsync, cancellationToken));

    /// <summary>A revision; null when there is none.</summary>
    public async ValueTask<CompiledSurvey?> RevisionAsync(long surveyId, int number, CancellationToken cancellationToken)
    {
        if (revisions.TryGetValue((surveyId, number), out var known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        return await ReadRevisionAsync(scope.ServiceProvider.GetRequiredService<CxPortalDbContext>(), surveyId, number, cancellationToken);
    }

    private async Task<T?> LoadAsync<TKey, T>(
        ConcurrentDictionary<TKey, Entry<T>> cache, TKey key, Func<CxPortalDbContext, TKey, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
        where TKey : notnull
        where T : class
    {
        // The generation is taken before reading: a change in between makes the entry old at once.
        var generation = changes.Generation;
        await using var scope = scopes.CreateAsyncScope();
        var value = await read(scope.ServiceProvider.GetRequiredService<CxPortalDbContext>(), key, cancellationToken);
        if (value is null)
        {
            cache.TryRemove(key, out _);
            return null;
        }

        cache[key] = new Entry<T>(value, generation);
        return value;
    }

    private async Task<LiveSurvey?> ReadSurveyAsync(CxPortalDbContext database, long id, CancellationToken cancellationToken)
    {
        var row = await database.Surveys.AsNoTracking().Include(survey => survey.Attributes).SingleOrDefaultAsync(survey => survey.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var current = row.CurrentRevision is { } number
            ? revisions.GetValueOrDefault((id, number)) ?? await ReadRevisionAsync(database, id, number, cancellationToken)
            : null;
        var counted = row.ResponseLimit is null ? 0 : await database.SurveyDailyCounts
            .Where(count => count.SurveyId == id && count.QuestionId == 0 && count.Item == 0 && count.Value == 1)
            .SumAsync(count => count.Count, cancellationToken);
        return new LiveSurvey(
            id, row.Status, row.Confidentiality, row.OpensOn, row.ClosesOn, row.ResponseLimit, row.ArchivedAt is not null,
            [.. row.Attributes.OrderBy(attribute => attribute.Slot).Select(attribute => (attribute.Slot, attribute.Key))], current)
        {
            Counted = counted,
        };
    }

    private static async Task<LiveCollector?> ReadCollectorAsync(CxPortalDbContext database, string token, CancellationToken cancellationToken)
    {
        var row = await database.SurveyCollectors.AsNoTracking().SingleOrDefaultAsync(collector => collector.Token == token, cancellationToken);
        return row is null
            ? null
            : new LiveCollector(
                row.Id, row.SurveyId, row.Kind, row.Token, CollectorLines.Presets(row.Presets), row.ResetSeconds,
                CollectorLines.Of(row.AllowedOrigins), row.IsActive && row.ArchivedAt is null);
    }

    private async Task<CompiledSurvey?> ReadRevisionAsync(CxPortalDbContext database, long surveyId, int number, CancellationToken cancellationToken)
    {
        var document = await database.SurveyRevisions
            .Where(revision => revision.SurveyId == surveyId && revision.Number == number)
            .Select(revision => revision.Document)
            .SingleOrDefaultAsync(cancellationToken);
        if (document is null)
        {
            return null;
        }

        var columns = await database.SurveyQuestions.AsNoTracking().Where(question => question.SurveyId == surveyId).ToListAsync(cancellationToken);
        return revisions.GetOrAdd((surveyId, number), new CompiledSurvey(surveyId, number, SurveyDefinitionJson.Read(document), columns));
    }

    private sealed class Entry<T>(T value, int generation)
    {
        private long freshUntil = Environment.TickCount64 + FreshMilliseconds;

        public T Value => value;

        /// <summary>Whether it may be used. When its time is over, one request reads it anew while the others go on with it.</summary>
        public bool IsFresh(int now)
        {
            if (generation != now)
            {
                return false;
            }

            var until = Volatile.Read(ref freshUntil);
            var tick = Environment.TickCount64;
            return tick < until || Interlocked.CompareExchange(ref freshUntil, tick + FreshMilliseconds, until) != until;
        }
    }
}
