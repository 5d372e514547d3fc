using System.Globalization;
using System.Text.Json;
using CxPortal.Domain.Catalog;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Lists which cells differ between two documents, field by field.</summary>
internal static class CellDiff
{
    /// <summary>The changes in the order of the wanted document, removed cells last.</summary>
    public static IEnumerable<ImportChange> Of(JourneyDocument? before, JourneyDocument after)
    {
        var old = before is null ? [] : JourneyDocumentCells.ByPlace(before);
        var wanted = JourneyDocumentCells.ByPlace(after);
        var places = new Places(before, after);
        foreach (var (address, cell) in wanted)
        {
            var known = old.GetValueOrDefault(address);
            foreach (var change in Fields(known, cell, before, after, address, places))
            {
                yield return change;
            }
        }

        // The cells of what goes to the archive go with it and are not listed one by one.
        foreach (var (address, cell) in old.Where(pair => !wanted.ContainsKey(pair.Key) && places.Stay(pair.Key)))
        {
            foreach (var change in Fields(cell, null, before, after, address, places))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<ImportChange> Fields(
        CellDocument? old, CellDocument? wanted, JourneyDocument? before, JourneyDocument after, (string Lane, string Touchpoint) address, Places places)
    {
        var kind = old is null ? ImportChangeKind.Added : wanted is null ? ImportChangeKind.Removed : ImportChangeKind.Changed;
        return
            from pair in Values(old, before, places.KindOf(address.Lane)).Zip(Values(wanted, after, places.KindOf(address.Lane)))
            where pair.First.Compared != pair.Second.Compared
            select new ImportChange(
                kind, ImportSubject.Cell, address.Lane + ":" + address.Touchpoint, places.Of(address), pair.First.Field, pair.First.Shown, pair.Second.Shown);
    }

    private static IEnumerable<(ImportField Field, string? Compared, string? Shown)> Values(
        CellDocument? cell, JourneyDocument? document, CatalogKind kind)
    {
        yield return Plain(ImportField.Emotion, cell?.Emotion?.ToString(CultureInfo.InvariantCulture));
        yield return Plain(ImportField.Text, cell?.Text);
        yield return Plain(ImportField.NeedWhen, cell?.Need?.When);
        yield return Plain(ImportField.NeedWant, cell?.Need?.Want);
        yield return Plain(ImportField.NeedSoThat, cell?.Need?.SoThat);
        yield return Plain(ImportField.NeedImportance, cell?.Need?.Importance?.ToString(CultureInfo.InvariantCulture));
        var chips = cell?.Chips ?? [];
        yield return chips.Count == 0
            ? Plain(ImportField.Chips, null)
            : (ImportField.Chips,
                string.Join('\n', chips.Select(chip => chip.Key + "\t" + chip.Text + "\t" + chip.State)),
                string.Join('\n', chips.Select(chip => NameOf(chip, document, kind) + (chip.State is { } state ? "\t" + CamelCase(state) : string.Empty))));
        yield return Plain(ImportField.Basis, cell is null or { Basis: EvidenceBasis.Unknown } ? null : CamelCase(cell.Basis));
    }

    private static (ImportField, string?, string?) Plain(ImportField field, string? value) => (field, value, value);

    private static string CamelCase<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string NameOf(ChipDocument chip, JourneyDocument? document, CatalogKind kind) =>
        chip.Text ?? (document is null ? null : JourneyDocumentCells.NameOf(document, kind, chip.Key)) ?? chip.Key!;

    /// <summary>Titles of stages, touchpoints and lanes: those of the present journey, else those of the wanted one.</summary>
    private sealed class Places(JourneyDocument? before, JourneyDocument after)
    {
        private readonly Dictionary<string, ImportPlace> columns = Columns(before, after);
        private readonly Dictionary<string, LaneName> rows = Rows(before, after);
        private readonly HashSet<string> wantedColumns = [.. after.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key!)];
        private readonly HashSet<string> wantedRows = [.. after.Lanes!.Select(lane => lane.Key!)];

        public ImportPlace Of((string Lane, string Touchpoint) address) => columns[address.Touchpoint] with { Lane = rows[address.Lane] };

        public CatalogKind KindOf(string lane) => CellContent.ChipCatalogOf(rows[lane].Type) ?? CatalogKind.Screen;

        public bool Stay((string Lane, string Touchpoint) address) => wantedColumns.Contains(address.Touchpoint) && wantedRows.Contains(address.Lane);

        private static Dictionary<string, ImportPlace> Columns(params JourneyDocument?[] documents)
        {
            var result = new Dictionary<string, ImportPlace>();
            foreach (var stage in documents.OfType<JourneyDocument>().SelectMany(document => document.Stages))
            {
                foreach (var touchpoint in stage.Touchpoints)
                {
                    result.TryAdd(touchpoint.Key!, new ImportPlace(stage.Title, touchpoint.Title));
                }
            }

            return result;
        }

        private static Dictionary<string, LaneName> Rows(params JourneyDocument?[] documents)
        {
            var result = new Dictionary<string, LaneName>();
            foreach (var lane in documents.OfType<JourneyDocument>().SelectMany(document => document.Lanes ?? []))
            {
                result.TryAdd(lane.Key!, new LaneName(lane.Type, lane.Title));
            }

            return result;
        }
    }
}
