using System.Globalization;
using System.Text.Json;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>A place in a mapping file: reads typed values and collects what is wrong, each with its path.</summary>
public sealed class MappingNode
{
    private static readonly JsonDocumentOptions Json = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    private readonly JsonElement element;
    private readonly string path;
    private readonly List<MappingProblem> problems;

    private MappingNode(JsonElement element, string path, List<MappingProblem> problems)
    {
        this.element = element;
        this.path = path;
        this.problems = problems;
    }

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="problems">Takes what is wrong, also later on.</param>
    /// <returns>The mapping; null when the text is no JSON object.</returns>
    public static MappingNode? Parse(string json, List<MappingProblem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new MappingNode(document.RootElement.Clone(), "$", problems);
            }

            problems.Add(new MappingProblem("$", new TableProblem("Mapping.NotAnObject")));
        }
        catch (JsonException exception)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}");
            problems.Add(new MappingProblem(place, new TableProblem("Mapping.NotJson")));
        }

        return null;
    }

    /// <summary>Notes that a property is wrong.</summary>
    public void Refuse(string name, string key, params IReadOnlyList<string> arguments) =>
        problems.Add(new MappingProblem(name.Length == 0 ? path : PathOf(name), new TableProblem(key, arguments)));

    /// <summary>Whether there is such a property.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text without blanks around it; null where there is none.</summary>
    public string? Text(string name, bool isRequired = false)
    {
        var text = Find(name) is { } value ? TextOf(value) : null;
        if (text is null && Has(name))
        {
            Refuse(name, "Mapping.NotText");
        }
        else if (isRequired && string.IsNullOrWhiteSpace(text))
        {
            Refuse(name, "Mapping.Required");
        }

        return string.IsNullOrEmpty(text) ? null : text.Length == 1 ? text : text.Trim();
    }

    /// <summary>Texts of an array, or one text; numbers are taken as they are written.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        var items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new List<JsonElement> { value };
        var texts = items.ConvertAll(TextOf);
        if (texts.Contains(null))
        {
            Refuse(name, "Mapping.NotTexts");
        }

        return [.. texts.OfType<string>()];
    }

    /// <summary>A whole number; null where there is none.</summary>
    public int? Whole(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        Refuse(name, "Mapping.NotWhole");
        return null;
    }

    /// <summary>An object; null where there is none.</summary>
    public MappingNode? Nested(string name, bool isRequired = false)
    {
        var value = Find(name);
        if (value is { ValueKind: JsonValueKind.Object } found)
        {
            return new MappingNode(found, PathOf(name), problems);
        }

        if (value is not null || isRequired)
        {
            Refuse(name, value is null ? "Mapping.Required" : "Mapping.NotAnObject");
        }

        return null;
    }

    /// <summary>Names of the properties in their order.</summary>
    public IReadOnlyList<string> Names => [.. element.EnumerateObject().Select(property => property.Name)];

    /// <summary>A column: its header, or an object with its place; null where there is none.</summary>
    public ColumnName? Column(string name, bool isRequired = false)
    {
        var value = Find(name);
        switch (value)
        {
            case null when !isRequired:
                return null;
            case null:
                Refuse(name, "Mapping.Required");
                return null;
            case { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } header:
                return new ColumnName(header, null);
            case { ValueKind: JsonValueKind.Object } place when place.TryGetProperty("index", out var index)
                && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var number) && number >= 0 && place.GetPropertyCount() == 1:
                return new ColumnName(null, number);
            default:
                Refuse(name, "Mapping.Column");
                return null;
        }
    }

    /// <summary>A column of instants: <c>{"column": …, "format": …}</c>, or the column alone for ISO 8601; null where there is none.</summary>
    public InstantColumn? Instant(string name, bool isRequired = false)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Object } value || value.TryGetProperty("index", out _))
        {
            return Column(name, isRequired) is { } column ? new InstantColumn(column, []) : null;
        }

        var node = new MappingNode(value, PathOf(name), problems);
        node.RefuseOthers(["column", "format"]);
        var formats = node.Texts("format");
        foreach (var format in formats.Where(format => !InstantFormat.IsPattern(format)))
        {
            node.Refuse("format", "Mapping.Format", format);
        }

        return node.Column("column", isRequired: true) is { } named ? new InstantColumn(named, formats) : null;
    }

    /// <summary>Refuses properties that nothing reads: a misspelt one would change what the file means.</summary>
    public void RefuseOthers(params IEnumerable<string> known)
    {
        var names = known.ToList();
        foreach (var name in Names.Where(name => !names.Contains(name)))
        {
            Refuse(name, "Mapping.Unknown", string.Join(", ", names));
        }
    }

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string PathOf(string name) =>
        name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-') ? $"{path}.{name}" : $"{path}['{name}']";

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
