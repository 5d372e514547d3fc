using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Testing;

/// <summary>One response of a test.</summary>
/// <param name="Day">The day it was given.</param>
/// <param name="Values">Values: question key, item, value.</param>
public sealed record TestResponse(DateOnly Day, IReadOnlyList<(string Question, int Item, int Value)> Values)
{
    /// <summary>Values of the declared attributes by slot.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];

    /// <summary>Words by question key.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the end was reached.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>When it was given; null for anonymous surveys.</summary>
    public DateTime? OccurredAt { get; init; }

    /// <summary>When it arrived; <see cref="OccurredAt"/> when null.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>The import it came with.</summary>
    public long? BatchId { get; init; }
}

public static partial class TestData
{
    private static long responses;

    /// <summary>Stores responses with their answers, texts, groups and daily counts, as the intake does.</summary>
    public static async Task AddResponsesAsync(CxPortalDbContext database, long surveyId, IReadOnlyCollection<TestResponse> given)
    {
        var columns = await database.SurveyQuestions.Where(question => question.SurveyId == surveyId)
            .GroupBy(question => question.Key)
            .Select(same => new { same.Key, Id = same.OrderByDescending(question => question.Meaning).First().Id })
            .ToDictionaryAsync(column => column.Key, column => column.Id);
        var cuts = await CutsAsync(database, surveyId, given);
        List<(TestResponse Given, SurveyResponse Row)> rows = [.. given.Select(one => (one, Row(surveyId, one, cuts[CutKey(one.Cut)])))];
        database.SurveyResponses.AddRange(rows.Select(row => row.Row));
        await database.SaveChangesAsync();
        foreach (var (one, row) in rows)
        {
            database.SurveyAnswers.AddRange(one.Values.Select(value =>
                new SurveyAnswer { ResponseId = row.Id, QuestionId = columns[value.Question], Item = value.Item, Value = value.Value }));
            database.SurveyTextAnswers.AddRange(one.Texts.Select(text => new SurveyTextAnswer
            {
                ResponseId = row.Id,
                QuestionId = columns[text.Key],
                SurveyId = surveyId,
                Text = text.Value,
                SearchText = SearchText.Of(text.Value),
            }));
        }

        await CountAsync(database, surveyId, rows, columns);
        await database.SaveChangesAsync();
        database.ChangeTracker.Clear();
    }

    private static async Task CountAsync(
        CxPortalDbContext database, long surveyId, IEnumerable<(TestResponse Given, SurveyResponse Row)> rows, Dictionary<string, long> columns)
    {
        var counts = rows.SelectMany(row => row.Given.Values.Select(value => (row.Row, Question: columns[value.Question], value.Item, value.Value))
                .Append((row.Row, Question: 0L, Item: 0, Value: row.Given.IsComplete ? 1 : 0)))
            .GroupBy(one => (one.Row.Day, one.Row.CutId, one.Question, one.Item, one.Value, Batch: one.Row.BatchId ?? 0));
        foreach (var count in counts)
        {
            var key = count.Key;
            var row = await database.SurveyDailyCounts.FindAsync(surveyId, key.Day, key.CutId, key.Question, key.Item, key.Value, key.Batch);
            if (row is null)
            {
                row = new SurveyDailyCount
                {
                    SurveyId = surveyId,
                    Day = key.Day,
                    CutId = key.CutId,
                    QuestionId = key.Question,
                    Item = key.Item,
                    Value = key.Value,
                    BatchId = key.Batch,
                };
                database.SurveyDailyCounts.Add(row);
            }

            row.Count += count.LongCount();
        }
    }

    private static async Task<Dictionary<string, long>> CutsAsync(CxPortalDbContext database, long surveyId, IEnumerable<TestResponse> given)
    {
        var known = (await database.SurveyCuts.Where(cut => cut.SurveyId == surveyId).ToListAsync()).ToDictionary(cut => CutKey(cut.Values));
        foreach (var cut in given.Select(one => one.Cut).DistinctBy(CutKey).Where(cut => !known.ContainsKey(CutKey(cut))))
        {
            var row = new SurveyCut
            {
                SurveyId = surveyId,
                Value1 = cut.ElementAtOrDefault(0) ?? string.Empty,
                Value2 = cut.ElementAtOrDefault(1) ?? string.Empty,
                Value3 = cut.ElementAtOrDefault(2) ?? string.Empty,
                Value4 = cut.ElementAtOrDefault(3) ?? string.Empty,
            };
            database.SurveyCuts.Add(row);
            known.Add(CutKey(cut), row);
        }

        await database.SaveChangesAsync();
        return known.ToDictionary(cut => cut.Key, cut => cut.Value.Id);
    }

    private static string CutKey(IReadOnlyList<string> values) =>
        string.Join('|', Enumerable.Range(0, 4).Select(slot => values.ElementAtOrDefault(slot) ?? string.Empty));

    private static SurveyResponse Row(long surveyId, TestResponse given, long cutId) => new()
    {
        SurveyId = surveyId,
        Revision = 1,
        Key = "response" + Interlocked.Increment(ref responses).ToString("D14", System.Globalization.CultureInfo.InvariantCulture),
        Day = given.Day,
        OccurredAt = given.OccurredAt,
        RecordedAt = given.RecordedAt ?? given.OccurredAt,
        Language = "ru",
        CutId = cutId,
        IsComplete = given.IsComplete,
        BatchId = given.BatchId,
    };
}
