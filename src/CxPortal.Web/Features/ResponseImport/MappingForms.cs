using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Turns the form of the wizard into a mapping file, so that the browser and the command line import alike.</summary>
public static class MappingForms
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The mapping as JSON.</summary>
    /// <param name="form">What was chosen.</param>
    /// <param name="headers">Headers of the columns; one that is empty or repeated is named by its place.</param>
    public static string ToJson(MappingForm form, IReadOnlyList<string> headers)
    {
        var (questions, attributes) = (new JsonObject(), new JsonObject());
        var mapping = new JsonObject { ["survey"] = form.Survey };
        if (!string.IsNullOrWhiteSpace(form.Title))
        {
            mapping["title"] = form.Title;
        }

        mapping["delimiter"] = form.Delimiter ?? ",";
        mapping["encoding"] = form.Encoding ?? "utf-8";
        foreach (var (index, column) in form.Columns.Take(headers.Count).Index())
        {
            var name = string.IsNullOrWhiteSpace(column.Name) ? $"column-{index + 1}" : column.Name.Trim();
            switch (column.Use)
            {
                case ColumnUse.Skip:
                    break;
                case ColumnUse.Id:
                    mapping["id"] = NameOf(index, headers);
                    break;
                case ColumnUse.Date:
                    mapping["respondedAt"] = Date(column, index, headers);
                    break;
                case ColumnUse.Attribute:
                    attributes[name] = NameOf(index, headers);
                    break;
                default:
                    questions[name] = Question(column, index, headers);
                    break;
            }
        }

        mapping["questions"] = questions;
        if (attributes.Count > 0)
        {
            mapping["attributes"] = attributes;
        }

        return mapping.ToJsonString(Readable);
    }

    /// <summary>Uses and names that stand twice where only one can count.</summary>
    public static IEnumerable<string> Repeated(MappingForm form) =>
    [
        .. form.Columns.Where(column => column.Use is ColumnUse.Id or ColumnUse.Date).GroupBy(column => column.Use).Where(group => group.Count() > 1).Select(group => group.Key.ToString()),
        .. form.Columns.Where(column => column.Use is not (ColumnUse.Skip or ColumnUse.Id or ColumnUse.Date))
            .GroupBy(column => (column.Use == ColumnUse.Attribute, Name: column.Name?.Trim()))
            .Where(group => group.Count() > 1 && !string.IsNullOrEmpty(group.Key.Name))
            .Select(group => group.Key.Name!),
    ];

    private static JsonObject Date(ColumnForm column, int index, IReadOnlyList<string> headers)
    {
        var name = NameOf(index, headers);
        return string.IsNullOrWhiteSpace(column.Format) ? new JsonObject { ["column"] = name } : new JsonObject { ["column"] = name, ["format"] = column.Format.Trim() };
    }

    private static JsonObject Question(ColumnForm column, int index, IReadOnlyList<string> headers)
    {
        var question = new JsonObject { ["column"] = NameOf(index, headers), ["type"] = column.Use.ToString().ToLowerInvariant() };
        if (column.Use is ColumnUse.Csat or ColumnUse.Scale)
        {
            question["min"] = column.Min;
            question["max"] = column.Max;
        }

        var others = (column.NotApplicable ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (others.Length > 0)
        {
            question["notApplicable"] = new JsonArray([.. others.Select(other => (JsonNode)other)]);
        }

        return question;
    }

    private static JsonNode NameOf(int index, IReadOnlyList<string> headers) =>
        headers[index].Length > 0 && headers.Count(header => header == headers[index]) == 1 ? headers[index] : new JsonObject { ["index"] = index };
}
