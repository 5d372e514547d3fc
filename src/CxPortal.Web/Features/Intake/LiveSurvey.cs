using CxPortal.Data.Intake;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.Intake;

/// <summary>A survey as respondents meet it, read from the database a moment ago.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Confidentiality">What is kept beside the answers.</param>
/// <param name="OpensOn">First day; null for at once.</param>
/// <param name="ClosesOn">Last day; null for no end.</param>
/// <param name="ResponseLimit">How many complete responses are taken; null for any number.</param>
/// <param name="IsArchived">Whether it lies in the archive.</param>
/// <param name="Attributes">Declared attributes: key by slot, from 1.</param>
/// <param name="Current">The revision that is asked now; null before the first publication.</param>
public sealed record LiveSurvey(
    long Id,
    SurveyStatus Status,
    Confidentiality Confidentiality,
    DateOnly? OpensOn,
    DateOnly? ClosesOn,
    int? ResponseLimit,
    bool IsArchived,
    IReadOnlyList<(int Slot, string Key)> Attributes,
    CompiledSurvey? Current)
{
    private long counted;

    /// <summary>Whether nothing may lead to who answered.</summary>
    public bool IsAnonymous => Confidentiality == Confidentiality.Anonymous;

    /// <summary>Complete responses, when it was read and since.</summary>
    internal long Counted
    {
        get => Interlocked.Read(ref counted);
        init => counted = value;
    }

    /// <summary>Why it takes no answers on a day; null when it does.</summary>
    public SubmissionRefusal? RefusalOn(DateOnly today) => this switch
    {
        { Current: null } or { Status: SurveyStatus.Draft } => SubmissionRefusal.Unknown,
        { IsArchived: true } or { Status: SurveyStatus.Closed } => SubmissionRefusal.Closed,
        _ when OpensOn is { } opens && today < opens => SubmissionRefusal.NotOpenYet,
        _ when ClosesOn is { } closes && today > closes => SubmissionRefusal.Closed,
        _ when ResponseLimit is { } limit && Counted >= limit => SubmissionRefusal.LimitReached,
        _ => null,
    };

    /// <summary>Quotas that a response falls under.</summary>
    public IReadOnlyList<QuotaToKeep> QuotasOf(Submission submission)
    {
        if (Current?.Asked.Definition.Quotas is not { Count: > 0 } quotas)
        {
            return [];
        }

        var found = new List<QuotaToKeep>();
        foreach (var quota in quotas)
        {
            if (Current.Asked.Find(quota.Question) is { } question
                && question.Question.Options.FirstOrDefault(option => option.Key == quota.Option) is { } option
                && submission.Values.Contains(new AnswerValue(Current.ColumnOf(question), 0, option.Code)))
            {
                found.Add(new QuotaToKeep(Current.ColumnOf(question), option.Code, quota.Limit));
            }
        }

        return found;
    }

    /// <summary>Notes that a complete response was stored.</summary>
    internal void CountOne() => Interlocked.Increment(ref counted);
}

/// <summary>A way to a survey, as respondents meet it.</summary>
/// <param name="Id">Database key.</param>
/// <param name="SurveyId">The survey.</param>
/// <param name="Kind">Which way.</param>
/// <param name="Token">The token of its address.</param>
/// <param name="Presets">Values of attributes that every answer by it gets.</param>
/// <param name="ResetSeconds">For a kiosk: after how many seconds without a touch it begins anew.</param>
/// <param name="AllowedOrigins">For a widget: origins that may show it.</param>
/// <param name="IsActive">Whether it takes answers.</param>
public sealed record LiveCollector(
    long Id, long SurveyId, CollectorKind Kind, string Token, IReadOnlyDictionary<string, string> Presets, int? ResetSeconds,
    IReadOnlyList<string> AllowedOrigins, bool IsActive);
