using System.Threading.RateLimiting;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>How many attempts at passwords, codes and links are let through.</summary>
public sealed record AttemptLimitOptions
{
    /// <summary>Attempts on one account from one address in each <see cref="Window"/>.</summary>
    public int PerAccount { get; init; } = 20;

    /// <summary>Attempts from one address in each <see cref="Window"/>; a whole branch can share an address.</summary>
    public int PerAddress { get; init; } = 120;

    /// <summary>The stretch of time over which attempts are counted.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Holds up those who try passwords, codes or addresses by the dozen. Counted in this process, in real time.</summary>
public sealed class AttemptLimits : IDisposable
{
    private readonly PartitionedRateLimiter<(string Address, string Account)> limiter;

    /// <summary>Counts by the given limits.</summary>
    public AttemptLimits(AttemptLimitOptions options) => limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), string>(attempt =>
            RateLimitPartition.GetSlidingWindowLimiter(attempt.Address, _ => Window(options.PerAddress, options.Window))),
        PartitionedRateLimiter.Create<(string Address, string Account), (string, string)>(attempt =>
            RateLimitPartition.GetSlidingWindowLimiter(attempt, _ => Window(options.PerAccount, options.Window))));

    /// <summary>Counts one attempt; false when there were too many and it must be refused with status 429.</summary>
    /// <param name="context">The request, for its address.</param>
    /// <param name="account">What is being tried: an e-mail address, or the key of an account.</param>
    public bool Allows(HttpContext context, string account)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
        using var lease = limiter.AttemptAcquire((address, account.Trim().ToUpperInvariant()));
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();

    private static SlidingWindowRateLimiterOptions Window(int permits, TimeSpan window) => new()
    {
        PermitLimit = permits,
        Window = window,
        SegmentsPerWindow = 6,
        QueueLimit = 0,
    };
}
