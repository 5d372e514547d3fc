using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.Extensions.Localization;
using Outcome = CxPortal.Domain.Surveys.Definition.Outcome;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>What respondents read before the first question, in one language.</summary>
public sealed class OpeningForm
{
    /// <summary>Name of the form in the address bar.</summary>
    public const string Name = ".opening";

    /// <summary>The language.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The words before the first question.</summary>
    public string? Introduction { get; set; }

    /// <summary>The form of a definition.</summary>
    public static OpeningForm Of(SurveyDefinition definition, string language) =>
        new() { Language = language, Title = definition.Title[language], Introduction = definition.Introduction[language] };

    /// <summary>The edit.</summary>
    public Func<SurveyDefinition, Outcome<SurveyDefinition>> Apply(IStringLocalizer<SurveysText> text) => definition =>
        Title?.Length > SurveyDefinitionRules.MaxTextLength ? Outcome<SurveyDefinition>.Invalid(nameof(Title), text["Problem.TextTooLong"])
        : Introduction?.Length > SurveyDefinitionRules.MaxTextLength ? Outcome<SurveyDefinition>.Invalid(nameof(Introduction), text["Problem.TextTooLong"])
        : Language == definition.Languages[0] && string.IsNullOrWhiteSpace(Title) ? Outcome<SurveyDefinition>.Invalid(nameof(Title), text["Problem.TitleMissing"])
        : definition with { Title = definition.Title.With(Language, Title), Introduction = definition.Introduction.With(Language, Introduction) };
}

/// <summary>What is said at the end, in one language.</summary>
public sealed class EndingsForm
{
    /// <summary>Name of the form in the address bar.</summary>
    public const string Name = ".endings";

    /// <summary>The language.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>Endings in order; those without words are taken out.</summary>
    public List<EndingForm> Endings { get; set; } = [];

    /// <summary>The form of a definition.</summary>
    public static EndingsForm Of(SurveyDefinition definition, string language) => new()
    {
        Language = language,
        Endings = [.. definition.Outcomes.Select(outcome => new EndingForm
        {
            Key = outcome.Key,
            Text = outcome.Text[language],
            Link = outcome.Link,
            LinkText = outcome.LinkText[language],
            When = ConditionForm.Of(outcome.When, definition, language),
        })],
    };

    /// <summary>The edit.</summary>
    public Func<SurveyDefinition, Outcome<SurveyDefinition>> Apply(IStringLocalizer<SurveysText> text) => definition =>
    {
        for (var index = 0; index < Endings.Count; index++)
        {
            if (!string.IsNullOrWhiteSpace(Endings[index].Link) && !SurveyDefinitionRules.IsWebAddress(Endings[index].Link!.Trim()))
            {
                return Outcome<SurveyDefinition>.Invalid($"Endings[{index}].Link", text["Problem.Link"]);
            }
        }

        var questions = definition.AllQuestions().ToList();
        var outcomes = new List<Outcome>();
        foreach (var typed in Endings)
        {
            var stored = definition.Outcomes.FirstOrDefault(outcome => outcome.Key == typed.Key);
            var words = (stored?.Text ?? LocalText.Empty).With(Language, typed.Text);
            if (!words.IsEmpty && (Language != definition.Languages[0] || !string.IsNullOrWhiteSpace(typed.Text)))
            {
                outcomes.Add(new Outcome
                {
                    Key = stored?.Key ?? Slug.Unique("ending", key => definition.Outcomes.Concat(outcomes).Any(outcome => outcome.Key == key)),
                    Text = words,
                    Link = string.IsNullOrWhiteSpace(typed.Link) ? null : typed.Link.Trim(),
                    LinkText = (stored?.LinkText ?? LocalText.Empty).With(Language, typed.LinkText),
                    When = typed.When.Read(questions),
                });
            }
        }

        return definition with { Outcomes = [.. outcomes.OrderBy(outcome => outcome.When is null)] };
    };
}

/// <summary>One ending as typed.</summary>
public sealed class EndingForm
{
    /// <summary>Its key; blank for a new one.</summary>
    public string? Key { get; set; }

    /// <summary>What is said.</summary>
    public string? Text { get; set; }

    /// <summary>Address of a link.</summary>
    public string? Link { get; set; }

    /// <summary>Words of the link.</summary>
    public string? LinkText { get; set; }

    /// <summary>When it is said.</summary>
    public ConditionForm When { get; set; } = new();
}

/// <summary>Quotas as typed.</summary>
public sealed class QuotasForm
{
    /// <summary>Name of the form in the address bar.</summary>
    public const string Name = ".quotas";

    /// <summary>The language of the builder.</summary>
    public string? Language { get; set; }

    /// <summary>A quota for an option: question and option as <c>question/option</c>, and how many are taken; blank for no quota.</summary>
    public List<QuotaForm> Quotas { get; set; } = [];

    /// <summary>The edit.</summary>
    public Func<SurveyDefinition, Outcome<SurveyDefinition>> Apply(IStringLocalizer<SurveysText> text) => definition =>
    {
        var index = Quotas.FindIndex(quota => quota.Limit < 1);
        return index >= 0
            ? Outcome<SurveyDefinition>.Invalid($"Quotas[{index}].Limit", text["Problem.Quota"])
            : definition with
            {
                Quotas = [.. Quotas.Where(quota => quota.Limit is not null && quota.Target?.Contains('/', StringComparison.Ordinal) == true)
                    .Select(quota => new Quota(quota.Target!.Split('/', 2)[0], quota.Target.Split('/', 2)[1], quota.Limit!.Value))],
            };
    };
}

/// <summary>One quota as typed.</summary>
public sealed class QuotaForm
{
    /// <summary>Question and option.</summary>
    public string? Target { get; set; }

    /// <summary>How many complete responses are taken; null for as many as come.</summary>
    public int? Limit { get; set; }
}
