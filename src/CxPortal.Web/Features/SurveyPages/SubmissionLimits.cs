using System.Net;
using System.Threading.RateLimiting;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>
/// Holds up programs that fill a survey from one address. Generous, because a whole branch or a kiosk's day goes through one address;
/// switched off by a start option for measurements. Counted in this process, in real time.
/// </summary>
public sealed class SubmissionLimits(PortalOptions options) : IDisposable
{
    /// <summary>Forms of one survey from one address in a minute.</summary>
    public const int PerMinute = 1_200;

    private readonly PartitionedRateLimiter<(long SurveyId, IPAddress? Address)>? limiter = options.LimitsSubmissions
        ? PartitionedRateLimiter.Create<(long SurveyId, IPAddress? Address), (long, IPAddress?)>(form =>
            RateLimitPartition.GetFixedWindowLimiter(form, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }))
        : null;

    /// <summary>Counts a form; false when there were too many and it must be refused with status 429.</summary>
    public bool Allows(long surveyId, IPAddress? address)
    {
        if (limiter is null)
        {
            return true;
        }

        using var lease = limiter.AttemptAcquire((surveyId, address));
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => limiter?.Dispose();
}
