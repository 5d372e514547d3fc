using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Rewrites a document so that it names catalogue rows by the keys of this installation, and describes them as they are here.</summary>
internal sealed class DocumentLocaliser(CatalogMatcher matcher, JourneyDocument? present, Func<string, ExchangePlace> placeOf)
{
    private readonly Dictionary<(string, string), CellDocument> presentCells = present is null ? [] : JourneyDocumentCells.ByPlace(present);
    private readonly Dictionary<(CatalogKind Kind, string Key), CatalogDocument> named = [];
    private readonly List<ExchangeProblem> problems = [];
    private readonly List<string> unmatched = [];

    /// <summary>Keys that nobody knows.</summary>
    public IReadOnlyList<ExchangeProblem> Problems => problems;

    /// <summary>Names of screens and teams that stay as text.</summary>
    public IReadOnlyList<string> UnmatchedNames => [.. unmatched.Distinct()];

    /// <summary>The document in the keys of this installation.</summary>
    public JourneyDocument Localise(JourneyDocument document)
    {
        var types = document.Lanes!.ToDictionary(lane => lane.Key!, lane => lane.Type);
        var localised = document with
        {
            Product = Resolve(CatalogKind.Product, document.Product, "$.product"),
            Segment = Resolve(CatalogKind.Segment, document.Segment, "$.segment"),
            Channels =
            [
                .. document.Channels.Select(key => Resolve(CatalogKind.Channel, key, "$.channels"))
                    .OfType<string>().Distinct().Order(StringComparer.Ordinal),
            ],
            Cells = [.. document.Cells.Select(cell => cell.Chips.Count == 0 ? cell : cell with { Chips = Chips(cell, types[cell.Lane!]) })],
        };
        return localised with { Catalog = [.. named.Values.OrderBy(row => row.Kind).ThenBy(row => row.Key, StringComparer.Ordinal)] };
    }

    private List<ChipDocument> Chips(CellDocument cell, LaneType type)
    {
        var kind = CellContent.ChipCatalogOf(type)!.Value;
        var result = new List<ChipDocument>();
        for (var index = 0; index < cell.Chips.Count; index++)
        {
            var chip = Chip(cell, cell.Chips[index], kind, index);
            if (chip.Key is null || !result.Exists(other => other.Key == chip.Key && other.State == chip.State))
            {
                result.Add(chip);
            }
        }

        return result;
    }

    private ChipDocument Chip(CellDocument cell, ChipDocument chip, CatalogKind kind, int index)
    {
        var path = FormattableString.Invariant($"{cell.SourcePath ?? "$.cells"}.chips[{index}].key");
        if (chip.Key is not null)
        {
            return chip with { Key = Resolve(kind, chip.Key, path) };
        }

        // What stands as text here already stays so: importing a file that was just exported changes nothing.
        var isHere = presentCells.TryGetValue((cell.Lane!, cell.Touchpoint!), out var now) && now.Chips.Any(known => known.Text == chip.Text);
        if (!isHere && matcher.ResolveName(kind, chip.Text!) is { } key)
        {
            return chip with { Key = Resolve(kind, key, path), Text = null };
        }

        unmatched.Add(chip.Text!);
        return chip;
    }

    private string? Resolve(CatalogKind kind, string? key, string path)
    {
        if (key is null)
        {
            return null;
        }

        if (matcher.Resolve(kind, key) is not { } known)
        {
            problems.Add(new ExchangeProblem(ExchangeProblemKind.UnknownCatalogKey, placeOf(path), [key]));
            return key;
        }

        named.TryAdd((kind, known), matcher.Describe(kind, known));
        return known;
    }
}
