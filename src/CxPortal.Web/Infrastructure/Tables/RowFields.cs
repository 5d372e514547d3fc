using System.Globalization;
using System.Text.RegularExpressions;
using CxPortal.Domain.Common;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>
/// Reads the values of one row. Blanks around values, stray byte order marks and spaces between groups of digits are repaired and
/// noted; what does not fit otherwise is a problem of the row, and nothing is guessed.
/// </summary>
/// <param name="format">How the file is written.</param>
public sealed partial class RowFields(TableFormat format)
{
    private readonly List<TableProblem> repairs = [];
    private TableRow? row;

    /// <summary>The first thing that is wrong; null while the row is good.</summary>
    public TableProblem? Problem { get; private set; }

    /// <summary>What was repaired.</summary>
    public IReadOnlyList<TableProblem> Repairs => repairs;

    /// <summary>Begins a row.</summary>
    public void Begin(TableRow next)
    {
        row = next;
        Problem = next.Problem;
        repairs.Clear();
    }

    /// <summary>Notes that the row is wrong; the first reason stays.</summary>
    public void Refuse(string key, params IReadOnlyList<string> arguments) => Problem ??= new TableProblem(key, arguments);

    /// <summary>A text; null where the row has no value.</summary>
    public string? Text(TableColumn column)
    {
        var written = row![column];
        var text = Clean(written);
        if (text.Length == 0 || format.Missing.Contains(text))
        {
            return null;
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Refuse("Row.Encoding", column.Header, format.Encoding.WebName);
            return null;
        }

        if (text.Length != written.Length)
        {
            repairs.Add(new TableProblem("Repair.Trimmed", column.Header));
        }

        return text;
    }

    /// <summary>A number; null where the row has no value or another text, which is then its problem.</summary>
    public decimal? Number(TableColumn column) => Text(column) is { } text ? NumberOf(column, text) : null;

    /// <summary>The number that a text of a column is; null, and a problem of the row, when it is none.</summary>
    public decimal? NumberOf(TableColumn column, string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, Plain, format.Culture, out var number))
        {
            return number;
        }

        if (GroupedDigits().IsMatch(text) && decimal.TryParse(Blanks().Replace(text, string.Empty), Plain, format.Culture, out number))
        {
            repairs.Add(new TableProblem("Repair.Grouping", column.Header));
            return number;
        }

        // Signs between groups are taken only where the mapping names a culture: elsewhere 1,234 may be a little more than one.
        if (!Equals(format.Culture, CultureInfo.InvariantCulture) && IsGroupedBy(format.Culture.NumberFormat, text)
            && decimal.TryParse(text, Plain | NumberStyles.AllowThousands, format.Culture, out number))
        {
            repairs.Add(new TableProblem("Repair.Grouping", column.Header));
            return number;
        }

        Refuse("Row.NotNumber", column.Header, Shown(text));
        return null;
    }

    /// <summary>An instant; null where the row has no value or another text, which is then its problem.</summary>
    public ReadInstant? Instant(TableInstantColumn column)
    {
        if (Text(column.Column) is not { } text)
        {
            return null;
        }

        var instant = column.Format.Read(text);
        if (instant is null)
        {
            Refuse("Row.NotInstant", column.Column.Header, Shown(text));
        }

        return instant;
    }

    /// <summary>A value as messages quote it: not longer than a line.</summary>
    public static string Shown(string text) => text.Length <= 60 ? text : text[..57] + "…";

    private static string Clean(string written)
    {
        var text = TypedText.WithoutDebris(written);
        return text.Trim().Trim('\uFEFF', '\u200B').Trim();
    }

    private static bool IsGroupedBy(NumberFormatInfo numbers, string text)
    {
        var whole = text.Split(numbers.NumberDecimalSeparator, 2)[0].TrimStart('-', '+');
        var groups = whole.Split(numbers.NumberGroupSeparator);
        return groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
            && groups.All(group => group.All(char.IsAsciiDigit));
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}([ \u00A0\u2009\u202F]\d{3})+([.,]\d+)?$")]
    private static partial Regex GroupedDigits();

    [GeneratedRegex(@"[ \u00A0\u2009\u202F]")]
    private static partial Regex Blanks();
}
