using System.Text.RegularExpressions;
using ClosedXML.Excel;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>The sheet that shows the matrix as it is seen on the screen.</summary>
internal sealed partial class MatrixSheet(IStringLocalizer<ExchangeText> text, LaneNames lanes, EmotionWords emotions, ColumnWords columns, WorkbookWords words)
{
    private const int StageRow = 3;
    private const int StepRow = 4;
    private const double LaneWidth = 24;
    private const double ColumnWidth = 32;

    public void Write(IXLWorksheet sheet, JourneyReport report, string facts)
    {
        var matrix = report.Matrix;
        var lastColumn = Math.Max(2, matrix.Columns.Count + 1);
        sheet.Column(1).Width = LaneWidth;
        sheet.Columns(2, lastColumn).Width = ColumnWidth;
        var title = sheet.Text(1, 1, report.Head.Title);
        title.Style.Font.Bold = true;
        title.Style.Font.FontSize = 16;
        sheet.Row(1).Height = 24;
        sheet.Text(2, 1, facts).Style.Font.FontColor = WorkbookColours.Quiet;
        WriteHeads(sheet, matrix);
        for (var index = 0; index < matrix.Rows.Count; index++)
        {
            WriteRow(sheet, StepRow + 1 + index, matrix.Rows[index], matrix);
        }

        var lastRow = StepRow + matrix.Rows.Count + 1;
        WriteCompleteness(sheet, lastRow, matrix);
        WriteLegend(sheet, lastRow + 2, matrix);
        Finish(sheet, lastRow, lastColumn);
    }

    private static void Finish(IXLWorksheet sheet, int lastRow, int lastColumn)
    {
        var grid = sheet.Range(StageRow, 1, lastRow, lastColumn);
        grid.Style.Alignment.WrapText = true;
        grid.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        grid.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        grid.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        grid.Style.Border.OutsideBorderColor = WorkbookColours.Line;
        grid.Style.Border.InsideBorderColor = WorkbookColours.Line;
        sheet.SheetView.Freeze(StepRow, 1);
        sheet.PageSetup.PaperSize = XLPaperSize.A3Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(StageRow, StepRow);
        sheet.PageSetup.SetColumnsToRepeatAtLeft(1, 1);
        sheet.PageSetup.PrintAreas.Add(1, 1, lastRow + 2, lastColumn);
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        sheet.PageSetup.Footer.Right.AddText(" / ");
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    private void WriteHeads(IXLWorksheet sheet, MatrixView matrix)
    {
        sheet.Range(StageRow, 1, StepRow, 1).Style.Fill.BackgroundColor = WorkbookColours.Sunk;
        foreach (var stage in matrix.Stages)
        {
            var first = stage.Columns[0].Index + 2;
            var head = sheet.Range(StageRow, first, StageRow, first + stage.Columns.Count - 1);
            sheet.Text(StageRow, first, stage.Title);
            if (stage.Columns.Count > 1)
            {
                head.Merge();
            }

            head.Style.Fill.BackgroundColor = WorkbookColours.Tone(stage.Tone);
            head.Style.Font.FontColor = XLColor.White;
            head.Style.Font.Bold = true;
        }

        foreach (var column in matrix.Columns)
        {
            sheet.Text(StepRow, column.Index + 2, HeadText(column)).Style.Font.Bold = true;
        }

        sheet.FitHeight(StageRow, matrix.Stages.Select(stage => ((string?)stage.Title, stage.Columns.Count * ColumnWidth)));
        sheet.FitHeight(StepRow, matrix.Columns.Select(column => ((string?)HeadText(column), ColumnWidth)));
    }

    private string HeadText(ColumnView column) =>
        column.Title + (column.Touchpoint.IsMomentOfTruth ? " ★" : null) + (column.Handoff is { } handoff ? "\n◇ " + columns.Of(handoff) : null);

    private void WriteCompleteness(IXLWorksheet sheet, int number, MatrixView matrix)
    {
        var head = sheet.Text(number, 1, columns.CompletenessName);
        head.Style.Font.Bold = true;
        head.Style.Fill.BackgroundColor = WorkbookColours.Sunk;
        foreach (var column in matrix.Columns)
        {
            sheet.Text(number, column.Index + 2, columns.Completeness(column, matrix.Rows.Count)).Style.Font.FontColor = WorkbookColours.Quiet;
        }
    }

    private void WriteRow(IXLWorksheet sheet, int number, RowView row, MatrixView matrix)
    {
        var name = lanes.NoteOf(row.Lane.Type) is { } note ? row.Name + "\n" + note : row.Name;
        var head = sheet.Text(number, 1, name);
        head.Style.Font.Bold = true;
        head.Style.Fill.BackgroundColor = WorkbookColours.Sunk;
        var texts = matrix.Columns.Select(column => CellText(row.Cells[column.Index], column)).ToList();
        for (var index = 0; index < texts.Count; index++)
        {
            sheet.Text(number, index + 2, texts[index]);
        }

        sheet.FitHeight(number, texts.Select(cell => (cell, ColumnWidth)).Append((name, LaneWidth)), leastLines: 2);
    }

    private string? CellText(CellView cell, ColumnView column)
    {
        var parts = new List<string?>();
        if (cell.Type == LaneType.Emotion && (cell.Content.Emotion is not null || column.Touchpoint.Measured is not null))
        {
            parts.Add(cell.Content.Emotion is null ? null : emotions.Of(cell.Content.Emotion));
            parts.Add(column.Touchpoint.Measured is null ? null : emotions.Describe(null, column.Touchpoint.Measured));
        }

        if (cell.Content.Need is { IsEmpty: false } need)
        {
            parts.Add(NeedText(need));
        }

        if (cell.Data.Chips.Count > 0)
        {
            parts.Add(string.Join(", ", cell.Data.Chips.Select(chip => chip.State is { } state ? $"{chip.Name} ({words.Of(WordList.State, state)})" : chip.Name)));
        }

        parts.Add(Plain(cell.Content.Text));
        var whole = string.Join('\n', parts.OfType<string>());
        return whole.Length == 0 ? null : cell.Content.Basis switch
        {
            EvidenceBasis.Observed => "● " + whole,
            EvidenceBasis.Assumed => "◌ " + whole,
            _ => whole,
        };
    }

    private string NeedText(NeedStatement need)
    {
        var parts = new[] { ("When", need.When), ("Want", need.Want), ("SoThat", need.SoThat) }
            .Where(part => part.Item2 is not null)
            .Select(part => text["Need." + part.Item1, part.Item2!].Value);
        var sentence = string.Join(", ", parts);
        var importance = need.Importance is { } number ? text["Need.Importance", number].Value : null;
        return string.Join('\n', new[] { sentence.Length == 0 ? null : sentence, importance }.OfType<string>());
    }

    private void WriteLegend(IXLWorksheet sheet, int row, MatrixView matrix)
    {
        var cells = matrix.Rows.SelectMany(line => line.Cells).ToList();
        var parts = new[]
        {
            cells.Any(cell => cell.Content.Basis == EvidenceBasis.Observed) ? "● " + text["Legend.Observed"] : null,
            cells.Any(cell => cell.Content.Basis == EvidenceBasis.Assumed) ? "◌ " + text["Legend.Assumed"] : null,
            matrix.Columns.Any(column => column.Touchpoint.IsMomentOfTruth) ? "★ " + text["Legend.Moment"] : null,
            matrix.HandoffCount > 0 ? "◇ " + text["Legend.Handoff"] : null,
        };
        sheet.Text(row, 1, string.Join("; ", parts.OfType<string>())).Style.Font.FontColor = WorkbookColours.Quiet;
    }

    /// <summary>Text without the marks of bold and links, which a spreadsheet would show as they are.</summary>
    private static string? Plain(string? markdown) =>
        markdown is null ? null : Link().Replace(Bold().Replace(markdown, "$1"), "$1 ($2)");

    [GeneratedRegex(@"\*\*(?=\S)(.+?)(?<=\S)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\[([^\]\n]+)\]\(((?:https?://|mailto:)[^)\s]+)\)")]
    private static partial Regex Link();
}
