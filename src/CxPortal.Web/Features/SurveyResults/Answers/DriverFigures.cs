using System.Runtime.InteropServices;
using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Answers;

/// <summary>A score that may drive the outcome: a question, or a row of a matrix or CSI block.</summary>
/// <param name="Key">Key of the question, with the row's behind a dot.</param>
/// <param name="Title">Its words.</param>
/// <param name="QuestionId">The column.</param>
/// <param name="Item">The item in the data.</param>
public sealed record DriverUnit(string Key, string Title, long QuestionId, int Item)
{
    /// <summary>The scores of a survey.</summary>
    public static IReadOnlyList<DriverUnit> Of(IReadOnlyList<SurveyColumn> columns) =>
    [
        .. columns.Where(column => column.IsCurrent).SelectMany(column => column switch
        {
            { IsScore: true } => [new DriverUnit(column.Name, column.Title, column.Id, 0)],
            { Type: QuestionType.TouchpointMatrix or QuestionType.Csi } =>
                column.Rows.Select(row => new DriverUnit($"{column.Name}.{row.Key}", row.Title, column.Id, row.Code)),
            _ => Enumerable.Empty<DriverUnit>(),
        }),
    ];
}

/// <summary>Key drivers of one outcome in one group.</summary>
/// <param name="Outcome">What is to be explained.</param>
/// <param name="Units">What may explain it.</param>
/// <param name="Result">The drivers.</param>
/// <param name="Means">Mean of each unit over the same responses, in its order; null without responses.</param>
public sealed record DriverFigures(DriverUnit Outcome, IReadOnlyList<DriverUnit> Units, DriversResult Result, IReadOnlyList<Estimate?> Means);

/// <summary>Finds key drivers from pair counts over the responses that answered everything; answers are read one response at a time.</summary>
public sealed class DriverCounting(CxPortalDbContext database, AnswerSelection selection)
{
    /// <summary>The drivers of an outcome among the other scores.</summary>
    public async Task<DriverFigures> ComputeAsync(
        FiguresQuery query, DriverUnit outcome, IReadOnlyList<DriverUnit> units, CancellationToken cancellationToken)
    {
        List<DriverUnit> all = [outcome, .. units];
        var pairs = new Dictionary<(int X, int Y), long>[all.Count, all.Count];
        var n = await CountAsync(query, all, pairs, cancellationToken);
        if (n == 0 || units.Count == 0)
        {
            var problem = units.Count == 0 ? DriversProblem.NoQuestions : DriversProblem.TooFewAnswers;
            return new DriverFigures(outcome, units, new DriversResult(Metrics.All["drivers.lmg"], n, null, [], problem), [.. units.Select(_ => (Estimate?)null)]);
        }

        double Of(int one, int other) => one == other
            ? 1
            : Correlation.Of(pairs[Math.Min(one, other), Math.Max(one, other)].Select(pair => ((double)pair.Key.X, (double)pair.Key.Y, pair.Value))) ?? 0;
        var places = Enumerable.Range(1, units.Count).ToList();
        var correlations = new DriverCorrelations(
            [.. units.Select(unit => unit.Key)],
            [.. places.Select(one => (IReadOnlyList<double>)[.. places.Select(other => Of(one, other))])],
            [.. places.Select(one => Of(0, one))]);
        return new DriverFigures(outcome, units, KeyDrivers.Of(correlations, n), [.. places.Select(place => MeanOf(pairs[0, place]))]);
    }

    private static Estimate? MeanOf(Dictionary<(int X, int Y), long> pairs)
    {
        var scores = pairs.GroupBy(pair => pair.Key.Y).ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value));
        return scores.Count == 0 ? null : Means.Of(ScoreCounts.Of(scores.Keys.Min(), scores.Keys.Max(), scores));
    }

    private async Task<long> CountAsync(
        FiguresQuery query, List<DriverUnit> all, Dictionary<(int X, int Y), long>[,] pairs, CancellationToken cancellationToken)
    {
        var places = all.Index().ToDictionary(unit => (unit.Item.QuestionId, unit.Item.Item), unit => unit.Index);
        var questions = all.Select(unit => unit.QuestionId).Distinct().ToList();
        foreach (var (one, other) in Pairs(all.Count))
        {
            pairs[one, other] = [];
        }

        var responses = await selection.ResponsesAsync(query, cancellationToken);
        var answers = from response in responses
                      join answer in database.SurveyAnswers on response.Id equals answer.ResponseId
                      where questions.Contains(answer.QuestionId) && answer.Value >= 0
                      orderby answer.ResponseId
                      select new { answer.ResponseId, answer.QuestionId, answer.Item, answer.Value };
        var values = new int[all.Count];
        var (known, current, n) = (0, 0L, 0L);
        await foreach (var answer in answers.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (answer.ResponseId != current)
            {
                (current, known) = (answer.ResponseId, 0);
            }

            if (places.TryGetValue((answer.QuestionId, answer.Item), out var place))
            {
                values[place] = answer.Value;
                if (++known == all.Count)
                {
                    n++;
                    Add(pairs, values);
                }
            }
        }

        return n;
    }

    private static void Add(Dictionary<(int X, int Y), long>[,] pairs, int[] values)
    {
        foreach (var (one, other) in Pairs(values.Length))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(pairs[one, other], (values[one], values[other]), out _)++;
        }
    }

    private static IEnumerable<(int One, int Other)> Pairs(int count)
    {
        for (var one = 0; one < count; one++)
        {
            for (var other = one + 1; other < count; other++)
            {
                yield return (one, other);
            }
        }
    }
}
