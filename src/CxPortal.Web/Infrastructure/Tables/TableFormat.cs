using System.Globalization;
using System.Text;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>How the text of a file is to be read.</summary>
public sealed record TableFormat
{
    /// <summary>What separates fields; null to find it out among comma, semicolon, tabulator and vertical bar.</summary>
    public char? Delimiter { get; init; } = ',';

    /// <summary>The encoding; a byte order mark in the file comes first.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Texts that mean no value, beside the empty one.</summary>
    public IReadOnlySet<string> Missing { get; init; } = new HashSet<string>();

    /// <summary>The zone of stamps without an offset; null for the organisation's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>How numbers and names of months are written.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The properties of a mapping that <see cref="Read"/> takes.</summary>
    public static IReadOnlyList<string> Properties { get; } = ["delimiter", "encoding", "missing", "timeZone", "culture"];

    /// <summary>Reads the common properties of a mapping.</summary>
    public static TableFormat Read(MappingNode mapping) => new()
    {
        Delimiter = DelimiterOf(mapping),
        Encoding = EncodingOf(mapping),
        Missing = mapping.Texts("missing").Select(text => text.Trim()).ToHashSet(StringComparer.Ordinal),
        TimeZone = ZoneOf(mapping),
        Culture = CultureOf(mapping),
    };

    private static char? DelimiterOf(MappingNode mapping)
    {
        switch (mapping.Text("delimiter"))
        {
            case null:
                return ',';
            case "auto":
                return null;
            case "\\t":
                return '\t';
            case [var one] when char.IsAscii(one) && !char.IsAsciiLetterOrDigit(one) && one is not ('"' or '\r' or '\n' or '\0'):
                return one;
            case var other:
                mapping.Refuse("delimiter", "Mapping.Delimiter", other);
                return ',';
        }
    }

    private static Encoding EncodingOf(MappingNode mapping)
    {
        if (mapping.Text("encoding") is not { } name)
        {
            return Encoding.UTF8;
        }

        var known = EncodingInfos.Find(name);
        if (known is null)
        {
            mapping.Refuse("encoding", "Mapping.Encoding", name);
        }

        return known ?? Encoding.UTF8;
    }

    private static TimeZoneInfo? ZoneOf(MappingNode mapping)
    {
        if (mapping.Text("timeZone") is not { } id)
        {
            return null;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            mapping.Refuse("timeZone", "Mapping.TimeZone", id);
        }

        return zone;
    }

    private static CultureInfo CultureOf(MappingNode mapping)
    {
        if (mapping.Text("culture") is not { } name)
        {
            return CultureInfo.InvariantCulture;
        }

        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            mapping.Refuse("culture", "Mapping.Culture", name);
            return CultureInfo.InvariantCulture;
        }
    }
}

/// <summary>Finds encodings by their names, the old ones of Windows and DOS among them.</summary>
internal static class EncodingInfos
{
    public static Encoding? Find(string name)
    {
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } old)
        {
            return old;
        }

        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null; // no encoding has this name
        }
    }
}
