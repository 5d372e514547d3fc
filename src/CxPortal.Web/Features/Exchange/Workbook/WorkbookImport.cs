using CxPortal.Domain.Journeys.Exchange;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Reads an edited workbook as a journey document.</summary>
public sealed class WorkbookImport(IStringLocalizer<ExchangeText> text, WorkbookWords words)
{
    /// <summary>The document of a workbook, without pictures, or problems that name sheet, row and column.</summary>
    public DocumentReading Read(byte[] content)
    {
        if (WorkbookFile.Open(content, out var problem) is not { } file)
        {
            return DocumentReading.Failed(problem, ExchangePlace.File);
        }

        string[] wanted = [WorkbookLayout.Items, WorkbookLayout.About];
        if (Array.Find(wanted, marker => !file.Sheets.ContainsKey(marker)) is { } missing)
        {
            return DocumentReading.Failed(
                ExchangeProblemKind.MissingSheet, ExchangePlace.File, text[missing == WorkbookLayout.Items ? "Sheet.Items" : "Sheet.About"].Value);
        }

        var items = ItemTable.Of(file.Sheets[WorkbookLayout.Items], WorkbookLayout.ItemColumns, id => text["Item." + id]);
        var about = ItemTable.Of(file.Sheets[WorkbookLayout.About], WorkbookLayout.AboutColumns, id => text["About." + id]);
        var catalog = file.Sheets.TryGetValue(WorkbookLayout.Catalog, out var sheet)
            ? ItemTable.Of(sheet, WorkbookLayout.CatalogColumns, id => text["Catalog." + id])
            : null;
        List<ExchangeProblem> missingColumns =
        [
            .. items.Missing(WorkbookLayout.ItemColumns.Select(column => column.Id).Except(WorkbookLayout.ReadingColumns)),
            .. about.Missing(["id", "value"]),
            .. catalog?.Missing(WorkbookLayout.CatalogColumns.Select(column => column.Id)) ?? [],
        ];
        return missingColumns.Count > 0
            ? new DocumentReading(null, missingColumns, path => new ExchangePlace(path))
            : Read(items, about, catalog);
    }

    private DocumentReading Read(ItemTable items, ItemTable about, ItemTable? catalog)
    {
        var notes = new ReadingNotes(words);
        var rows = new CatalogRows(notes).Read(catalog);
        var journey = new AboutRows(notes).Read(about);
        var parts = new ItemRows(notes, rows).Read(items);
        var reading = JourneyDocumentCheck.Check(
            journey with { Stages = parts.Stages, Lanes = parts.Lanes, Cells = parts.Cells, Catalog = rows }, notes.PlaceOf);
        return notes.Problems.Count == 0
            ? reading
            : new DocumentReading(null, [.. notes.Problems.Concat(reading.Problems).Distinct()], notes.PlaceOf);
    }
}

/// <summary>What is noted while a workbook is read: problems, and where each path of the document stands.</summary>
internal sealed class ReadingNotes(WorkbookWords words)
{
    private readonly Dictionary<string, ExchangePlace> places = [];
    private readonly List<ExchangeProblem> problems = [];

    public IReadOnlyList<ExchangeProblem> Problems => problems;

    public WorkbookWords Words { get; } = words;

    public void Add(ExchangeProblemKind kind, ExchangePlace place, params IReadOnlyList<string> arguments) =>
        problems.Add(new ExchangeProblem(kind, place, arguments));

    /// <summary>Remembers where a path stands.</summary>
    public void Place(string path, ExchangePlace place) => places[path] = place;

    /// <summary>Where a path stands, or what surrounds it.</summary>
    public ExchangePlace PlaceOf(string path)
    {
        for (var shown = path; shown.Length > 0; shown = shown[..Math.Max(0, shown.LastIndexOfAny(['.', '[']))])
        {
            if (places.TryGetValue(shown, out var place))
            {
                return place;
            }
        }

        return new ExchangePlace(path);
    }

    /// <summary>A value, noted under its path; a formula in its place is a problem.</summary>
    public string? Value(ItemRow row, string column, string path)
    {
        Place(path, row.PlaceOf(column));
        if (row.IsFormula(column))
        {
            Add(ExchangeProblemKind.Formula, row.PlaceOf(column));
        }

        return row[column];
    }

    /// <summary>The code for a word; an unknown word is a problem.</summary>
    public string? Word(WordList list, string? word, ExchangePlace place)
    {
        if (word is null)
        {
            return null;
        }

        var code = Words.Read(list, word);
        if (code is null)
        {
            Add(ExchangeProblemKind.BadValue, place, word, string.Join(", ", Words.All(list)));
        }

        return code;
    }

    /// <summary>The value of an enumeration for a word; blank and unknown words give the default.</summary>
    public T Word<T>(WordList list, string? word, ExchangePlace place) where T : struct, Enum =>
        Word(list, word, place) is { } code ? Enum.Parse<T>(code, ignoreCase: true) : default;
}
