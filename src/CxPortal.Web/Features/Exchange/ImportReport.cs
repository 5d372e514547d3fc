using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange;

/// <summary>An import in numbers, as commands report it. Counted are stages, touchpoints, lanes and filled cells.</summary>
/// <param name="Key">Key of the journey.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="IsNew">Whether the journey is new.</param>
/// <param name="Read">Items in the file.</param>
/// <param name="Stored">Items that are new or came back from the archive.</param>
/// <param name="Updated">Items that say something else or stand elsewhere.</param>
/// <param name="Unchanged">Items that were there as they are in the file.</param>
/// <param name="Removed">Items that went to the archive or were emptied.</param>
/// <param name="Skipped">Rows that were left out; an import of a journey leaves out none.</param>
/// <param name="Repaired">Rows that were repaired; an import of a journey repairs none.</param>
/// <param name="Changes">What changes, one by one.</param>
public sealed record ImportReport(
    string Key,
    bool DryRun,
    bool IsNew,
    int Read,
    int Stored,
    int Updated,
    int Unchanged,
    int Removed,
    IReadOnlyList<ImportRemark> Skipped,
    IReadOnlyList<ImportRemark> Repaired,
    IReadOnlyList<ImportChange> Changes)
{
    /// <summary>Names that no catalogue row has; they stay as text.</summary>
    public IReadOnlyList<string> UnmatchedNames { get; init; } = [];

    /// <summary>Catalogue rows that are made.</summary>
    public IReadOnlyList<string> NewCatalogRows { get; init; } = [];

    /// <summary>Counts a plan.</summary>
    public static ImportReport Of(JourneyImportPlan plan, bool isDryRun)
    {
        var document = plan.Document;
        var read = document.Stages.Count + document.Stages.Sum(stage => stage.Touchpoints.Count) + document.Lanes!.Count + document.Cells.Count;
        var items = plan.Changes.Where(change => change.Subject != ImportSubject.Journey).GroupBy(change => (change.Subject, change.Key)).ToList();
        var removed = items.Count(item => item.All(change => change.Kind == ImportChangeKind.Removed));
        var stored = items.Count(item => item.Any(change => change is { Kind: ImportChangeKind.Added or ImportChangeKind.Restored }
            && (change.Field == ImportField.Whole || change.Subject == ImportSubject.Cell)));
        var updated = items.Count - removed - stored;
        return new ImportReport(
            document.Key!, isDryRun, plan.IsNew, read, stored, updated, read - stored - updated, removed, [], [], plan.Changes)
        {
            UnmatchedNames = plan.UnmatchedNames,
            NewCatalogRows = [.. plan.NewCatalogRows.Select(row => row.Name!)],
        };
    }
}

/// <summary>A remark on a row of an imported file.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Reason">What happened to it.</param>
public sealed record ImportRemark(int Line, string Reason);
