using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Data.Intake;

/// <summary>
/// Writes responses many at a time, past EF Core: one transaction holds answers, daily counts, receipts and spent links, and it is on
/// disk when the call returns. Each process has one store and calls it from one place at a time.
/// </summary>
public interface IResponseStore : IAsyncDisposable
{
    /// <summary>Writes a batch in one transaction; either all that is said to be stored is on disk, or nothing is.</summary>
    /// <param name="batch">Responses; no two of them have the same <see cref="ResponseToStore.KeyHash"/>.</param>
    /// <param name="cancellationToken">Gives up before the transaction begins.</param>
    /// <returns>What became of each, in the order of the batch.</returns>
    Task<IReadOnlyList<StoredResponse>> WriteAsync(IReadOnlyList<ResponseToStore> batch, CancellationToken cancellationToken);

    /// <summary>
    /// Spends the personal links of responses to anonymous surveys, in a transaction of its own and in an order of its own, so that the
    /// two cannot be joined; their unfinished answers are deleted. On disk when the call returns.
    /// </summary>
    Task SpendAsync(IReadOnlyList<string> tokenHashes, CancellationToken cancellationToken);
}

/// <summary>A response and all that the store needs to know to write it.</summary>
/// <param name="Submission">The response.</param>
/// <param name="KeyHash">SHA-256 of survey and idempotency key.</param>
/// <param name="ResponseKey">Its random name.</param>
/// <param name="Day">Its day by the organisation's time zone.</param>
/// <param name="OccurredAt">When it was given (UTC); null for anonymous surveys.</param>
/// <param name="RecordedAt">When it arrived (UTC); of anonymous surveys only its hour is kept, in the receipt.</param>
/// <param name="IsAnonymous">Whether nothing may lead to who gave it.</param>
public sealed record ResponseToStore(
    Submission Submission, string KeyHash, string ResponseKey, DateOnly Day, DateTime? OccurredAt, DateTime RecordedAt, bool IsAnonymous)
{
    /// <summary>After how many complete responses the survey takes no more; null for never.</summary>
    public int? Limit { get; init; }

    /// <summary>Quotas that this response falls under.</summary>
    public IReadOnlyList<QuotaToKeep> Quotas { get; init; } = [];

    /// <summary>The hour of its arrival (UTC).</summary>
    public DateTime Hour => new(RecordedAt.Ticks - (RecordedAt.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc);
}

/// <summary>A quota by its column.</summary>
/// <param name="QuestionId">The column of a single choice.</param>
/// <param name="Code">Code of its option.</param>
/// <param name="Limit">How many responses are taken.</param>
public sealed record QuotaToKeep(long QuestionId, int Code, int Limit);

/// <summary>What became of a response.</summary>
/// <param name="Fate">Whether it was stored.</param>
/// <param name="ResponseId">Its database key; 0 where it was not stored.</param>
/// <param name="Outcome">Key of the outcome that was shown; of a repetition the first one's.</param>
public readonly record struct StoredResponse(ResponseFate Fate, long ResponseId, string? Outcome);

/// <summary>Whether a response was stored.</summary>
public enum ResponseFate
{
    /// <summary>It is on disk.</summary>
    Stored,

    /// <summary>There is a receipt for its key already.</summary>
    Repeated,

    /// <summary>The survey has as many responses as it takes.</summary>
    LimitReached,

    /// <summary>A quota is full.</summary>
    QuotaFull,

    /// <summary>The personal link was spent.</summary>
    LinkSpent,
}
