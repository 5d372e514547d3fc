using System.Text.Json.Serialization;
using CxPortal.Web.Features.Intake;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Api;

/// <summary>What became of a response that a program handed in.</summary>
public enum ApiResponseStatus
{
    /// <summary>It is on disk.</summary>
    Accepted,

    /// <summary>It had been taken before and was not counted again.</summary>
    Repeated,

    /// <summary>Its answers do not fit the survey.</summary>
    Invalid,

    /// <summary>The survey does not take it.</summary>
    Refused,
}

/// <summary>What became of one response.</summary>
/// <param name="Status">Whether it was taken.</param>
public sealed record ApiResponseResult([property: JsonConverter(typeof(JsonStringEnumConverter<ApiResponseStatus>))] ApiResponseStatus Status)
{
    /// <summary>Its random name; null where it was not taken, or taken before.</summary>
    public string? Key { get; init; }

    /// <summary>Key of the outcome that the survey shows; null where it has none.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it was refused, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>What does not fit, each with the name of its field.</summary>
    public IReadOnlyList<Problem> Errors { get; init; } = [];

    /// <summary>Why it was refused.</summary>
    [JsonIgnore]
    public SubmissionRefusal? Refusal { get; init; }
}

/// <summary>What became of several responses.</summary>
/// <param name="Accepted">How many were stored.</param>
/// <param name="Repeated">How many had been taken before.</param>
/// <param name="Invalid">How many do not fit the survey.</param>
/// <param name="Refused">How many the survey did not take.</param>
/// <param name="Results">The fate of each, in the order of the request.</param>
public sealed record ApiResponseReport(int Accepted, int Repeated, int Invalid, int Refused, IReadOnlyList<ApiResponseResult> Results)
{
    /// <summary>Counts fates.</summary>
    public static ApiResponseReport Of(IReadOnlyList<ApiResponseResult> results)
    {
        int Count(ApiResponseStatus status) => results.Count(result => result.Status == status);
        return new(Count(ApiResponseStatus.Accepted), Count(ApiResponseStatus.Repeated), Count(ApiResponseStatus.Invalid), Count(ApiResponseStatus.Refused), results);
    }
}
