namespace CxPortal.Web.Infrastructure.Http;

/// <summary>How a service's work ended.</summary>
public enum OutcomeKind
{
    /// <summary>Done as asked.</summary>
    Done,

    /// <summary>The input breaks a rule; nothing was stored.</summary>
    Invalid,

    /// <summary>There is no such thing, or not for this user.</summary>
    NotFound,

    /// <summary>Somebody changed it in between; nothing was stored.</summary>
    Stale,
}

/// <summary>A broken rule, in the user's language.</summary>
/// <param name="Field">Name of the form field it concerns; empty when it concerns the whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Problem(string Field, string Message);

/// <summary>What became of an operation.</summary>
public record Outcome
{
    /// <summary>How it ended.</summary>
    public OutcomeKind Kind { get; init; }

    /// <summary>The broken rules, when <see cref="Kind"/> is <see cref="OutcomeKind.Invalid"/>.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Kind == OutcomeKind.Done;

    /// <summary>Done.</summary>
    public static Outcome Done { get; } = new();

    /// <summary>There is no such thing.</summary>
    public static Outcome NotFound { get; } = new() { Kind = OutcomeKind.NotFound };

    /// <summary>Somebody else was faster.</summary>
    public static Outcome Stale { get; } = new() { Kind = OutcomeKind.Stale };

    /// <summary>A rule is broken.</summary>
    public static Outcome Invalid(string field, string message) => new() { Kind = OutcomeKind.Invalid, Problems = [new Problem(field, message)] };
}

/// <summary>What became of an operation that gives something back.</summary>
/// <typeparam name="T">What it gives.</typeparam>
public sealed record Outcome<T> : Outcome
{
    /// <summary>What was made; with <see cref="OutcomeKind.Stale"/> the state as it is now, where that is known.</summary>
    public T? Value { get; init; }

    /// <summary>Done, with a result.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>There is no such thing.</summary>
    public static new Outcome<T> NotFound { get; } = new() { Kind = OutcomeKind.NotFound };

    /// <summary>Somebody else was faster; the value is what they stored.</summary>
    public static Outcome<T> StaleBecause(T? current) => new() { Kind = OutcomeKind.Stale, Value = current };

    /// <summary>A rule is broken.</summary>
    public static new Outcome<T> Invalid(string field, string message) => new() { Kind = OutcomeKind.Invalid, Problems = [new Problem(field, message)] };

    /// <summary>Several rules are broken.</summary>
    public static Outcome<T> Invalid(IReadOnlyList<Problem> problems) => new() { Kind = OutcomeKind.Invalid, Problems = problems };
}
