using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.Intake;

/// <summary>Where every response goes in, whichever way it came.</summary>
public interface ISubmissionIntake
{
    /// <summary>
    /// Takes a response and answers when it is on disk. Whether the survey is open, its limit and its quotas are checked here; whether the
    /// answers fit its questions is checked by who calls.
    /// </summary>
    /// <param name="submission">The response.</param>
    /// <param name="cancellationToken">Stops waiting; the response may be stored all the same, and repeating it counts nothing.</param>
    Task<SubmissionResult> AcceptAsync(Submission submission, CancellationToken cancellationToken);
}

/// <summary>What became of a response.</summary>
/// <param name="Kind">Whether it was taken.</param>
/// <param name="ResponseKey">Its random name; null where it was refused, and where it is a repetition.</param>
/// <param name="Outcome">Key of the outcome to show; of a repetition the one that was shown before.</param>
/// <param name="Refusal">Why it was refused; null unless it was.</param>
public sealed record SubmissionResult(SubmissionKind Kind, string? ResponseKey = null, string? Outcome = null, SubmissionRefusal? Refusal = null)
{
    /// <summary>Refused for a reason.</summary>
    public static SubmissionResult Refused(SubmissionRefusal reason) => new(SubmissionKind.Refused, Refusal: reason);
}

/// <summary>Whether a response was taken.</summary>
public enum SubmissionKind
{
    /// <summary>It is on disk.</summary>
    Accepted,

    /// <summary>It had been taken before; nothing was counted twice.</summary>
    Repeated,

    /// <summary>It was not taken.</summary>
    Refused,
}

/// <summary>Why a response was not taken.</summary>
public enum SubmissionRefusal
{
    /// <summary>There is no such survey, or it was never published.</summary>
    Unknown,

    /// <summary>Its first day has not come yet.</summary>
    NotOpenYet,

    /// <summary>It is closed, or its last day is over.</summary>
    Closed,

    /// <summary>It has as many responses as it takes.</summary>
    LimitReached,

    /// <summary>It has as many responses with this answer as it takes.</summary>
    QuotaFull,

    /// <summary>The personal link was used before.</summary>
    LinkSpent,

    /// <summary>More responses arrive than can be stored; try again in a moment.</summary>
    Busy,
}

/// <summary>Learns of responses to identified surveys after they are on disk; what it does or fails to do changes nothing about them.</summary>
public interface IResponseObserver
{
    /// <summary>A response was stored.</summary>
    /// <param name="response">The response.</param>
    /// <param name="cancellationToken">Stops the work when the portal ends.</param>
    Task AcceptedAsync(AcceptedResponse response, CancellationToken cancellationToken);
}

/// <summary>A response to an identified survey that is on disk.</summary>
/// <param name="ResponseId">Its database key.</param>
/// <param name="OccurredAt">When it was given (UTC).</param>
/// <param name="Submission">What was handed in.</param>
public sealed record AcceptedResponse(long ResponseId, DateTime OccurredAt, Submission Submission);
