using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>How often a value was given by a group.</summary>
/// <param name="CutId">The group.</param>
/// <param name="QuestionId">The column; 0 counts responses.</param>
/// <param name="Item">As in <see cref="SurveyAnswer.Item"/>.</param>
/// <param name="Value">As in <see cref="SurveyAnswer.Value"/>.</param>
/// <param name="Count">How often.</param>
public sealed record CountedValue(long CutId, long QuestionId, int Item, int Value, long Count);

/// <summary>How often a value was given by a group on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="CutId">The group.</param>
/// <param name="Item">As in <see cref="SurveyAnswer.Item"/>.</param>
/// <param name="Value">As in <see cref="SurveyAnswer.Value"/>.</param>
/// <param name="Count">How often.</param>
public sealed record DatedValue(DateOnly Day, long CutId, int Item, int Value, long Count);

/// <summary>The days and instants that a query reads.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="From">First day; null for the beginning.</param>
/// <param name="To">Last day; null for no end.</param>
/// <param name="AsOf">Nothing that was given later counts.</param>
/// <param name="KnownAt">Nothing that arrived later counts.</param>
public sealed record CountRange(long SurveyId, DateOnly? From, DateOnly? To, DateTime? AsOf, DateTime? KnownAt);

/// <summary>
/// Reads counts of answers. The state of now comes from daily counts, which single answers never slow down. An earlier state of an identified
/// survey is counted from its answers; of an anonymous survey only days are known, and a day that has begun counts whole.
/// </summary>
public sealed class CountSource(CxPortalDbContext database, OrganisationClock organisation, CountCache cache)
{
    /// <summary>Counts by group, column, item and value.</summary>
    public Task<List<CountedValue>> ReadAsync(CountRange range, Confidentiality confidentiality, CancellationToken cancellationToken) =>
        IsExact(range, confidentiality)
            ? ReadAnswersAsync(range, cancellationToken)
            : KeptAsync("values", range, ReadValuesAsync, cancellationToken);

    /// <summary>Counts of one column by day; column 0 counts responses.</summary>
    public Task<List<DatedValue>> ReadDaysAsync(CountRange range, long questionId, CancellationToken cancellationToken) => KeptAsync(
        FormattableString.Invariant($"days{questionId}"), range, (part, stop) => ReadDatedAsync(part, questionId, stop), cancellationToken);

    /// <summary>Counts of one column by period, each under its first day.</summary>
    /// <param name="range">What is read.</param>
    /// <param name="questionId">The column.</param>
    /// <param name="name">Name of the kind of period.</param>
    /// <param name="startOf">First day of the period that a day lies in.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<List<DatedValue>> ReadPeriodsAsync(
        CountRange range, long questionId, string name, Func<DateOnly, DateOnly> startOf, CancellationToken cancellationToken) => KeptAsync(
        FormattableString.Invariant($"{name}{questionId}"),
        range,
        async (part, stop) =>
        {
            var days = await ReadDatedAsync(part, questionId, stop);
            return days.GroupBy(day => (Start: startOf(day.Day), day.CutId, day.Item, day.Value))
                .Select(same => new DatedValue(same.Key.Start, same.Key.CutId, same.Key.Item, same.Key.Value, same.Sum(day => day.Count)))
                .ToList();
        },
        cancellationToken);

    /// <summary>The groups of a survey with their values.</summary>
    public Task<List<SurveyCut>> ReadCutsAsync(long surveyId, CancellationToken cancellationToken) =>
        database.SurveyCuts.AsNoTracking().Where(cut => cut.SurveyId == surveyId).ToListAsync(cancellationToken);

    /// <summary>First and last day with a response; null without any.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> SpanAsync(long surveyId, CancellationToken cancellationToken)
    {
        var days = Days(new CountRange(surveyId, null, null, null, null)).Select(count => count.Day);
        var first = await days.MinAsync(day => (DateOnly?)day, cancellationToken);
        return first is { } begin ? (begin, (await days.MaxAsync(day => (DateOnly?)day, cancellationToken))!.Value) : null;
    }

    private Task<List<CountedValue>> ReadValuesAsync(CountRange range, CancellationToken cancellationToken) => Days(range)
        .GroupBy(count => new { count.CutId, count.QuestionId, count.Item, count.Value })
        .Select(group => new CountedValue(group.Key.CutId, group.Key.QuestionId, group.Key.Item, group.Key.Value, group.Sum(count => count.Count)))
        .ToListAsync(cancellationToken);

    private Task<List<DatedValue>> ReadDatedAsync(CountRange range, long questionId, CancellationToken cancellationToken) => Days(range)
        .Where(count => count.QuestionId == questionId)
        .GroupBy(count => new { count.Day, count.CutId, count.Item, count.Value })
        .Select(group => new DatedValue(group.Key.Day, group.Key.CutId, group.Key.Item, group.Key.Value, group.Sum(count => count.Count)))
        .ToListAsync(cancellationToken);

    /// <summary>Days that are over come from memory while nothing new has come to them; today and later days are always read.</summary>
    private async Task<List<T>> KeptAsync<T>(
        string kind, CountRange range, Func<CountRange, CancellationToken, Task<List<T>>> read, CancellationToken cancellationToken)
    {
        if (range.AsOf is not null || range.KnownAt is not null)
        {
            return await read(range, cancellationToken);
        }

        var last = organisation.Today.AddDays(-1);
        var key = FormattableString.Invariant($"{kind}|{range.SurveyId}|{range.From}|{range.To}");
        var imports = await ImportsAsync(range.SurveyId, cancellationToken);
        var newest = await database.SurveyResponses.MaxAsync(response => (long?)response.Id, cancellationToken) ?? 0;
        var kept = cache.Find(key);
        if (kept is null || kept.Last != last || kept.Imports != imports || await IsLateAsync(range.SurveyId, kept.NewestResponse, newest, last, cancellationToken))
        {
            var rows = range.From > last ? [] : await read(range with { To = Earliest(range.To, last) }, cancellationToken);
            kept = new KeptCounts(last, imports, newest, rows);
        }

        cache.Keep(key, kept with { NewestResponse = newest });
        var past = (List<T>)kept.Rows;
        return range.To <= last ? past : [.. past, .. await read(range with { From = range.From > last ? range.From : last.AddDays(1) }, cancellationToken)];
    }

    /// <summary>Whether responses came since then that belong to days that were over already.</summary>
    private Task<bool> IsLateAsync(long surveyId, long known, long newest, DateOnly last, CancellationToken cancellationToken) => newest <= known
        ? Task.FromResult(newest < known)
        : database.SurveyResponses.AnyAsync(response => response.Id > known && response.SurveyId == surveyId && response.Day <= last, cancellationToken);

    /// <summary>Changes whenever an import of the survey begins or ends.</summary>
    private async Task<string> ImportsAsync(long surveyId, CancellationToken cancellationToken)
    {
        var batches = database.ResponseBatches.Where(batch => batch.SurveyId == surveyId);
        var begun = await batches.MaxAsync(batch => (long?)batch.Id, cancellationToken);
        return begun is null
            ? string.Empty
            : FormattableString.Invariant($"{begun} {await batches.CountAsync(batch => batch.FinishedAt != null, cancellationToken)} {await batches.MaxAsync(batch => batch.FinishedAt, cancellationToken):O}");
    }

    private static bool IsExact(CountRange range, Confidentiality confidentiality) =>
        confidentiality == Confidentiality.Identified && (range.AsOf is not null || range.KnownAt is not null);

    private IQueryable<SurveyDailyCount> Days(CountRange range)
    {
        var known = range.KnownAt;
        var hidden = database.ResponseBatches
            .Where(batch => batch.SurveyId == range.SurveyId && (batch.FinishedAt == null || (known != null && batch.FinishedAt > known)))
            .Select(batch => batch.Id);
        var counts = database.SurveyDailyCounts.AsNoTracking().Where(count => count.SurveyId == range.SurveyId);
        if (range.From is { } from)
        {
            counts = counts.Where(count => count.Day >= from);
        }

        if (Earliest(range.To, DayOf(range.AsOf), DayOf(range.KnownAt)) is { } to)
        {
            counts = counts.Where(count => count.Day <= to);
        }

        return counts.Where(count => count.BatchId == 0 || !hidden.Contains(count.BatchId));
    }

    private async Task<List<CountedValue>> ReadAnswersAsync(CountRange range, CancellationToken cancellationToken)
    {
        var responses = Responses(range);
        var answers = await (from response in responses
                             join answer in database.SurveyAnswers on response.Id equals answer.ResponseId
                             group answer by new { response.CutId, answer.QuestionId, answer.Item, answer.Value } into same
                             select new CountedValue(same.Key.CutId, same.Key.QuestionId, same.Key.Item, same.Key.Value, same.LongCount()))
            .ToListAsync(cancellationToken);
        var counted = await responses.GroupBy(response => new { response.CutId, response.IsComplete })
            .Select(group => new { group.Key.CutId, group.Key.IsComplete, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        return [.. answers, .. counted.Select(group => new CountedValue(group.CutId, 0, 0, group.IsComplete ? 1 : 0, group.Count))];
    }

    private IQueryable<SurveyResponse> Responses(CountRange range)
    {
        var (asOf, known) = (range.AsOf, range.KnownAt);
        var responses = database.SurveyResponses.AsNoTracking().Where(response => response.SurveyId == range.SurveyId);
        if (range.From is { } from)
        {
            responses = responses.Where(response => response.Day >= from);
        }

        if (range.To is { } to)
        {
            responses = responses.Where(response => response.Day <= to);
        }

        if (asOf is not null)
        {
            var day = DayOf(asOf);
            responses = responses.Where(response => response.OccurredAt != null ? response.OccurredAt <= asOf : response.Day <= day);
        }

        if (known is not null)
        {
            responses = responses.Where(response => response.RecordedAt == null || response.RecordedAt <= known);
        }

        var hidden = database.ResponseBatches
            .Where(batch => batch.SurveyId == range.SurveyId && (batch.FinishedAt == null || (known != null && batch.FinishedAt > known)))
            .Select(batch => batch.Id);
        return responses.Where(response => response.BatchId == null || !hidden.Contains(response.BatchId.Value));
    }

    private DateOnly? DayOf(DateTime? instant) =>
        instant is { } utc ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, organisation.Zone)) : null;

    private static DateOnly? Earliest(params DateOnly?[] days) => days.Min();
}
