using System.Text.Json.Serialization;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>A text in several languages.</summary>
[JsonConverter(typeof(LocalTextJsonConverter))]
public sealed class LocalText : IEquatable<LocalText>
{
    private readonly SortedDictionary<string, string> texts;

    /// <summary>Texts by language; blank ones are left out.</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string?>> texts) =>
        this.texts = new SortedDictionary<string, string>(
            texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)).ToDictionary(text => text.Key, text => text.Value!.Trim()),
            StringComparer.Ordinal);

    /// <summary>No text in any language.</summary>
    public static LocalText Empty { get; } = new([]);

    /// <summary>A text in Russian and English.</summary>
    public static LocalText Of(string? russian, string? english) => new([new("ru", russian), new("en", english)]);

    /// <summary>A text in one language.</summary>
    public static LocalText In(string language, string? text) => new([new(language, text)]);

    /// <summary>Languages that have a text.</summary>
    public IEnumerable<string> Languages => texts.Keys;

    /// <summary>Whether no language has a text.</summary>
    public bool IsEmpty => texts.Count == 0;

    /// <summary>The text of a language; null where there is none.</summary>
    public string? this[string language] => texts.GetValueOrDefault(language);

    /// <summary>The text of the first language that has one; the empty string where none has.</summary>
    public string For(params IEnumerable<string> languages)
    {
        foreach (var language in languages)
        {
            if (texts.TryGetValue(language, out var text))
            {
                return text;
            }
        }

        return texts.Values.FirstOrDefault() ?? string.Empty;
    }

    /// <summary>The same texts with one language set anew; a blank text removes it.</summary>
    public LocalText With(string language, string? text) =>
        new(texts.Where(known => known.Key != language).Select(known => new KeyValuePair<string, string?>(known.Key, known.Value)).Append(new(language, text)));

    /// <inheritdoc />
    public bool Equals(LocalText? other) => other is not null && texts.SequenceEqual(other.texts);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc />
    public override int GetHashCode() => texts.Aggregate(0, (hash, text) => HashCode.Combine(hash, text.Key, text.Value));

    /// <summary>The texts by language, for storing.</summary>
    internal IReadOnlyDictionary<string, string> ToDictionary() => texts;
}
