using CxPortal.Data;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Copies touchpoints within their journey. Comments and measurements stay with the original.</summary>
public sealed class TouchpointCopier(CxPortalDbContext database)
{
    /// <summary>Adds copies of touchpoints to a stage, at the same positions, with keys of their own.</summary>
    /// <param name="originals">What to copy.</param>
    /// <param name="stage">The stage the copies lie in.</param>
    /// <param name="stepKeys">Keys that are taken; the new ones are added.</param>
    /// <param name="withContent">Whether cells and cards are copied too.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<List<Touchpoint>> CopyAsync(
        IReadOnlyList<Touchpoint> originals, Stage stage, HashSet<string> stepKeys, bool withContent, CancellationToken cancellationToken)
    {
        var copies = new List<Touchpoint>(originals.Count);
        var ids = originals.Select(original => original.Id).ToList();
        var cells = withContent ? await CellsAsync(ids, cancellationToken) : null;
        if (withContent)
        {
            await LoadCardsAsync(ids, cancellationToken);
        }

        foreach (var original in originals)
        {
            var copy = new Touchpoint
            {
                JourneyId = original.JourneyId,
                Stage = stage,
                StepKey = StructureStore.NewStepKey(stepKeys, original.StepKey),
                Title = original.Title,
                Position = original.Position,
                IsMomentOfTruth = original.IsMomentOfTruth,
            };
            database.Touchpoints.Add(copy);
            copies.Add(copy);
            if (withContent)
            {
                CopyCard(original, copy);
                CopyCells(cells![original.Id], copy);
            }
        }

        return copies;
    }

    private async Task<ILookup<long, Cell>> CellsAsync(List<long> touchpointIds, CancellationToken cancellationToken) => (await database.Cells
            .AsNoTracking()
            .Include(cell => cell.Chips)
            .Include(cell => cell.Lane)
            .Where(cell => touchpointIds.Contains(cell.TouchpointId))
            .ToListAsync(cancellationToken))
        .ToLookup(cell => cell.TouchpointId);

    private async Task LoadCardsAsync(List<long> touchpointIds, CancellationToken cancellationToken)
    {
        await database.TouchpointLinks.Where(link => touchpointIds.Contains(link.TouchpointId)).LoadAsync(cancellationToken);
        await database.EvidencePictures.Where(picture => touchpointIds.Contains(picture.TouchpointId) && picture.ArchivedAt == null)
            .LoadAsync(cancellationToken);
    }

    private void CopyCells(IEnumerable<Cell> originals, Touchpoint copy)
    {
        foreach (var original in originals.Where(cell => !cell.IsEmpty))
        {
            var cell = new Cell { JourneyId = copy.JourneyId, LaneId = original.LaneId, Touchpoint = copy };
            cell.Write(original.Lane!.Type, original.Content);
            database.Cells.Add(cell);
        }
    }

    private static void CopyCard(Touchpoint original, Touchpoint copy)
    {
        copy.PainPoints = original.PainPoints;
        copy.WhatBroke = original.WhatBroke;
        copy.Fault = original.Fault;
        copy.Recovery = original.Recovery;
        copy.ClientSaid = original.ClientSaid;
        copy.Links.AddRange(original.Links.Select(link => new TouchpointLink
        {
            JourneyId = link.JourneyId,
            Url = link.Url,
            Title = link.Title,
            Position = link.Position,
        }));
        copy.Pictures.AddRange(original.Pictures.Where(picture => picture.ArchivedAt is null).Select(picture => new EvidencePicture
        {
            JourneyId = picture.JourneyId,
            StoredFileId = picture.StoredFileId,
            FileName = picture.FileName,
            Caption = picture.Caption,
            Width = picture.Width,
            Height = picture.Height,
            Position = picture.Position,
        }));
    }
}
