namespace CxPortal.Web.Infrastructure.Jobs;

/// <summary>Work that the portal does by itself, by one instance at a time.</summary>
public interface IScheduledJob
{
    /// <summary>Name of the job, lower-case words joined by hyphens; unique.</summary>
    static abstract string Name { get; }

    /// <summary>When it is due.</summary>
    static abstract JobSchedule Schedule { get; }

    /// <summary>Does the work once. What throws is kept on the job's lease and logged, and the job is tried again when it is due next.</summary>
    /// <param name="cancellationToken">Stops the work when the portal ends or another instance has taken the job over.</param>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>When a job is due.</summary>
public abstract record JobSchedule
{
    /// <summary>Again and again, so long after it last began.</summary>
    public static JobSchedule Every(TimeSpan interval) => new Interval(interval);

    /// <summary>Once a day from a time of the organisation's clock on.</summary>
    public static JobSchedule Daily(TimeOnly time) => new TimeOfDay(time);

    /// <summary>A job that last began at this instant (UTC) or before is due; one that began later is not.</summary>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="zone">The organisation's time zone.</param>
    public abstract DateTime LatestStart(DateTime now, TimeZoneInfo zone);

    private sealed record Interval(TimeSpan Span) : JobSchedule
    {
        public override DateTime LatestStart(DateTime now, TimeZoneInfo zone) => now - Span;
    }

    private sealed record TimeOfDay(TimeOnly Time) : JobSchedule
    {
        public override DateTime LatestStart(DateTime now, TimeZoneInfo zone)
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
            var day = TimeOnly.FromDateTime(local) >= Time ? local.Date : local.Date.AddDays(-1);
            var begin = day + Time.ToTimeSpan();
            return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(begin) ? begin.AddHours(1) : begin, zone).AddTicks(-1);
        }
    }
}

/// <summary>A job that is to be run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schedule">When it is due.</param>
/// <param name="Type">The service that does the work.</param>
public sealed record JobRegistration(string Name, JobSchedule Schedule, Type Type);
