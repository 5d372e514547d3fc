using CxPortal.Data;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Reads journeys for the matrix page, each with a fixed number of queries whatever its size.</summary>
public sealed class JourneyMatrixQueries(CxPortalDbContext database, IDatabaseProvider provider)
{
    /// <summary>Head and matrix of a journey as they are at one moment; null when there is no such journey.</summary>
    public async Task<(JourneyHead Head, MatrixData Matrix)?> FindAsync(long journeyId, CancellationToken cancellationToken)
    {
        await using var moment = database.Database.CurrentTransaction is null
            ? await provider.BeginReadSnapshotAsync(database, cancellationToken)
            : null;
        var head = await HeadAsync(journeyId, cancellationToken);
        return head is null ? null : (head, await MatrixAsync(journeyId, cancellationToken));
    }

    /// <summary>The head alone.</summary>
    public Task<JourneyHead?> HeadAsync(long journeyId, CancellationToken cancellationToken) => database.Journeys
        .AsNoTracking()
        .Where(journey => journey.Id == journeyId)
        .Select(journey => new JourneyHead(
            journey.Id,
            journey.Version,
            journey.Title,
            journey.Product!.Name,
            journey.Segment!.Name,
            journey.Nature,
            journey.Status,
            journey.PublishedNumber,
            database.JourneySnapshots
                .Where(snapshot => snapshot.JourneyId == journey.Id && snapshot.Number == journey.PublishedNumber)
                .Select(snapshot => (DateTime?)snapshot.PublishedAt)
                .FirstOrDefault(),
            journey.ContentLanguage,
            journey.ArchivedAt,
            (DateTime?)journey.Activity!.ChangedAt,
            journey.Activity!.ChangedBy,
            database.Journeys
                .Where(other => other.ArchivedAt == null
                    && ((journey.Nature == JourneyNature.ToBe && other.Key == journey.BaselineKey)
                        || (journey.Nature == JourneyNature.AsIs && other.Nature == JourneyNature.ToBe && other.BaselineKey == journey.Key)))
                .OrderBy(other => other.Id)
                .Select(other => (long?)other.Id)
                .FirstOrDefault()))
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The matrix alone.</summary>
    public async Task<MatrixData> MatrixAsync(long journeyId, CancellationToken cancellationToken)
    {
        var stages = await database.Stages
            .AsNoTracking()
            .Where(stage => stage.JourneyId == journeyId && stage.ArchivedAt == null)
            .OrderBy(stage => stage.Position).ThenBy(stage => stage.Id)
            .Select(stage => new StageData(stage.Id, stage.Title, stage.Version))
            .ToListAsync(cancellationToken);
        var touchpoints = await database.Touchpoints
            .AsNoTracking()
            .Where(touchpoint => touchpoint.JourneyId == journeyId && touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null)
            .OrderBy(touchpoint => touchpoint.Position).ThenBy(touchpoint => touchpoint.Id)
            .Select(touchpoint => new TouchpointData(
                touchpoint.Id, touchpoint.StageId, touchpoint.Title, touchpoint.IsMomentOfTruth, touchpoint.Version,
                touchpoint.Measured == null
                    ? null
                    : new MeasuredData(touchpoint.Measured.Level, touchpoint.Measured.Low, touchpoint.Measured.High, touchpoint.Measured.Count)))
            .ToListAsync(cancellationToken);
        var lanes = await database.Lanes
            .AsNoTracking()
            .Where(lane => lane.JourneyId == journeyId && lane.ArchivedAt == null)
            .OrderBy(lane => lane.Position).ThenBy(lane => lane.Id)
            .Select(lane => new LaneData(lane.Id, lane.Type, lane.Role, lane.Title, lane.Version))
            .ToListAsync(cancellationToken);
        var cells = await CellsAsync(database.Cells.Where(cell => cell.JourneyId == journeyId
            && cell.Lane!.ArchivedAt == null && cell.Touchpoint!.ArchivedAt == null && cell.Touchpoint.Stage!.ArchivedAt == null), cancellationToken);
        var comments = await database.CellComments
            .AsNoTracking()
            .Where(comment => comment.JourneyId == journeyId && comment.ResolvedAt == null && comment.ParentId == null)
            .GroupBy(comment => new { comment.LaneId, comment.TouchpointId })
            .Select(thread => new { thread.Key.LaneId, thread.Key.TouchpointId, Count = thread.Count() })
            .ToDictionaryAsync(thread => (thread.LaneId, thread.TouchpointId), thread => thread.Count, cancellationToken);
        return new MatrixData(stages, touchpoints, lanes, cells, comments);
    }

    /// <summary>Cells with the names of their chips, in two queries.</summary>
    /// <param name="which">The cells wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<List<CellData>> CellsAsync(IQueryable<Cell> which, CancellationToken cancellationToken)
    {
        var cells = await which
            .AsNoTracking()
            .Select(cell => new
            {
                cell.Id,
                cell.LaneId,
                cell.TouchpointId,
                cell.Version,
                cell.Text,
                cell.Emotion,
                cell.NeedWhen,
                cell.NeedWant,
                cell.NeedSoThat,
                cell.NeedImportance,
                cell.Basis,
            })
            .ToListAsync(cancellationToken);
        var chips = (await which
                .SelectMany(cell => cell.Chips)
                .OrderBy(chip => chip.Position)
                .Select(chip => new
                {
                    chip.CellId,
                    Chip = new ChipData(
                        chip.CatalogItemId, chip.CatalogItem == null ? chip.Text! : chip.CatalogItem.Name, chip.State, chip.CatalogItem!.Channel!.Name),
                })
                .ToListAsync(cancellationToken))
            .ToLookup(chip => chip.CellId, chip => chip.Chip);
        return cells.ConvertAll(cell =>
        {
            var named = chips[cell.Id].ToList();
            var need = new NeedStatement(cell.NeedWhen, cell.NeedWant, cell.NeedSoThat, cell.NeedImportance);
            var content = new CellContent(
                cell.Text, cell.Emotion, need.IsEmpty ? null : need,
                [.. named.Select(chip => new ChipContent(chip.CatalogItemId, chip.CatalogItemId is null ? chip.Name : null, chip.State))], cell.Basis);
            return new CellData(cell.LaneId, cell.TouchpointId, cell.Version, content, named);
        });
    }
}
