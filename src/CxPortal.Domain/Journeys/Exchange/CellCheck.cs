using System.Globalization;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Checks the cells of a document against its lanes and touchpoints, and puts them in their order.</summary>
internal sealed class CellCheck(DocumentRules rules, IReadOnlyList<StageDocument> stages, IReadOnlyList<LaneDocument> lanes)
{
    private readonly Dictionary<string, int> touchpointOrder = Order(stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key));
    private readonly Dictionary<string, int> laneOrder = Order(lanes.Select(lane => lane.Key));

    /// <summary>The filled cells: touchpoint by touchpoint, within it lane by lane.</summary>
    public List<CellDocument> Complete(IReadOnlyList<CellDocument> cells)
    {
        var taken = new HashSet<(string, string)>();
        var result = new List<CellDocument>();
        for (var index = 0; index < cells.Count; index++)
        {
            var path = FormattableString.Invariant($"$.cells[{index}]");
            if (Cell(cells[index], path) is not { } cell)
            {
                continue;
            }

            if (!taken.Add((cell.Lane!, cell.Touchpoint!)))
            {
                rules.Add(ExchangeProblemKind.RepeatedCell, path, cell.Lane!, cell.Touchpoint!);
            }
            else if (!JourneyDocumentCells.IsEmpty(cell))
            {
                result.Add(cell);
            }
        }

        return [.. result.OrderBy(cell => touchpointOrder[cell.Touchpoint!]).ThenBy(cell => laneOrder[cell.Lane!])];
    }

    private static Dictionary<string, int> Order(IEnumerable<string?> keys)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in keys.OfType<string>())
        {
            order.TryAdd(key, order.Count);
        }

        return order;
    }

    private CellDocument? Cell(CellDocument cell, string path)
    {
        var lane = cell.Lane is not null && laneOrder.ContainsKey(cell.Lane) ? lanes.First(known => known.Key == cell.Lane) : null;
        if (lane is null)
        {
            rules.Add(cell.Lane is null ? ExchangeProblemKind.Missing : ExchangeProblemKind.UnknownLane, path + ".lane", cell.Lane ?? string.Empty);
        }

        var hasTouchpoint = cell.Touchpoint is not null && touchpointOrder.ContainsKey(cell.Touchpoint);
        if (!hasTouchpoint)
        {
            rules.Add(
                cell.Touchpoint is null ? ExchangeProblemKind.Missing : ExchangeProblemKind.UnknownTouchpoint,
                path + ".touchpoint", cell.Touchpoint ?? string.Empty);
        }

        return lane is null || !hasTouchpoint ? null : Content(cell, lane.Type, path);
    }

    private CellDocument Content(CellDocument cell, LaneType type, string path)
    {
        var sound = cell with
        {
            SourcePath = path,
            Text = rules.Text(cell.Text, path + ".text", Journeys.Cell.MaxTextLength),
            Need = Need(cell.Need, path + ".need"),
            Chips = [.. cell.Chips.Select((chip, index) => Chip(chip, type, FormattableString.Invariant($"{path}.chips[{index}]")))],
        };
        if (Problem(sound, type) is { } problem)
        {
            rules.Add(problem.Kind, path + problem.Field, problem.Arguments);
        }

        return sound;
    }

    private static (ExchangeProblemKind Kind, string Field, IReadOnlyList<string> Arguments)? Problem(CellDocument cell, LaneType type)
    {
        if (cell.Emotion is not null && type != LaneType.Emotion)
        {
            return (ExchangeProblemKind.WrongKind, ".emotion", []);
        }

        if (cell.Emotion is < Journeys.Cell.MinEmotion or > Journeys.Cell.MaxEmotion)
        {
            return (ExchangeProblemKind.EmotionOutOfRange, ".emotion", []);
        }

        if (cell.Need is not null && type != LaneType.Need)
        {
            return (ExchangeProblemKind.WrongKind, ".need", []);
        }

        if (cell.Need?.Importance is < 1 or > 10)
        {
            return (ExchangeProblemKind.ImportanceOutOfRange, ".need.importance", []);
        }

        return cell.Chips.Count > 0 && CellContent.ChipCatalogOf(type) is null ? (ExchangeProblemKind.WrongKind, ".chips", [])
            : cell.Chips.Count > Journeys.Cell.MaxChips
                ? (ExchangeProblemKind.TooManyChips, ".chips", [Journeys.Cell.MaxChips.ToString(CultureInfo.InvariantCulture)])
            : cell.Chips.Where(chip => chip.Key is not null).GroupBy(chip => (chip.Key, chip.State)).Any(same => same.Count() > 1)
                ? (ExchangeProblemKind.RepeatedChip, ".chips", [])
            : null;
    }

    private NeedDocument? Need(NeedDocument? need, string path)
    {
        if (need is null)
        {
            return null;
        }

        var sound = need with
        {
            When = rules.Text(need.When, path + ".when", Journeys.Cell.MaxTextLength),
            Want = rules.Text(need.Want, path + ".want", Journeys.Cell.MaxTextLength),
            SoThat = rules.Text(need.SoThat, path + ".soThat", Journeys.Cell.MaxTextLength),
        };
        return sound == new NeedDocument() ? null : sound;
    }

    private ChipDocument Chip(ChipDocument chip, LaneType type, string path)
    {
        var key = rules.OptionalKey(chip.Key, path + ".key");
        var text = rules.Line(chip.Text, path + ".text", CellChip.MaxTextLength);
        if (chip.Key is null && text is null)
        {
            rules.Add(ExchangeProblemKind.BlankChip, path);
        }

        if (chip.State is not null && type != LaneType.Screen)
        {
            rules.Add(ExchangeProblemKind.WrongKind, path + ".state");
        }

        return new ChipDocument { Key = key, Text = key is null ? text : null, State = chip.State };
    }
}
