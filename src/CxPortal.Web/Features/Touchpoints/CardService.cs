using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Stores the card: cells, fields and links together, or nothing. Only what the reader changed is written.</summary>
public sealed class CardService(CxPortalDbContext database, CellService cells, IStringLocalizer<TouchpointsText> text)
{
    /// <summary>Stores what differs from what the reader saw.</summary>
    /// <param name="journeyId">The journey.</param>
    /// <param name="touchpointId">The touchpoint.</param>
    /// <param name="mine">What the reader typed.</param>
    /// <param name="seen">What the reader started from; null when unknown, and then everything counts as changed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>NotFound: no such touchpoint here; Invalid: problems named after the form's fields; Stale: somebody changed the same row, or
    /// archived a lane that the reader wrote into.</returns>
    public async Task<Outcome> SaveAsync(long journeyId, long touchpointId, CardForm mine, CardForm? seen, CancellationToken cancellationToken)
    {
        var touchpoint = await database.Touchpoints
            .Where(row => row.JourneyId == journeyId && row.Id == touchpointId)
            .Select(row => new
            {
                IsArchived = row.ArchivedAt != null || row.Stage!.ArchivedAt != null
                    || database.Journeys.Any(journey => journey.Id == journeyId && journey.ArchivedAt != null),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (touchpoint is null)
        {
            return Outcome.NotFound;
        }

        if (touchpoint.IsArchived)
        {
            return Outcome.Invalid(string.Empty, text["Problem.Archived"]);
        }

        var problems = ProblemsOf(mine);
        if (problems.Count > 0)
        {
            return new Outcome { Kind = OutcomeKind.Invalid, Problems = problems };
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await WriteCellsAsync(journeyId, touchpointId, mine, seen, cancellationToken);
        if (outcome.IsDone && IsCardChanged(mine, seen))
        {
            outcome = await WriteCardAsync(touchpointId, mine, cancellationToken);
        }

        if (outcome.IsDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<Outcome> WriteCellsAsync(long journeyId, long touchpointId, CardForm mine, CardForm? seen, CancellationToken cancellationToken)
    {
        var changed = mine.Cells
            .Where(cell => seen?.Cells.Find(before => before.LaneId == cell.LaneId) is not { } before || !cell.IsSameAs(before))
            .ToList();
        if (changed.Count == 0)
        {
            return Outcome.Done;
        }

        var items = changed.ConvertAll(cell => new CellBatchItem(cell.LaneId, touchpointId, cell.Version, cell.ToBody()));
        var outcome = await cells.WriteAsync(journeyId, items, cancellationToken);
        return outcome.Kind switch
        {
            OutcomeKind.Done => Outcome.Done,
            OutcomeKind.Invalid => outcome with { Problems = [.. outcome.Problems.Select(problem => problem with { Field = FormFieldOf(problem.Field, mine, changed) })] },
            _ => Outcome.Stale,
        };
    }

    /// <summary>The cell writer numbers the cells it was given: <c>cells[1].need.importance</c> may be <c>Cells[4].Importance</c> of the form.</summary>
    private static string FormFieldOf(string field, CardForm mine, List<CellForm> changed)
    {
        for (var index = 0; index < changed.Count; index++)
        {
            var prefix = $"cells[{index}].";
            if (field.StartsWith(prefix, StringComparison.Ordinal))
            {
                var part = field[prefix.Length..];
                var name = part switch
                {
                    "need.importance" => nameof(CellForm.Importance),
                    "emotion" => nameof(CellForm.Emotion),
                    "chips" => nameof(CellForm.Chips),
                    _ => nameof(CellForm.Text),
                };
                return $"Cells[{mine.Cells.IndexOf(changed[index])}].{name}";
            }
        }

        return string.Empty;
    }

    private static bool IsCardChanged(CardForm mine, CardForm? seen) =>
        seen is null || (mine.Title is not null && !CellForm.Same(mine.Title, seen.Title)) || mine.IsMomentOfTruth != seen.IsMomentOfTruth || mine.Fault != seen.Fault
        || !CellForm.Same(mine.PainPoints, seen.PainPoints) || !CellForm.Same(mine.WhatBroke, seen.WhatBroke)
        || !CellForm.Same(mine.Recovery, seen.Recovery) || !CellForm.Same(mine.ClientSaid, seen.ClientSaid)
        || LinkForm.Lines(mine.Links) != LinkForm.Lines(seen.Links);

    private async Task<Outcome> WriteCardAsync(long touchpointId, CardForm mine, CancellationToken cancellationToken)
    {
        var touchpoint = await database.Touchpoints.Include(row => row.Links).SingleAsync(row => row.Id == touchpointId, cancellationToken);
        if (touchpoint.Version != mine.Version)
        {
            return Outcome.Stale;
        }

        touchpoint.Title = mine.Title?.Trim() ?? touchpoint.Title;
        touchpoint.IsMomentOfTruth = mine.IsMomentOfTruth;
        touchpoint.PainPoints = CellContent.Clean(mine.PainPoints);
        touchpoint.WhatBroke = CellContent.Clean(mine.WhatBroke);
        touchpoint.Fault = mine.Fault;
        touchpoint.Recovery = CellContent.Clean(mine.Recovery);
        touchpoint.ClientSaid = CellContent.Clean(mine.ClientSaid);
        WriteLinks(touchpoint, [.. mine.Links.Where(link => !link.IsBlank)]);
        database.MarkChanged(touchpoint);
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Rewrites the links row by row, so that the audit trail shows what became of each.</summary>
    private void WriteLinks(Touchpoint touchpoint, List<LinkForm> wanted)
    {
        var stored = touchpoint.Links.OrderBy(link => link.Position).ThenBy(link => link.Id).ToList();
        foreach (var surplus in stored.Skip(wanted.Count))
        {
            database.TouchpointLinks.Remove(surplus);
        }

        for (var index = 0; index < wanted.Count; index++)
        {
            var url = wanted[index].Url!.Trim();
            var title = CellContent.Clean(wanted[index].Title) ?? new Uri(url).Host;
            if (index >= stored.Count)
            {
                touchpoint.Links.Add(new TouchpointLink { JourneyId = touchpoint.JourneyId, Url = url, Title = title, Position = Ordering.At(index) });
                continue;
            }

            stored[index].Url = url;
            stored[index].Title = title;
            stored[index].Position = Ordering.At(index);
        }
    }

    private List<Problem> ProblemsOf(CardForm form)
    {
        var problems = new List<Problem>();
        if (form.Title is not null && string.IsNullOrWhiteSpace(form.Title))
        {
            problems.Add(new Problem(nameof(form.Title), text["Problem.NoTitle"]));
        }
        else if (form.Title?.Trim().Length > Touchpoint.MaxTitleLength)
        {
            problems.Add(new Problem(nameof(form.Title), text["Problem.TooLong", Touchpoint.MaxTitleLength]));
        }

        foreach (var (field, value) in new[]
        {
            (nameof(form.PainPoints), form.PainPoints), (nameof(form.WhatBroke), form.WhatBroke),
            (nameof(form.Recovery), form.Recovery), (nameof(form.ClientSaid), form.ClientSaid),
        })
        {
            if (CellContent.Clean(value)?.Length > Touchpoint.MaxCardTextLength)
            {
                problems.Add(new Problem(field, text["Problem.TooLong", Touchpoint.MaxCardTextLength]));
            }
        }

        if (!Enum.IsDefined(form.Fault))
        {
            problems.Add(new Problem(nameof(form.Fault), text["Problem.Fault"]));
        }

        if (form.Links.Count(link => !link.IsBlank) > TouchpointLink.MaxPerTouchpoint)
        {
            problems.Add(new Problem(nameof(form.Links), text["Problem.TooManyLinks", TouchpointLink.MaxPerTouchpoint]));
        }

        for (var index = 0; index < form.Links.Count; index++)
        {
            AddLinkProblems(problems, $"Links[{index}].", form.Links[index]);
        }

        return problems;
    }

    private void AddLinkProblems(List<Problem> problems, string prefix, LinkForm link)
    {
        if (link.IsBlank)
        {
            return;
        }

        if (!Uri.TryCreate(link.Url?.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            problems.Add(new Problem(prefix + nameof(link.Url), text["Problem.Url"]));
        }
        else if (link.Url!.Trim().Length > TouchpointLink.MaxUrlLength)
        {
            problems.Add(new Problem(prefix + nameof(link.Url), text["Problem.TooLong", TouchpointLink.MaxUrlLength]));
        }

        if (link.Title?.Trim().Length > TouchpointLink.MaxTitleLength)
        {
            problems.Add(new Problem(prefix + nameof(link.Title), text["Problem.TooLong", TouchpointLink.MaxTitleLength]));
        }
    }
}
