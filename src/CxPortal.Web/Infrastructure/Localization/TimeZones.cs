using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>Marks the names of time zones by their IANA ids.</summary>
public sealed class TimeZonesText;

/// <summary>A time zone to choose.</summary>
/// <param name="Id">IANA id, for instance <c>Europe/Moscow</c>.</param>
/// <param name="Name">Its cities and its present offset, in the user's language.</param>
public sealed record TimeZoneChoice(string Id, string Name);

/// <summary>Time zones under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Zones">From west to east.</param>
public sealed record TimeZoneGroup(string Title, IReadOnlyList<TimeZoneChoice> Zones);

/// <summary>The time zones people choose from: those near by first, then well-known cities, then the rest by their ids.</summary>
public sealed class TimeZones(IStringLocalizer<TimeZonesText> text, TimeProvider clock)
{
    private static readonly string[] Near =
    [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Simferopol", "Europe/Kirov", "Europe/Volgograd",
        "Europe/Astrakhan", "Europe/Samara", "Europe/Saratov", "Europe/Ulyanovsk", "Asia/Yekaterinburg",
        "Asia/Omsk", "Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk",
        "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Chita", "Asia/Yakutsk", "Asia/Vladivostok",
        "Asia/Sakhalin", "Asia/Magadan", "Asia/Kamchatka", "Asia/Anadyr", "Europe/Minsk",
        "Europe/Chisinau", "Asia/Yerevan", "Asia/Baku", "Asia/Tbilisi", "Asia/Almaty",
        "Asia/Tashkent", "Asia/Samarkand", "Asia/Bishkek", "Asia/Dushanbe", "Asia/Ashgabat",
    ];

    private static readonly string[] World =
    [
        "Etc/UTC", "Europe/London", "Europe/Lisbon", "Europe/Paris", "Europe/Berlin",
        "Europe/Madrid", "Europe/Rome", "Europe/Vienna", "Europe/Zurich", "Europe/Amsterdam",
        "Europe/Brussels", "Europe/Prague", "Europe/Warsaw", "Europe/Budapest", "Europe/Belgrade",
        "Europe/Bucharest", "Europe/Sofia", "Europe/Athens", "Europe/Istanbul", "Europe/Helsinki",
        "Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Riga", "Europe/Vilnius",
        "Europe/Tallinn", "Asia/Nicosia", "Asia/Dubai", "Asia/Jerusalem", "Asia/Riyadh",
        "Asia/Tehran", "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka",
        "Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Jakarta", "Asia/Singapore", "Asia/Hong_Kong",
        "Asia/Shanghai", "Asia/Taipei", "Asia/Ulaanbaatar", "Asia/Seoul", "Asia/Tokyo",
        "Australia/Perth", "Australia/Sydney", "Pacific/Auckland", "Africa/Cairo", "Africa/Nairobi",
        "Africa/Johannesburg", "Africa/Lagos", "America/New_York", "America/Toronto", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "America/Mexico_City", "America/Bogota", "America/Sao_Paulo",
        "America/Argentina/Buenos_Aires",
    ];

    private static readonly string[] Regions =
        ["Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    /// <summary>Whether there is a zone with this IANA id.</summary>
    public static bool Exists(string? id) => id is not null && id.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>All zones in groups; every zone stands in one of them.</summary>
    public IReadOnlyList<TimeZoneGroup> Groups()
    {
        var named = Near.Concat(World).ToHashSet(StringComparer.Ordinal);
        var others = TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => !named.Contains(zone.Id) && Regions.Any(region => zone.Id.StartsWith(region, StringComparison.Ordinal)))
            .OrderBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => new TimeZoneChoice(zone.Id, NameOf(zone)));
        return
        [
            new TimeZoneGroup(text["Group.Near"], [.. FromWestToEast(Near)]),
            new TimeZoneGroup(text["Group.World"], [.. FromWestToEast(World)]),
            new TimeZoneGroup(text["Group.Other"], [.. others]),
        ];
    }

    /// <summary>Cities and present offset of a zone.</summary>
    public string NameOf(TimeZoneInfo zone)
    {
        var name = text[zone.Id] is { ResourceNotFound: false } known ? known.Value : zone.Id.Replace('_', ' ');
        return $"{name} ({OffsetOf(zone)})";
    }

    private IEnumerable<TimeZoneChoice> FromWestToEast(IEnumerable<string> ids) => ids
        .Where(Exists)
        .Select(TimeZoneInfo.FindSystemTimeZoneById)
        .OrderBy(zone => zone.GetUtcOffset(clock.GetUtcNow()))
        .Select(zone => new TimeZoneChoice(zone.Id, NameOf(zone)));

    private string OffsetOf(TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(clock.GetUtcNow());
        return offset == TimeSpan.Zero
            ? "UTC"
            : "UTC" + (offset < TimeSpan.Zero ? "−" : "+")
                + offset.ToString(offset.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture);
    }
}
