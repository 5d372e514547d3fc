using ClosedXML.Excel;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Matrix;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>The sheet that is edited in Excel and imported back: a row for every stage, touchpoint, field of a card, lane and cell, empty ones included.</summary>
internal sealed class ItemsSheet(IXLWorksheet sheet, IStringLocalizer<ExchangeText> text, WorkbookWords words, LaneNames lanes)
{
    private static readonly Dictionary<string, int> Columns =
        WorkbookLayout.ItemColumns.Select((column, index) => (column.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index + 1);

    private int row = WorkbookLayout.FirstRow;

    public void Write(JourneyDocument document)
    {
        sheet.Head(WorkbookLayout.Items, WorkbookLayout.ItemColumns, id => text["Item." + id]);
        foreach (var stage in document.Stages)
        {
            WriteRow(ItemKinds.Stage, ("stage", stage.Key), ("value", stage.Title));
        }

        foreach (var stage in document.Stages)
        {
            foreach (var touchpoint in stage.Touchpoints)
            {
                WriteRow(
                    ItemKinds.Touchpoint, ("stage", stage.Key), ("touchpoint", touchpoint.Key), ("stageTitle", stage.Title), ("value", touchpoint.Title),
                    ("moment", words.Of(WordList.Truth, touchpoint.MomentOfTruth ? "true" : "false")));
            }
        }

        foreach (var lane in document.Lanes!)
        {
            WriteRow(
                ItemKinds.Lane, ("lane", lane.Key), ("laneTitle", lanes.Of(lane.Type, lane.Title)), ("value", lane.Title),
                ("type", words.Of(WordList.Type, lane.Type)), ("role", words.Of(WordList.Role, lane.Role!.Value)));
        }

        var cells = JourneyDocumentCells.ByPlace(document);
        foreach (var stage in document.Stages)
        {
            foreach (var touchpoint in stage.Touchpoints)
            {
                WriteCard(stage, touchpoint);
                foreach (var lane in document.Lanes!)
                {
                    WriteCell(stage, touchpoint, lane, cells.GetValueOrDefault((lane.Key!, touchpoint.Key!)), document);
                }
            }
        }

        Finish();
    }

    private void WriteCard(StageDocument stage, TouchpointDocument touchpoint)
    {
        (string Field, string? Value)[] fields =
        [
            (CardFields.PainPoints, touchpoint.PainPoints),
            (CardFields.WhatBroke, touchpoint.WhatBroke),
            (CardFields.Fault, touchpoint.Fault == FailureFault.Unknown ? null : words.Of(WordList.Fault, touchpoint.Fault)),
            (CardFields.Recovery, touchpoint.Recovery),
            (CardFields.ClientSaid, touchpoint.ClientSaid),
            (CardFields.Links, LinkLines.Write(touchpoint.Links)),
        ];
        foreach (var (field, value) in fields)
        {
            WriteRow(
                ItemKinds.Card, ("touchpoint", touchpoint.Key), ("stageTitle", stage.Title), ("touchpointTitle", touchpoint.Title),
                ("field", words.Of(WordList.Field, field)), ("value", value));
        }
    }

    private void WriteCell(StageDocument stage, TouchpointDocument touchpoint, LaneDocument lane, CellDocument? cell, JourneyDocument document)
    {
        var kind = CellContent.ChipCatalogOf(lane.Type);
        var chips = (cell?.Chips ?? []).Select(chip => (chip.Text ?? JourneyDocumentCells.NameOf(document, kind!.Value, chip.Key)!, chip.State)).ToList();
        var number = row;
        WriteRow(
            ItemKinds.Cell, ("touchpoint", touchpoint.Key), ("lane", lane.Key),
            ("stageTitle", stage.Title), ("touchpointTitle", touchpoint.Title), ("laneTitle", lanes.Of(lane.Type, lane.Title)),
            ("value", cell?.Text), ("when", cell?.Need?.When), ("want", cell?.Need?.Want), ("soThat", cell?.Need?.SoThat),
            ("chips", ChipLines.Write(chips, words)),
            ("basis", cell is null or { Basis: EvidenceBasis.Unknown } ? null : words.Of(WordList.Basis, cell.Basis)));
        Number(number, "emotion", cell?.Emotion);
        Number(number, "importance", cell?.Need?.Importance);
        Shade(number, lane.Type);
    }

    private void WriteRow(string kind, params IEnumerable<(string Column, string? Value)> values)
    {
        var written = values.ToList();
        sheet.Text(row, 1, words.Of(WordList.Kind, kind));
        foreach (var (column, value) in written)
        {
            sheet.Text(row, Columns[column], value);
        }

        var widths = WorkbookLayout.ItemColumns.ToDictionary(column => column.Id, column => column.Width);
        sheet.FitHeight(row, written.Select(cell => (cell.Value, widths[cell.Column])));
        row++;
    }

    private void Number(int number, string column, int? value)
    {
        if (value is not null)
        {
            sheet.Cell(number, Columns[column]).SetValue<int>(value.Value);
        }
    }

    /// <summary>Greys the columns that a lane of this type does not hold.</summary>
    private void Shade(int number, LaneType type)
    {
        string[] unused =
        [
            .. type == LaneType.Emotion ? [] : (string[])["emotion"],
            .. type == LaneType.Need ? [] : (string[])["when", "want", "soThat", "importance"],
            .. CellContent.ChipCatalogOf(type) is null ? (string[])["chips"] : [],
        ];
        foreach (var column in unused)
        {
            sheet.Cell(number, Columns[column]).Style.Fill.BackgroundColor = WorkbookColours.Sunk;
        }
    }

    private void Finish()
    {
        var last = Math.Max(WorkbookLayout.FirstRow, row - 1);
        var data = sheet.Range(WorkbookLayout.FirstRow, 1, last, Columns.Count);
        data.Style.Alignment.WrapText = true;
        data.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        foreach (var (id, number) in Columns)
        {
            var column = sheet.Range(WorkbookLayout.FirstRow, number, last, number);
            if (id is not ("emotion" or "importance"))
            {
                column.Style.NumberFormat.Format = "@";
            }

            if (WorkbookLayout.ReadingColumns.Contains(id) || WorkbookLayout.KeyColumns.Contains(id))
            {
                column.Style.Font.FontColor = WorkbookColours.Quiet;
            }

            if (WorkbookLayout.ReadingColumns.Contains(id))
            {
                column.Style.Font.Italic = true;
            }
        }

        Whole("emotion", last, Cell.MinEmotion, Cell.MaxEmotion);
        Whole("importance", last, 1, 10);
        Choice("kind", last, WordList.Kind);
        Choice("field", last, WordList.Field);
        Choice("basis", last, WordList.Basis);
        Choice("moment", last, WordList.Truth);
        Choice("type", last, WordList.Type);
        Choice("role", last, WordList.Role);
        sheet.Range(2, 1, last, Columns.Count).SetAutoFilter();
        sheet.SheetView.Freeze(2, 4);
        sheet.PageSetup.PaperSize = XLPaperSize.A3Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }

    private void Whole(string column, int last, int least, int most)
    {
        var rule = sheet.Range(WorkbookLayout.FirstRow, Columns[column], last, Columns[column]).SetDataValidation();
        rule.WholeNumber.Between(least, most);
        rule.IgnoreBlanks = true;
        rule.ErrorTitle = text["Item." + column];
        rule.ErrorMessage = text["Item.Whole", least, most];
    }

    private void Choice(string column, int last, WordList list)
    {
        var rule = sheet.Range(WorkbookLayout.FirstRow, Columns[column], last, Columns[column]).SetDataValidation();
        rule.List("\"" + string.Join(',', words.All(list)) + "\"", true);
        rule.IgnoreBlanks = true;
        rule.ErrorTitle = text["Item." + column];
        rule.ErrorMessage = text["Item.Choice"];
    }
}
