using CxPortal.Data;
using CxPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Where in the journeys a survey may measure: whole journeys, their stages, their touchpoints.</summary>
public sealed class SurveyPlaces(CxPortalDbContext database)
{
    /// <summary>The place that a touchpoint is; null where there is none, or it is in the archive.</summary>
    public async Task<SurveyPlace?> OfTouchpointAsync(long? id, CancellationToken cancellationToken) => id is null ? null : await database.Touchpoints
        .Where(touchpoint => touchpoint.Id == id && touchpoint.ArchivedAt == null)
        .Select(touchpoint => new SurveyPlace { JourneyId = touchpoint.JourneyId, TouchpointId = touchpoint.Id })
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Title of a touchpoint; null where there is none.</summary>
    public async Task<string?> TitleOfTouchpointAsync(long? id, CancellationToken cancellationToken) => id is null ? null : await database.Touchpoints
        .Where(touchpoint => touchpoint.Id == id && touchpoint.ArchivedAt == null).Select(touchpoint => touchpoint.Title).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Journeys with their stages and touchpoints, to choose from; whatever lies in an archive is left out.</summary>
    public async Task<IReadOnlyList<JourneyPlaces>> ChoicesAsync(CancellationToken cancellationToken)
    {
        var journeys = await database.Journeys.AsNoTracking().Where(journey => journey.ArchivedAt == null && !journey.IsTemplate)
            .OrderBy(journey => journey.SearchText).Select(journey => new { journey.Id, journey.Key, journey.Title, journey.ContentLanguage }).ToListAsync(cancellationToken);
        var stages = await database.Stages.AsNoTracking().Where(stage => stage.ArchivedAt == null)
            .OrderBy(stage => stage.Position).Select(stage => new { stage.Id, stage.JourneyId, stage.Title }).ToListAsync(cancellationToken);
        var touchpoints = await database.Touchpoints.AsNoTracking().Where(touchpoint => touchpoint.ArchivedAt == null)
            .OrderBy(touchpoint => touchpoint.Position).Select(touchpoint => new { touchpoint.Id, touchpoint.StageId, touchpoint.StepKey, touchpoint.Title })
            .ToListAsync(cancellationToken);
        return
        [
            .. journeys.Select(journey => new JourneyPlaces(
                journey.Id,
                journey.Key,
                journey.Title,
                journey.ContentLanguage,
                [
                    .. stages.Where(stage => stage.JourneyId == journey.Id).Select(stage => new StagePlaces(
                        stage.Id,
                        stage.Title,
                        [.. touchpoints.Where(touchpoint => touchpoint.StageId == stage.Id).Select(touchpoint => new TouchpointPlace(touchpoint.Id, touchpoint.StepKey, touchpoint.Title))])),
                ])),
        ];
    }
}

/// <summary>A journey with its stages.</summary>
/// <param name="Id">Its database key.</param>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Language of its content.</param>
/// <param name="Stages">Stages in order.</param>
public sealed record JourneyPlaces(long Id, string Key, string Title, string Language, IReadOnlyList<StagePlaces> Stages);

/// <summary>A stage with its touchpoints.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Touchpoints">Touchpoints in order.</param>
public sealed record StagePlaces(long Id, string Title, IReadOnlyList<TouchpointPlace> Touchpoints);

/// <summary>A touchpoint.</summary>
/// <param name="Id">Its key.</param>
/// <param name="StepKey">Its key within the journey.</param>
/// <param name="Title">Its title.</param>
public sealed record TouchpointPlace(long Id, string StepKey, string Title);
