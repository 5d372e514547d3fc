using CxPortal.Domain.Surveys.Asking;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>One page of a survey for one respondent.</summary>
/// <param name="Survey">What is asked.</param>
/// <param name="Language">In which language.</param>
/// <param name="Page">Place of the page, from 0.</param>
/// <param name="Answers">What was answered so far.</param>
/// <param name="Fields">Fields as they were sent, to show them again and to carry them on.</param>
/// <param name="Key">Idempotency key; it decides the order of shuffled questions too.</param>
/// <param name="Revision">Number of the revision; 0 in a preview.</param>
/// <param name="Frame">What surrounds the questions.</param>
public sealed record AskedPageModel(
    AskedSurvey Survey, string Language, int Page, AnswerSet Answers, IAnswerFields Fields, string Key, int Revision, PageFrame Frame)
{
    /// <summary>What is wrong with the answers of this page.</summary>
    public IReadOnlyList<AnswerProblem> Problems { get; init; } = [];

    /// <summary>Whether questions have appeared because of the answers just given.</summary>
    public bool HasNewQuestions { get; init; }

    /// <summary>Decides the order of shuffled questions.</summary>
    public uint Seed => SurveyPath.SeedOf(Key);
}

/// <summary>What surrounds the questions of a survey.</summary>
/// <param name="IsAnonymous">Whether nothing leads to who answers; said below the questions.</param>
public sealed record PageFrame(bool IsAnonymous)
{
    /// <summary>
    /// Where the form is sent: not to the address of the page, because a browser forgets a page when something is posted to its address,
    /// and its back button would then fetch a new one with a new key. Null sends it to the page's own address.
    /// </summary>
    public string? SendTo { get; init; }

    /// <summary>For a kiosk: after how many seconds without a touch it begins anew.</summary>
    public int? ResetSeconds { get; init; }

    /// <summary>For a kiosk: where it begins anew.</summary>
    public string? StartUrl { get; init; }

    /// <summary>For a preview, which is posted within a session: name and value of the antiforgery token.</summary>
    public (string Name, string Value)? Token { get; init; }

    /// <summary>Whether it is shown inside another site's page.</summary>
    public bool IsEmbedded { get; init; }
}

/// <summary>No fields.</summary>
public sealed class NoFields : IAnswerFields
{
    /// <summary>The only one there is.</summary>
    public static NoFields Instance { get; } = new();

    /// <inheritdoc />
    public string? First(string name) => null;

    /// <inheritdoc />
    public IEnumerable<string> All(string name) => [];
}

/// <summary>Fields of a form that was sent, or of one that was kept for later.</summary>
public sealed class SentFields(IReadOnlyDictionary<string, Microsoft.Extensions.Primitives.StringValues> fields) : IAnswerFields
{
    /// <summary>Fields of a form.</summary>
    public static SentFields Of(IFormCollection form) =>
        new(form.Where(field => field.Key.StartsWith("q_", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));

    /// <summary>Names and values.</summary>
    public IReadOnlyDictionary<string, Microsoft.Extensions.Primitives.StringValues> Values => fields;

    /// <inheritdoc />
    public string? First(string name) => fields.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <inheritdoc />
    public IEnumerable<string> All(string name) => fields.TryGetValue(name, out var values) ? values.OfType<string>() : [];
}
