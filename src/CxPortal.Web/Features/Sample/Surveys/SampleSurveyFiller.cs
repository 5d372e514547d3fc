using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Sample.Surveys;

/// <summary>Fills in the surveys of the sample with half a year of answers, and the beginning of a plan of measurement.</summary>
internal sealed class SampleSurveyFiller(CxPortalDbContext database, SurveyService surveys, SurveyRevisions revisions, OrganisationClock organisation)
{
    /// <summary>Adds the surveys that measure a journey.</summary>
    /// <param name="journeyKey">Key of the journey.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task FillAsync(string journeyKey, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys.Include(row => row.Touchpoints).SingleAsync(row => row.Key == journeyKey, cancellationToken);
        foreach (var sample in SampleSurveys.All)
        {
            await AddAsync(sample, journey, cancellationToken);
        }
    }

    private async Task AddAsync(SampleSurvey sample, Journey journey, CancellationToken cancellationToken)
    {
        var touchpoint = sample.Touchpoint is null ? null : journey.Touchpoints.Single(row => row.StepKey == sample.Touchpoint);
        var created = await surveys.CreateAsync(
            new NewSurvey(sample.Definition.Title["ru"], sample.Key, sample.Definition)
            {
                Confidentiality = sample.Confidentiality,
                Family = sample.Family,
                Places = [new SurveyPlace { JourneyId = journey.Id, TouchpointId = touchpoint?.Id }],
                Attributes = [("segment", "Сегмент"), ("channel", "Канал")],
            },
            cancellationToken);
        var draft = await database.SurveyDrafts.AsNoTracking().SingleAsync(row => row.SurveyId == created.Value, cancellationToken);
        if (await revisions.PublishAsync(created.Value, draft.Version, null, cancellationToken) is { IsDone: false } refused)
        {
            throw new InvalidOperationException($"The sample survey {sample.Key} could not be published: {string.Join("; ", refused.Problems)}.");
        }

        var survey = await database.Surveys.SingleAsync(row => row.Id == created.Value, cancellationToken);
        survey.Collectors.Add(new SurveyCollector { Kind = CollectorKind.Link, Name = "Ссылка на сайте", Token = "sample-" + sample.Key });
        if (touchpoint is not null && sample.Planned is { } metric)
        {
            database.MeasurementPlans.Add(new MeasurementPlan
            {
                JourneyId = journey.Id,
                TouchpointId = touchpoint.Id,
                Metric = metric,
                SurveyId = survey.Id,
                StartsOn = organisation.Today.AddDays(-SampleAnswers.Days),
                SampleSize = 385,
            });
        }

        await database.SaveChangesAsync(cancellationToken);
        await AddAnswersAsync(sample, survey, cancellationToken);
    }

    private async Task AddAnswersAsync(SampleSurvey sample, Survey survey, CancellationToken cancellationToken)
    {
        var columns = await database.SurveyQuestions.Where(row => row.SurveyId == survey.Id).ToDictionaryAsync(row => row.Key, row => row.Id, cancellationToken);
        var made = new SampleAnswers(survey, sample.Definition, columns, organisation.Today);
        database.SurveyCuts.AddRange(made.Cuts);
        await database.SaveChangesAsync(cancellationToken);
        var responses = made.Responses(sample.Responses);
        database.SurveyResponses.AddRange(responses.Select(row => row.Response));
        await database.SaveChangesAsync(cancellationToken);
        foreach (var (response, answers, texts) in responses)
        {
            answers.ForEach(answer => answer.ResponseId = response.Id);
            texts.ForEach(text => text.ResponseId = response.Id);
            database.SurveyAnswers.AddRange(answers);
            database.SurveyTextAnswers.AddRange(texts);
        }

        database.SurveyDailyCounts.AddRange(made.Counts());
        await database.SaveChangesAsync(cancellationToken);
    }
}
