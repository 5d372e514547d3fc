using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>A journey document as JSON: camel case, enumerations by name, Cyrillic as it is.</summary>
public static class JourneyDocumentJson
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private static readonly JsonSerializerOptions Compact = NewOptions(indented: false);
    private static readonly JsonSerializerOptions Indented = NewOptions(indented: true);

    /// <summary>Writes the document as UTF-8.</summary>
    public static byte[] Write(JourneyDocument document, bool indented = true) =>
        JsonSerializer.SerializeToUtf8Bytes(document, indented ? Indented : Compact);

    /// <summary>Writes the document as a string.</summary>
    public static string WriteText(JourneyDocument document) => Encoding.UTF8.GetString(Write(document, indented: false));

    /// <summary>
    /// Reads and checks a document. Problems name the line and the JSON path; what a file may leave out (keys of stages and
    /// touchpoints, roles of lanes, the canonical lanes) is filled in.
    /// </summary>
    public static DocumentReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return DocumentReading.Failed(ExchangeProblemKind.TooLarge, ExchangePlace.File, "20");
        }

        utf8 = WithoutByteOrderMark(utf8);
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return DocumentReading.Failed(ExchangeProblemKind.EmptyFile, ExchangePlace.File);
        }

        JsonLines lines;
        try
        {
            lines = JsonLines.Of(utf8.Span);
        }
        catch (JsonException exception)
        {
            return DocumentReading.Failed(ExchangeProblemKind.NotJson, PlaceOf(exception, utf8.Span));
        }

        if (lines.RepeatedPath is { } repeated)
        {
            return DocumentReading.Failed(ExchangeProblemKind.RepeatedField, lines.PlaceOf(repeated));
        }

        if (lines.NullItemPath is { } item)
        {
            return DocumentReading.Failed(ExchangeProblemKind.WrongType, lines.PlaceOf(item));
        }

        try
        {
            var document = JsonSerializer.Deserialize<JourneyDocument>(utf8.Span, Compact);
            return document is null
                ? DocumentReading.Failed(ExchangeProblemKind.NotJourney, ExchangePlace.File)
                : JourneyDocumentCheck.Check(document, lines.PlaceOf);
        }
        catch (JsonException exception)
        {
            return Explain(exception, lines);
        }
    }

    private static DocumentReading Explain(JsonException exception, JsonLines lines)
    {
        var path = exception.Path ?? "$";
        var place = new ExchangePlace(path, lines.PlaceOf(path).Line ?? (int?)exception.LineNumber + 1);
        return path == "$" ? DocumentReading.Failed(ExchangeProblemKind.NotJourney, place with { Path = null })
            : lines.IsKnown(path) && !JourneyDocumentFields.Has(path) ? DocumentReading.Failed(ExchangeProblemKind.UnknownField, place, JourneyDocumentFields.NameOf(path))
            : DocumentReading.Failed(ExchangeProblemKind.WrongType, place);
    }

    /// <summary>The reader counts bytes within the line; people count characters.</summary>
    private static ExchangePlace PlaceOf(JsonException exception, ReadOnlySpan<byte> utf8)
    {
        var line = (int)(exception.LineNumber ?? 0);
        for (var skipped = 0; skipped < line; skipped++)
        {
            utf8 = utf8[(utf8.IndexOf((byte)'\n') + 1)..];
        }

        var bytes = (int)Math.Min(exception.BytePositionInLine ?? 0, utf8.Length);
        return new ExchangePlace(Line: line + 1, Character: Encoding.UTF8.GetCharCount(utf8[..bytes]) + 1);
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static JsonSerializerOptions NewOptions(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
