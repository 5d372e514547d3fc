using System.Globalization;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Stages, lanes and cells of a workbook.</summary>
internal sealed record WorkbookItems(IReadOnlyList<StageDocument> Stages, IReadOnlyList<LaneDocument> Lanes, IReadOnlyList<CellDocument> Cells);

/// <summary>
/// Reads the items sheet. Rows belong to what their keys say; a row without a key belongs to the stage, touchpoint or lane
/// whose title stands in the columns for reading.
/// </summary>
internal sealed class ItemRows(ReadingNotes notes, IReadOnlyList<CatalogDocument> catalog)
{
    private readonly NamedKeys stages = new("stage");
    private readonly NamedKeys touchpoints = new("step");
    private readonly NamedKeys lanes = new("lane");

    /// <summary>The items in the order of their rows.</summary>
    public WorkbookItems Read(ItemTable table)
    {
        var rows = table.Rows.Select(row => (Row: row, Kind: KindOf(row))).Where(item => item.Kind is not null).ToLookup(item => item.Kind!, item => item.Row);
        var cards = Cards(rows[ItemKinds.Touchpoint], rows[ItemKinds.Card]);
        var stageDocuments = Stages(rows[ItemKinds.Stage], rows[ItemKinds.Touchpoint], cards);
        var laneDocuments = Lanes(rows[ItemKinds.Lane]);
        return new WorkbookItems(stageDocuments, laneDocuments, Cells(rows[ItemKinds.Cell], laneDocuments));
    }

    private string? KindOf(ItemRow row)
    {
        if (row["kind"] is not { } word)
        {
            if (row["value"] is not null || row["chips"] is not null || row["emotion"] is not null)
            {
                notes.Add(ExchangeProblemKind.Missing, row.PlaceOf("kind"));
            }

            return null;
        }

        // The headings stand in the second row, unless somebody deleted them.
        return row.Number == WorkbookLayout.FirstRow - 1 && notes.Words.Read(WordList.Kind, word) is null
            ? null
            : notes.Word(WordList.Kind, word, row.PlaceOf("kind"));
    }

    private List<StageDocument> Stages(IEnumerable<ItemRow> stageRows, IEnumerable<ItemRow> touchpointRows, CardRows cards)
    {
        var result = new List<(string Key, string? Title, List<TouchpointDocument> Touchpoints)>();
        foreach (var row in stageRows)
        {
            var path = FormattableString.Invariant($"$.stages[{result.Count}]");
            notes.Place(path, row.PlaceOf());
            notes.Place(path + ".key", row.PlaceOf("stage"));
            var title = notes.Value(row, "value", path + ".title");
            result.Add((stages.Add(row.Key("stage"), title), title, []));
        }

        foreach (var row in touchpointRows)
        {
            var index = result.FindIndex(stage => stage.Key == stages.Find(row.Key("stage"), row["stageTitle"]));
            if (index < 0)
            {
                notes.Add(ExchangeProblemKind.UnknownStage, row.PlaceOf("stage"), row.Key("stage") ?? row["stageTitle"] ?? string.Empty);
                continue;
            }

            var path = FormattableString.Invariant($"$.stages[{index}].touchpoints[{result[index].Touchpoints.Count}]");
            result[index].Touchpoints.Add(Touchpoint(row, path, cards));
        }

        return result.ConvertAll(stage => new StageDocument { Key = stage.Key, Title = stage.Title, Touchpoints = stage.Touchpoints });
    }

    private TouchpointDocument Touchpoint(ItemRow row, string path, CardRows cards)
    {
        notes.Place(path, row.PlaceOf());
        notes.Place(path + ".key", row.PlaceOf("touchpoint"));
        var key = cards.KeyOf(row);
        string? Field(string field)
        {
            if (cards.Find(key, field) is not { } card)
            {
                return null;
            }

            return notes.Value(card, "value", path + "." + field);
        }

        return new TouchpointDocument
        {
            Key = key,
            Title = notes.Value(row, "value", path + ".title"),
            MomentOfTruth = notes.Word(WordList.Truth, row["moment"], row.PlaceOf("moment")) == "true",
            PainPoints = Field(CardFields.PainPoints),
            WhatBroke = Field(CardFields.WhatBroke),
            Fault = notes.Word<FailureFault>(WordList.Fault, Field(CardFields.Fault), notes.PlaceOf(path + "." + CardFields.Fault)),
            Recovery = Field(CardFields.Recovery),
            ClientSaid = Field(CardFields.ClientSaid),
            Links = LinkLines.Read(Field(CardFields.Links)),
        };
    }

    private CardRows Cards(IEnumerable<ItemRow> touchpointRows, IEnumerable<ItemRow> cardRows)
    {
        var cards = new CardRows();
        foreach (var row in touchpointRows)
        {
            cards.Add(row, touchpoints.Add(row.Key("touchpoint"), row["value"]));
        }

        foreach (var row in cardRows)
        {
            var field = notes.Word(WordList.Field, row["field"], row.PlaceOf("field"));
            if (row["value"] is null && !row.IsFormula("value"))
            {
                continue;
            }

            if (row["field"] is null)
            {
                notes.Add(ExchangeProblemKind.Missing, row.PlaceOf("field"));
            }
            else if (touchpoints.Find(row.Key("touchpoint"), row["touchpointTitle"]) is not { } key)
            {
                notes.Add(ExchangeProblemKind.UnknownTouchpoint, row.PlaceOf("touchpoint"), row.Key("touchpoint") ?? row["touchpointTitle"] ?? string.Empty);
            }
            else if (field is not null && !cards.Add(key, field, row))
            {
                notes.Add(ExchangeProblemKind.RepeatedField, row.PlaceOf("field"));
            }
        }

        return cards;
    }

    private List<LaneDocument> Lanes(IEnumerable<ItemRow> rows)
    {
        var result = new List<LaneDocument>();
        foreach (var row in rows)
        {
            var path = FormattableString.Invariant($"$.lanes[{result.Count}]");
            notes.Place(path, row.PlaceOf());
            notes.Place(path + ".key", row.PlaceOf("lane"));
            notes.Place(path + ".type", row.PlaceOf("type"));
            var title = notes.Value(row, "value", path + ".title");
            var type = row["type"] is { } word ? notes.Word<LaneType>(WordList.Type, word, row.PlaceOf("type")) : LaneType.Text;
            var role = notes.Word(WordList.Role, row["role"], row.PlaceOf("role"));
            result.Add(new LaneDocument
            {
                Key = lanes.Add(row.Key("lane"), title ?? row["laneTitle"]),
                Title = title,
                Type = type == default ? LaneType.Text : type,
                Role = role is null ? null : Enum.Parse<BlueprintRole>(role, ignoreCase: true),
            });
        }

        return result;
    }

    private List<CellDocument> Cells(IEnumerable<ItemRow> rows, List<LaneDocument> laneDocuments)
    {
        var types = laneDocuments.GroupBy(lane => lane.Key!).ToDictionary(lane => lane.Key, lane => lane.First().Type);
        var result = new List<CellDocument>();
        foreach (var row in rows)
        {
            var path = FormattableString.Invariant($"$.cells[{result.Count}]");
            var lane = lanes.Find(row.Key("lane"), row["laneTitle"]) ?? row.Key("lane");
            var cell = Cell(row, path, lane is not null && types.TryGetValue(lane, out var type) ? type : LaneType.Text);
            if (!JourneyDocumentCells.IsEmpty(cell))
            {
                result.Add(cell with { Lane = lane, Touchpoint = touchpoints.Find(row.Key("touchpoint"), row["touchpointTitle"]) ?? row.Key("touchpoint") });
            }
        }

        return result;
    }

    private CellDocument Cell(ItemRow row, string path, LaneType type)
    {
        notes.Place(path, row.PlaceOf());
        notes.Place(path + ".lane", row.PlaceOf("lane"));
        notes.Place(path + ".touchpoint", row.PlaceOf("touchpoint"));
        var need = new NeedDocument
        {
            When = notes.Value(row, "when", path + ".need.when"),
            Want = notes.Value(row, "want", path + ".need.want"),
            SoThat = notes.Value(row, "soThat", path + ".need.soThat"),
            Importance = Number(notes.Value(row, "importance", path + ".need.importance"), ExchangeProblemKind.ImportanceOutOfRange, row.PlaceOf("importance")),
        };
        return new CellDocument
        {
            Text = notes.Value(row, "value", path + ".text"),
            Emotion = Number(notes.Value(row, "emotion", path + ".emotion"), ExchangeProblemKind.EmotionOutOfRange, row.PlaceOf("emotion")),
            Need = need == new NeedDocument() ? null : need,
            Chips = [.. ChipLines.Read(notes.Value(row, "chips", path + ".chips"), notes.Words).Select(chip => Named(chip, type))],
            Basis = notes.Word<EvidenceBasis>(WordList.Basis, row["basis"], row.PlaceOf("basis")),
        };
    }

    /// <summary>A chip whose name stands in the workbook's own catalogue is that row.</summary>
    private ChipDocument Named(ChipDocument chip, LaneType type)
    {
        var kind = CellContent.ChipCatalogOf(type);
        var name = SearchText.Of(chip.Text);
        var row = catalog.FirstOrDefault(row => row.Kind == kind && SearchText.Of(row.Name) == name)
            ?? catalog.FirstOrDefault(row => row.Kind == kind && row.Aliases.Any(alias => SearchText.Of(alias) == name));
        return row?.Key is null ? chip : chip with { Key = row.Key, Text = null };
    }

    private int? Number(string? value, ExchangeProblemKind problem, ExchangePlace place)
    {
        if (value is null)
        {
            return null;
        }

        var plain = value.Trim().Replace('−', '-');
        if (int.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        notes.Add(problem, place);
        return null;
    }
}
