using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>The stored form of a text in several languages that stands by itself, for instance a letter.</summary>
public static class LocalTextJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The text as JSON.</summary>
    public static string Write(LocalText text) => JsonSerializer.Serialize(text, Options);

    /// <summary>Reads a stored text.</summary>
    /// <exception cref="JsonException">It is no object of texts by language.</exception>
    public static LocalText Read(string json) => JsonSerializer.Deserialize<LocalText>(json, Options) ?? LocalText.Empty;
}
