using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.Sample.Surveys;

/// <summary>A survey of the sample.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Definition">What it asks.</param>
/// <param name="Touchpoint">Key of the touchpoint of the reference journey that it measures; null for the whole journey.</param>
internal sealed record SampleSurvey(string Key, SurveyDefinition Definition, string? Touchpoint)
{
    /// <summary>What is kept beside the answers.</summary>
    public Confidentiality Confidentiality { get; init; } = Confidentiality.Anonymous;

    /// <summary>The family for caps of the contact policy.</summary>
    public string Family { get; init; } = "transactional";

    /// <summary>Responses over the last six months.</summary>
    public int Responses { get; init; } = 200;

    /// <summary>What the plan of measurement says of its touchpoint; null where it measures the journey.</summary>
    public QuestionType? Planned { get; init; }
}

/// <summary>The surveys of the sample.</summary>
internal static class SampleSurveys
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SampleSurvey> All { get; } =
    [
        new("nps-internet-bank", Nps(), null) { Confidentiality = Confidentiality.Identified, Family = "relationship", Responses = 240 },
        new("csat-key", Csat(), "installs") { Responses = 220, Planned = QuestionType.Csat },
        new("csi-support", Csi(), "fuck-up") { Responses = 160, Planned = QuestionType.Csi },
    ];

    private static SurveyDefinition Nps() => SurveyTemplates.Create(SurveyTemplate.Nps, "Порекомендуете ли вы наш интернет-банк?", "ru", "en") with
    {
        Title = LocalText.Of("Порекомендуете ли вы наш интернет-банк?", "Would you recommend our internet bank?"),
        Introduction = LocalText.Of("Два вопроса, меньше минуты.", "Two questions, less than a minute."),
    };

    private static SurveyDefinition Csat() => SurveyTemplates.Create(SurveyTemplate.Touchpoint, "Как прошла установка ключа?", "ru", "en") with
    {
        Title = LocalText.Of("Как прошла установка ключа?", "How did the installation of the key go?"),
    };

    private static SurveyDefinition Csi() => SurveyTemplates.Create(SurveyTemplate.Csi, "Оцените поддержку", "ru", "en") with
    {
        Title = LocalText.Of("Оцените поддержку", "Please rate our support"),
    };
}
