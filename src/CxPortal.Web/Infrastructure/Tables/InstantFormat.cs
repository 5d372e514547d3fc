using System.Globalization;
using System.Text.RegularExpressions;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>An instant that was read.</summary>
/// <param name="Utc">The instant (UTC); the beginning of the day where only a day was written.</param>
/// <param name="Day">The organisation's day: the one that was written, or the one the instant falls on.</param>
public readonly record struct ReadInstant(DateTime Utc, DateOnly Day);

/// <summary>Reads instants that are written in known ways; anything else is no instant.</summary>
/// <param name="formats">.NET patterns, <c>excel</c> (serial number) or <c>unix</c> (seconds); none for ISO 8601.</param>
/// <param name="culture">Names of months and signs between numbers.</param>
/// <param name="zone">The zone of stamps without an offset.</param>
/// <param name="organisation">The zone whose days count.</param>
public sealed partial class InstantFormat(IReadOnlyList<string> formats, CultureInfo culture, TimeZoneInfo zone, TimeZoneInfo organisation)
{
    private const string Excel = "excel";
    private const string Unix = "unix";
    private const double LastExcelDay = 2_958_465;
    private const long LastUnixSecond = 253_402_300_799;

    private static readonly string[] Iso =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
    ];

    private readonly (string Pattern, bool IsDay)[] patterns =
        [.. (formats.Count == 0 ? Iso : formats).Where(format => format is not (Excel or Unix)).Select(format => (format, IsDayOnly(format)))];

    /// <summary>Whether a text is a format that can be read.</summary>
    public static bool IsPattern(string format)
    {
        if (format is Excel or Unix)
        {
            return true;
        }

        try
        {
            var probe = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Unspecified).ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(probe, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Date == new DateTime(2001, 2, 3);
        }
        catch (FormatException)
        {
            return false; // no pattern of .NET
        }
    }

    /// <summary>The instant; null when the text is not written in one of the formats, or names a time that the zone's clocks skip.</summary>
    public ReadInstant? Read(string text)
    {
        foreach (var (pattern, isDay) in patterns)
        {
            if (DateTime.TryParseExact(text, pattern, culture, DateTimeStyles.RoundtripKind, out var stamp))
            {
                return isDay ? FromDay(DateOnly.FromDateTime(stamp)) : FromStamp(stamp);
            }
        }

        return formats.Contains(Excel) && ReadExcel(text) is { } serial
            ? serial
            : formats.Contains(Unix) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && Math.Abs(seconds) < LastUnixSecond
                ? FromStamp(DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)))
                : null;
    }

    private ReadInstant? ReadExcel(string text)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) || serial is < 1 or > LastExcelDay)
        {
            return null;
        }

        // Excel counts a 29 February 1900 that never was; from March 1900 on its numbers are those of OLE.
        var stamp = DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
        return stamp.TimeOfDay == TimeSpan.Zero ? FromDay(DateOnly.FromDateTime(stamp)) : FromStamp(stamp);
    }

    private ReadInstant FromDay(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new ReadInstant(
            TimeZoneInfo.ConvertTimeToUtc(organisation.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, organisation), day);
    }

    private ReadInstant? FromStamp(DateTime stamp)
    {
        if (stamp.Kind == DateTimeKind.Unspecified && zone.IsInvalidTime(stamp))
        {
            return null;
        }

        var utc = stamp.Kind switch
        {
            DateTimeKind.Utc => stamp,
            DateTimeKind.Local => stamp.ToUniversalTime(),
            _ => TimeZoneInfo.ConvertTimeToUtc(stamp, zone),
        };
        return new ReadInstant(utc, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, organisation)));
    }

    private static bool IsDayOnly(string pattern) => pattern.Length == 1
        ? pattern is "d" or "D"
        : Literals().Replace(pattern, string.Empty).IndexOfAny(['h', 'H', 'm', 's', 't', 'f', 'F', 'K', 'z']) < 0;

    [GeneratedRegex("""'[^']*'|"[^"]*"|\\.""")]
    private static partial Regex Literals();
}
