using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Answers;

/// <summary>Brings what surveys measured into the emotion curves of journeys: means on the scale -2 to +2, never of too few answers.</summary>
public sealed class MeasuredExperiences(CxPortalDbContext database, SurveyFigures figures)
{
    /// <summary>Counts every touchpoint that a survey measures anew; of several surveys the one with most answers stands for it.</summary>
    /// <returns>How many touchpoints have a measured experience now.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        var measured = new Dictionary<long, MeasuredExperience>();
        var surveys = await database.Surveys.AsNoTracking().Include(survey => survey.Places)
            .Where(survey => survey.ArchivedAt == null && survey.CurrentRevision != null).AsSplitQuery().ToListAsync(cancellationToken);
        var touchpoints = await TouchpointsAsync(cancellationToken);
        foreach (var survey in surveys)
        {
            foreach (var found in await MeasureAsync(survey, touchpoints, cancellationToken))
            {
                if (!measured.TryGetValue(found.TouchpointId, out var other) || other.Count < found.Count)
                {
                    measured[found.TouchpointId] = found;
                }
            }
        }

        await StoreAsync(measured, cancellationToken);
        return measured.Count;
    }

    private async Task<List<MeasuredExperience>> MeasureAsync(Survey survey, Dictionary<string, long> touchpoints, CancellationToken cancellationToken)
    {
        var result = (await figures.ComputeAsync(new FiguresQuery(survey.Id) { WithResampling = false }, cancellationToken))!;
        var questions = result.Groups[0].Questions;
        var found = new List<MeasuredExperience>();
        var leading = questions.FirstOrDefault(question => question.Column.Type == QuestionType.Csat) ?? questions.FirstOrDefault(question => question.Column.IsScore);
        if (leading is not null)
        {
            found.AddRange(survey.Places.Where(place => place.TouchpointId is not null)
                .Select(place => Level(place.TouchpointId!.Value, leading, result, survey)).OfType<MeasuredExperience>());
        }

        found.AddRange(questions.SelectMany(question => question.Rows)
            .Where(row => row.Row?.Touchpoint is { } key && touchpoints.ContainsKey(key))
            .Select(row => Level(touchpoints[row.Row!.Touchpoint!], row, result, survey)).OfType<MeasuredExperience>());
        return found;
    }

    private static MeasuredExperience? Level(long touchpointId, QuestionFigures question, FiguresResult result, Survey survey)
    {
        if (!question.IsShown || question.Scores is not { N: > 0 } scores || Means.Index(scores) is not { } index)
        {
            return null;
        }

        static double? Of(double? points) => points is { } known ? (known / 25) - 2 : null;
        return new MeasuredExperience
        {
            TouchpointId = touchpointId,
            Level = Of(index.Value)!.Value,
            Low = Of(index.Low),
            High = Of(index.High),
            Count = (int)Math.Min(int.MaxValue, question.N),
            Source = survey.Key,
            AsOf = result.AsOf,
        };
    }

    private async Task StoreAsync(Dictionary<long, MeasuredExperience> measured, CancellationToken cancellationToken)
    {
        var stored = await database.MeasuredExperiences.ToDictionaryAsync(row => row.TouchpointId, cancellationToken);
        foreach (var found in measured.Values)
        {
            if (!stored.TryGetValue(found.TouchpointId, out var row))
            {
                database.MeasuredExperiences.Add(found);
            }
            else if (row.Count != found.Count || row.Source != found.Source || Math.Abs(row.Level - found.Level) > 1e-9)
            {
                (row.Level, row.Low, row.High, row.Count, row.Source, row.AsOf) = (found.Level, found.Low, found.High, found.Count, found.Source, found.AsOf);
            }
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    private async Task<Dictionary<string, long>> TouchpointsAsync(CancellationToken cancellationToken) => await (
        from touchpoint in database.Touchpoints
        join journey in database.Journeys on touchpoint.JourneyId equals journey.Id
        select new { Key = journey.Key + "/" + touchpoint.StepKey, touchpoint.Id }).ToDictionaryAsync(row => row.Key, row => row.Id, cancellationToken);
}
