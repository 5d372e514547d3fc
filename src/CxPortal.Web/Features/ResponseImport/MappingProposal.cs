using System.Globalization;
using System.Text.RegularExpressions;
using CxPortal.Domain.Common;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>
/// Proposes what the columns of a file are, by their headers and first values. A proposal only: people look at it, and the import itself
/// guesses nothing.
/// </summary>
public static partial class MappingProposal
{
    /// <summary>How dates may be written, day before month where both are possible.</summary>
    public static IReadOnlyList<string> DateFormats { get; } =
    [
        "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "dd.MM.yy", "dd/MM/yy", "MM/dd/yyyy", "MM/dd/yy",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", "excel", "unix",
    ];

    /// <summary>The share of values that has to fit: a few bad rows do not hide what a column is.</summary>
    private const double EnoughFit = 0.95;

    private const int MaxAttributes = 4;
    private const int MostGroups = 12;

    /// <summary>A form for the whole file.</summary>
    /// <param name="fileName">Name of the file, which gives the survey its key and title.</param>
    /// <param name="headers">Headers of the columns.</param>
    /// <param name="rows">The first rows.</param>
    public static MappingForm For(string fileName, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var title = Path.GetFileNameWithoutExtension(fileName);
        var form = new MappingForm { Survey = Slug.From(title, "survey"), Title = title };
        var (hasId, hasDate, attributes, names) = (false, false, 0, new HashSet<string>());
        foreach (var (index, header) in headers.Index())
        {
            var values = rows.Select(row => index < row.Count ? row[index].Trim() : string.Empty).Where(value => value.Length > 0).ToList();
            var column = Column(header, values, rows.Count);
            if (column.Use == ColumnUse.Id && hasId || column.Use == ColumnUse.Date && hasDate || column.Use == ColumnUse.Attribute && attributes == MaxAttributes)
            {
                column = new ColumnForm();
            }

            hasId |= column.Use == ColumnUse.Id;
            hasDate |= column.Use == ColumnUse.Date;
            attributes += column.Use == ColumnUse.Attribute ? 1 : 0;
            column.Name = Slug.Unique(header, names.Contains, "column");
            names.Add(column.Name);
            form.Columns.Add(column);
        }

        return form;
    }

    private static ColumnForm Column(string header, List<string> values, int rows)
    {
        if (values.Count == 0 || Calendar().IsMatch(header))
        {
            return new ColumnForm();
        }

        if (Identifier().IsMatch(header) && values.Count == rows && values.Distinct().Count() == rows)
        {
            return new ColumnForm { Use = ColumnUse.Id };
        }

        if (DateFormatOf(header, values) is { } format)
        {
            return new ColumnForm { Use = ColumnUse.Date, Format = format };
        }

        var numbers = values.Where(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(value => int.Parse(value, CultureInfo.InvariantCulture)).Order().ToList();
        return numbers.Count >= values.Count * EnoughFit ? Score(header, Usual(numbers)) : Words(values);
    }

    /// <summary>Numbers without the rare ones at both ends, which may be mistakes.</summary>
    private static List<int> Usual(List<int> ordered)
    {
        var rare = (int)(ordered.Count * (1 - EnoughFit) / 2);
        return [.. ordered.Skip(rare).Take(ordered.Count - (2 * rare))];
    }

    private static ColumnForm Score(string header, List<int> scores)
    {
        var (min, max) = (scores.Min(), scores.Max());
        return (min, max) switch
        {
            ( >= 0, <= 10) when Recommendation().IsMatch(header) => new ColumnForm { Use = ColumnUse.Nps },
            ( >= 1, <= 7) when Effort().IsMatch(header) => new ColumnForm { Use = ColumnUse.Ces },
            ( >= 1, <= 5) => new ColumnForm { Use = ColumnUse.Csat, Min = 1, Max = 5 },
            (0, <= 5) => new ColumnForm { Use = ColumnUse.Csat, Min = 1, Max = 5, NotApplicable = "0" },
            ( >= 1, <= 7) => new ColumnForm { Use = ColumnUse.Scale, Min = 1, Max = 7 },
            ( >= 0, <= 10) => new ColumnForm { Use = ColumnUse.Nps },
            _ => new ColumnForm(),
        };
    }

    private static ColumnForm Words(List<string> values)
    {
        var length = values.Average(value => value.Length);
        var groups = values.Distinct().Count();
        return groups <= MostGroups && groups <= Math.Max(2, values.Count / 2) && length <= 40
            ? new ColumnForm { Use = ColumnUse.Attribute }
            : new ColumnForm { Use = length >= 15 ? ColumnUse.Text : ColumnUse.Skip };
    }

    /// <summary>The format that most values fit, the first of several; numbers are dates only where the header says so.</summary>
    private static string? DateFormatOf(string header, List<string> values)
    {
        var best = DateFormats.Where(format => format is not ("excel" or "unix") || DateWord().IsMatch(header))
            .Select(format => (Format: format, Fitting: values.Count(value => Fits(format, value))))
            .MaxBy(candidate => candidate.Fitting);
        return best.Fitting >= values.Count * EnoughFit ? best.Format : null;
    }

    private static bool Fits(string format, string value) =>
        new InstantFormat([format], CultureInfo.InvariantCulture, TimeZoneInfo.Utc, TimeZoneInfo.Utc).Read(value) is { Day.Year: > 1950 and < 2100 };

    [GeneratedRegex(@"^(id|ид|№|key|номер|.*[\s_-]id|response.?id|.*идентификатор.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Identifier();

    [GeneratedRegex("date|time|when|дата|время|когда", RegexOptions.IgnoreCase)]
    private static partial Regex DateWord();

    [GeneratedRegex("^(month|quarter|year|day|week|месяц|квартал|год|день|неделя)$", RegexOptions.IgnoreCase)]
    private static partial Regex Calendar();

    [GeneratedRegex("nps|recommend|рекоменд|совет", RegexOptions.IgnoreCase)]
    private static partial Regex Recommendation();

    [GeneratedRegex("ces|effort|easy|усили|легко|просто", RegexOptions.IgnoreCase)]
    private static partial Regex Effort();
}
