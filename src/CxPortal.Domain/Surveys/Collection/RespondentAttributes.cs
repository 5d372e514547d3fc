using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Collection;

/// <summary>What is known about a respondent beside the address, for instance segment and channel: stored as JSON, typed as lines.</summary>
public static class RespondentAttributes
{
    /// <summary>The most attributes of one respondent.</summary>
    public const int MaxCount = 20;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="JsonException">The text is no object of texts.</exception>
    public static IReadOnlyDictionary<string, string> Read(string stored) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(stored) ?? [];

    /// <summary>The stored form; blank values are left out, long ones are cut at <see cref="SurveyAttribute.MaxValueLength"/>.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes.Where(attribute => !string.IsNullOrWhiteSpace(attribute.Value)))
        {
            var text = value.Trim();
            kept[key] = text.Length > SurveyAttribute.MaxValueLength ? text[..SurveyAttribute.MaxValueLength] : text;
        }

        return JsonSerializer.Serialize(kept, Json);
    }

    /// <summary>Reads lines of the form <c>key=value</c>; empty lines do not count.</summary>
    /// <param name="lines">What was typed.</param>
    /// <param name="attributes">The attributes; keys are brought to the form of <see cref="Slug"/>.</param>
    /// <returns>The first line that has no such form, is too long or names a key again; null when all are good.</returns>
    public static string? TryParse(string? lines, out IReadOnlyDictionary<string, string> attributes)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        attributes = read;
        foreach (var line in (lines ?? string.Empty).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var value = line[(equals + 1)..].Trim();
            if (equals < 1 || value.Length is 0 or > SurveyAttribute.MaxValueLength || read.Count == MaxCount || !read.TryAdd(Slug.From(line[..equals]), value))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>The attributes as lines, for typing.</summary>
    public static string ToLines(string stored) => string.Join('\n', Read(stored).Select(attribute => $"{attribute.Key}={attribute.Value}"));
}
