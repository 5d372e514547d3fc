using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Intake;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Somebody at the address of a survey.</summary>
/// <param name="Token">What stands in the address.</param>
/// <param name="Survey">The survey.</param>
/// <param name="Collector">The way by which they came.</param>
public sealed record Visit(string Token, LiveSurvey Survey, LiveCollector Collector)
{
    /// <summary>What is known by a personal link; null for other ways.</summary>
    public PersonalVisit? Personal { get; init; }

    /// <summary>The address of the survey.</summary>
    public string Address => "/s/" + Token;

    /// <summary>Whether it is shown inside another site's page.</summary>
    public bool IsEmbedded => Collector.Kind == CollectorKind.Widget;

    /// <summary>What surrounds the questions.</summary>
    public PageFrame Frame { get; } = new(Survey.IsAnonymous)
    {
        ResetSeconds = Collector.Kind == CollectorKind.Kiosk ? Collector.ResetSeconds ?? DefaultResetSeconds : null,
        StartUrl = Collector.Kind == CollectorKind.Kiosk ? "/s/" + Token : null,
        IsEmbedded = Collector.Kind == CollectorKind.Widget,
    };

    /// <summary>After how many seconds a kiosk begins anew that does not say.</summary>
    public const int DefaultResetSeconds = 60;

    /// <summary>Why no answer is taken on a day; null when one is.</summary>
    public SubmissionRefusal? RefusalOn(DateOnly today) =>
        Survey.RefusalOn(today) ?? (Collector.IsActive ? Personal is { IsSpent: true } ? SubmissionRefusal.LinkSpent : null : SubmissionRefusal.Closed);
}

/// <summary>What is known by a personal link.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="TokenHash">The hash by which it is found.</param>
/// <param name="RespondentId">Who was asked; null where that is not known any more.</param>
/// <param name="Language">Language of who was asked.</param>
/// <param name="Attributes">Attributes of who was asked.</param>
/// <param name="IsSpent">Whether it was answered.</param>
public sealed record PersonalVisit(
    long InvitationId, string TokenHash, long? RespondentId, string? Language, IReadOnlyDictionary<string, string> Attributes, bool IsSpent);
