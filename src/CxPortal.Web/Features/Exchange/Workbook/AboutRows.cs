using System.Globalization;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Reads the fields of the journey from the sheet about it.</summary>
internal sealed class AboutRows(ReadingNotes notes)
{
    /// <summary>The document without its parts.</summary>
    public JourneyDocument Read(ItemTable table)
    {
        var rows = new Dictionary<string, ItemRow>();
        foreach (var row in table.Rows)
        {
            if (row.Key("id") is { } id)
            {
                rows.TryAdd(id, row);
            }
        }

        string? Value(string field) => rows.TryGetValue(field, out var row) ? notes.Value(row, "value", "$." + field) : null;
        ExchangePlace PlaceOf(string field) => rows.TryGetValue(field, out var row) ? row.PlaceOf("value") : ExchangePlace.File;
        foreach (var field in WorkbookLayout.AboutFields.Where(field => !rows.ContainsKey(field)))
        {
            notes.Add(ExchangeProblemKind.Missing, table.PlaceOf(1, null) with { Row = null, Column = field });
        }

        return new JourneyDocument
        {
            Format = Value("format") ?? JourneyDocument.FormatName,
            FormatVersion = int.TryParse(Value("formatVersion") ?? "1", CultureInfo.InvariantCulture, out var version) ? version : 0,
            Key = Value("key")?.Trim(),
            Title = Value("title"),
            Description = Value("description"),
            Nature = Value("nature") is { } nature ? notes.Word<JourneyNature>(WordList.Nature, nature, PlaceOf("nature")) : JourneyNature.AsIs,
            BaselineKey = Value("baselineKey")?.Trim(),
            ReviewDate = Day(Value("reviewDate"), PlaceOf("reviewDate")),
            ContentLanguage = Value("contentLanguage")?.Trim() ?? string.Empty,
            IsTemplate = notes.Word(WordList.Truth, Value("isTemplate"), PlaceOf("isTemplate")) == "true",
            Product = Value("product")?.Trim(),
            Segment = Value("segment")?.Trim(),
            Channels = (Value("channels") ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Status = Enum.TryParse<JourneyStatus>(Value("status")?.Split(' ')[0], ignoreCase: true, out var status) ? status : null,
            ExportedAt = DateTime.TryParse(
                Value("exportedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var exported)
                ? exported
                : null,
            Etag = Value("etag"),
        };
    }

    /// <summary>A day as it is written in files, or as Excel stores a date that was typed anew.</summary>
    private DateOnly? Day(string? value, ExchangePlace place)
    {
        if (value is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 366 and < 2_958_466)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        }

        notes.Add(ExchangeProblemKind.BadDate, place, value);
        return null;
    }
}

/// <summary>Reads the catalogue rows of a workbook.</summary>
internal sealed class CatalogRows(ReadingNotes notes)
{
    /// <summary>The rows; none when the sheet was deleted.</summary>
    public IReadOnlyList<CatalogDocument> Read(ItemTable? table)
    {
        var rows = new List<CatalogDocument>();
        foreach (var row in table?.Rows ?? [])
        {
            if (row["key"] is null && row["name"] is null)
            {
                continue;
            }

            // The headings stand in the second row, unless somebody deleted them; no heading is a key.
            if (row.Number == WorkbookLayout.FirstRow - 1 && !Slug.IsValid(row.Key("key")))
            {
                continue;
            }

            rows.Add(Row(row, FormattableString.Invariant($"$.catalog[{rows.Count}]")));
        }

        return rows;
    }

    private CatalogDocument Row(ItemRow row, string path)
    {
        notes.Place(path, row.PlaceOf());
        return new CatalogDocument
        {
            Kind = notes.Word<CatalogKind>(WordList.Catalog, notes.Value(row, "kind", path + ".kind"), row.PlaceOf("kind")),
            Key = notes.Value(row, "key", path + ".key")?.Trim(),
            Name = notes.Value(row, "name", path + ".name"),
            Aliases = (notes.Value(row, "aliases", path + ".aliases") ?? string.Empty)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Channel = notes.Value(row, "channel", path + ".channel")?.Trim(),
            Description = notes.Value(row, "description", path + ".description"),
        };
    }
}
