using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Remembers on which line of a JSON text each path stands, so that a problem found later can still be shown.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    private JsonLines()
    {
    }

    /// <summary>The first path that stands twice; null when none does.</summary>
    public string? RepeatedPath { get; private set; }

    /// <summary>The first item of a list that is null; null when none is.</summary>
    public string? NullItemPath { get; private set; }

    /// <summary>Goes through a text.</summary>
    /// <exception cref="JsonException">The text is not well-formed JSON.</exception>
    public static JsonLines Of(ReadOnlySpan<byte> utf8)
    {
        var index = new JsonLines();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        var parents = new Stack<Parent>();
        var line = 1;
        var counted = 0;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += utf8[counted..start].Count((byte)'\n');
            counted = start;
            index.Note(ref reader, parents, line);
        }

        return index;
    }

    /// <summary>Whether the text has a value there.</summary>
    public bool IsKnown(string path) => lines.ContainsKey(path);

    /// <summary>Path and line; a path without a value of its own has the line of what surrounds it.</summary>
    public ExchangePlace PlaceOf(string path)
    {
        for (var shown = path; shown.Length > 0; shown = ParentOf(shown))
        {
            if (lines.TryGetValue(shown, out var line))
            {
                return new ExchangePlace(path, line);
            }
        }

        return new ExchangePlace(path);
    }

    /// <summary>The path without its last step.</summary>
    public static string ParentOf(string path) =>
        path.LastIndexOfAny(['.', '[']) is > 0 and var end ? path[..end] : string.Empty;

    private void Note(ref Utf8JsonReader reader, Stack<Parent> parents, int line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                parents.Peek().Name = NameOf(ref reader);
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                parents.Pop();
                return;
        }

        var path = parents.TryPeek(out var parent) ? parent.Next() : "$";
        if (!lines.TryAdd(path, line))
        {
            RepeatedPath ??= path;
        }

        if (reader.TokenType == JsonTokenType.Null && path.EndsWith(']'))
        {
            NullItemPath ??= path;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            parents.Push(new Parent(path, reader.TokenType == JsonTokenType.StartArray));
        }
    }

    /// <summary>A name with half of a surrogate pair cannot be decoded; its raw form still tells it apart.</summary>
    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private sealed class Parent(string path, bool isArray)
    {
        private int index;

        public string Name { get; set; } = string.Empty;

        public string Next() => isArray
            ? path + "[" + (index++).ToString(CultureInfo.InvariantCulture) + "]"
            : path + "." + Name;
    }
}
