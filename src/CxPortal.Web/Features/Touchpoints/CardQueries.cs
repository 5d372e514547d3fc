using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Web.Features.Matrix;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Reads touchpoint cards, each with a fixed number of queries.</summary>
public sealed class CardQueries(CxPortalDbContext database, JourneyMatrixQueries matrix)
{
    /// <summary>The most names of a catalogue that a field offers.</summary>
    public const int MaxNames = 300;

    /// <summary>The card; null when there is no such touchpoint in this journey. Archived touchpoints are found too.</summary>
    public async Task<TouchpointCard?> FindAsync(long journeyId, long touchpointId, CancellationToken cancellationToken)
    {
        var row = await (
            from touchpoint in database.Touchpoints.AsNoTracking()
            join journey in database.Journeys on touchpoint.JourneyId equals journey.Id
            where journey.Id == journeyId && touchpoint.Id == touchpointId
            select new TouchpointCard
            {
                JourneyId = journeyId,
                JourneyTitle = journey.Title,
                Id = touchpoint.Id,
                Version = touchpoint.Version,
                Title = touchpoint.Title,
                StageTitle = touchpoint.Stage!.Title,
                IsArchived = touchpoint.ArchivedAt != null || touchpoint.Stage.ArchivedAt != null || journey.ArchivedAt != null,
                IsMomentOfTruth = touchpoint.IsMomentOfTruth,
                PainPoints = touchpoint.PainPoints,
                WhatBroke = touchpoint.WhatBroke,
                Fault = touchpoint.Fault,
                Recovery = touchpoint.Recovery,
                ClientSaid = touchpoint.ClientSaid,
                Measured = touchpoint.Measured == null
                    ? null
                    : new MeasuredView(
                        touchpoint.Measured.Level, touchpoint.Measured.Low, touchpoint.Measured.High, touchpoint.Measured.Count,
                        touchpoint.Measured.Source, touchpoint.Measured.AsOf),
            }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var (previous, next) = await NeighboursAsync(journeyId, touchpointId, cancellationToken);
        return row with
        {
            Cells = await CellsAsync(journeyId, touchpointId, cancellationToken),
            Links = await LinksAsync(touchpointId, cancellationToken),
            Pictures = await PicturesAsync(touchpointId, cancellationToken),
            Previous = previous,
            Next = next,
        };
    }

    /// <summary>The rows in use of a catalogue, for fields that offer them; at most <see cref="MaxNames"/>.</summary>
    public async Task<IReadOnlyList<OfferedName>> NamesAsync(CatalogKind kind, CancellationToken cancellationToken) => await database.CatalogItems
        .AsNoTracking()
        .Where(item => item.Kind == kind && item.RetiredAt == null && item.MergedIntoId == null)
        .OrderBy(item => item.SearchText)
        .Select(item => new OfferedName(item.Name, item.Channel!.Name))
        .Take(MaxNames)
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<CardCell>> CellsAsync(long journeyId, long touchpointId, CancellationToken cancellationToken)
    {
        var lanes = await database.Lanes
            .AsNoTracking()
            .Where(lane => lane.JourneyId == journeyId && lane.ArchivedAt == null)
            .OrderBy(lane => lane.Position).ThenBy(lane => lane.Id)
            .Select(lane => new
            {
                lane.Id,
                lane.Type,
                lane.Title,
                OpenComments = database.CellComments.Count(comment =>
                    comment.LaneId == lane.Id && comment.TouchpointId == touchpointId && comment.ParentId == null && comment.ResolvedAt == null),
            })
            .ToListAsync(cancellationToken);
        var cells = (await matrix.CellsAsync(
                database.Cells.Where(cell => cell.TouchpointId == touchpointId && cell.Lane!.ArchivedAt == null), cancellationToken))
            .ToDictionary(cell => cell.LaneId);
        return [.. lanes.Select(lane => new CardCell(
            lane.Id, lane.Type, lane.Title, cells.GetValueOrDefault(lane.Id) ?? CellData.None(lane.Id, touchpointId), lane.OpenComments))];
    }

    private async Task<IReadOnlyList<LinkView>> LinksAsync(long touchpointId, CancellationToken cancellationToken) => await database.TouchpointLinks
        .AsNoTracking()
        .Where(link => link.TouchpointId == touchpointId)
        .OrderBy(link => link.Position).ThenBy(link => link.Id)
        .Select(link => new LinkView(link.Id, link.Title, link.Url))
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<PictureView>> PicturesAsync(long touchpointId, CancellationToken cancellationToken) => await database.EvidencePictures
        .AsNoTracking()
        .Where(picture => picture.TouchpointId == touchpointId)
        .OrderBy(picture => picture.Position).ThenBy(picture => picture.Id)
        .Select(picture => new PictureView(
            picture.Id, picture.FileName, picture.Caption, picture.Width, picture.Height, picture.StoredFile!.Size, picture.Version, picture.ArchivedAt != null))
        .ToListAsync(cancellationToken);

    private async Task<(Neighbour? Previous, Neighbour? Next)> NeighboursAsync(long journeyId, long touchpointId, CancellationToken cancellationToken)
    {
        var order = await database.Touchpoints
            .AsNoTracking()
            .Where(touchpoint => touchpoint.JourneyId == journeyId && touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null)
            .OrderBy(touchpoint => touchpoint.Stage!.Position).ThenBy(touchpoint => touchpoint.StageId)
            .ThenBy(touchpoint => touchpoint.Position).ThenBy(touchpoint => touchpoint.Id)
            .Select(touchpoint => new Neighbour(touchpoint.Id, touchpoint.Title))
            .ToListAsync(cancellationToken);
        var place = order.FindIndex(touchpoint => touchpoint.Id == touchpointId);
        return place < 0 ? (null, null) : (order.ElementAtOrDefault(place - 1), order.ElementAtOrDefault(place + 1));
    }
}
