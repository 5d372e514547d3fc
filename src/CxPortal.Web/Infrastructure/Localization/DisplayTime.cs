using System.Globalization;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>Shows instants in the reader's time zone: the profile's, else the organisation's.</summary>
public sealed class DisplayTime(CurrentUser user, OrganisationClock organisation)
{
    /// <summary>The zone in which the reader sees instants.</summary>
    public TimeZoneInfo Zone => user.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : organisation.Zone;

    /// <summary>Date and time to the minute, in the current language.</summary>
    public string Stamp(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("g", CultureInfo.CurrentCulture);

    /// <summary>The date alone, in the current language.</summary>
    public string Day(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("d", CultureInfo.CurrentCulture);

    /// <summary>A calendar day, in the current language.</summary>
    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
}

/// <summary>The organisation's time zone, in which days and periods are counted. Follows the settings without a restart.</summary>
public sealed class OrganisationClock(TimeProvider clock)
{
    private volatile TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <summary>The organisation's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The organisation's present day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, zone));

    /// <summary>The instant (UTC) at which a day of the organisation begins.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where clocks are put forward at midnight the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }

    /// <summary>Reads an instant that a program gives: ISO 8601; without an offset in the organisation's time zone, a date alone means its end.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="instant">The instant (UTC); null when the text is none.</param>
    public bool TryReadInstant(string text, out DateTime? instant)
    {
        instant = null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            instant = StartOf(day.AddDays(1)).AddTicks(-10);
        }
        else if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)
            && (read.Kind != DateTimeKind.Unspecified || !Zone.IsInvalidTime(read)))
        {
            instant = read.Kind == DateTimeKind.Unspecified ? TimeZoneInfo.ConvertTimeToUtc(read, Zone) : read.ToUniversalTime();
        }

        return instant is not null;
    }

    /// <summary>Takes over a zone from the settings; an unknown one is ignored, the settings page refuses it.</summary>
    public void Use(string timeZoneId)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out var found))
        {
            zone = found;
        }
    }
}
