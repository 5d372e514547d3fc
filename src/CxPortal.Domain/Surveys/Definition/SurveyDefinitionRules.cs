using System.Text.RegularExpressions;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>What a definition has to be before it is published.</summary>
public static partial class SurveyDefinitionRules
{
    /// <summary>The most questions of a survey.</summary>
    public const int MaxQuestions = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>The most languages of a survey.</summary>
    public const int MaxLanguages = 20;

    /// <summary>Everything that is wrong, in the order of the questions; empty where the definition can be published.</summary>
    public static IReadOnlyList<DefinitionProblem> Problems(SurveyDefinition definition) =>
        [.. OfWhole(definition), .. OfQuestions(definition), .. OfEnds(definition)];

    /// <summary>Whether a text is a code of a language: two or three small letters.</summary>
    public static bool IsLanguage(string? code) => code is { Length: 2 or 3 } && code.All(char.IsAsciiLetterLower);

    /// <summary>Keys of the questions that a text quotes.</summary>
    public static IEnumerable<string> Quoted(string text) => Quotation().Matches(text).Select(match => match.Groups[1].Value);

    private static IEnumerable<DefinitionProblem> OfWhole(SurveyDefinition definition)
    {
        if (definition.Languages.Count is 0 or > MaxLanguages
            || definition.Languages.Any(language => !IsLanguage(language))
            || definition.Languages.Distinct().Count() != definition.Languages.Count)
        {
            yield return new DefinitionProblem(DefinitionProblemKind.Language);
            yield break;
        }

        if (definition.Title[definition.Languages[0]] is null)
        {
            yield return new DefinitionProblem(DefinitionProblemKind.TitleMissing, Detail: definition.Languages[0]);
        }

        if (!definition.AllQuestions().Any(question => question.Type.Asks()))
        {
            yield return new DefinitionProblem(DefinitionProblemKind.NothingAsked);
        }

        if (definition.AllQuestions().Count() > MaxQuestions)
        {
            yield return new DefinitionProblem(DefinitionProblemKind.TooManyQuestions);
        }

        foreach (var key in definition.Pages.Select(page => page.Key).Where(key => !Slug.IsValid(key)).Concat(Doubles(definition.Pages.Select(page => page.Key))))
        {
            yield return new DefinitionProblem(DefinitionProblemKind.Key, Detail: key);
        }
    }

    private static IEnumerable<DefinitionProblem> OfQuestions(SurveyDefinition definition)
    {
        var first = definition.Languages is [var language, ..] ? language : string.Empty;
        var keys = new HashSet<string>();
        foreach (var question in definition.AllQuestions())
        {
            if (!Slug.IsValid(question.Key) || !keys.Add(question.Key))
            {
                yield return new DefinitionProblem(DefinitionProblemKind.Key, question.Key, question.Key);
            }

            foreach (var problem in QuestionRules.Problems(question, first))
            {
                yield return problem with { Question = question.Key };
            }

            foreach (var problem in ConditionRules.Problems(question.ShowIf, ByKey(definition.Before(question.Key)))
                .Concat(OfQuotations([question.Title, question.Help], ByKey(definition.OnEarlierPages(question.Key)))))
            {
                yield return problem with { Question = question.Key };
            }
        }
    }

    private static IEnumerable<DefinitionProblem> OfEnds(SurveyDefinition definition)
    {
        var first = definition.Languages is [var language, ..] ? language : string.Empty;
        var questions = ByKey(definition.AllQuestions());
        foreach (var outcome in definition.Outcomes)
        {
            if (outcome.Text[first] is null || (outcome.Link is not null && !IsWebAddress(outcome.Link)))
            {
                yield return new DefinitionProblem(DefinitionProblemKind.Outcome, Detail: outcome.Key);
            }

            foreach (var problem in ConditionRules.Problems(outcome.When, questions).Concat(OfQuotations([outcome.Text], questions)))
            {
                yield return problem;
            }
        }

        foreach (var quota in definition.Quotas)
        {
            if (!questions.TryGetValue(quota.Question, out var question)
                || question.Type != QuestionType.SingleChoice
                || question.Options.All(option => option.Key != quota.Option)
                || quota.Limit < 1)
            {
                yield return new DefinitionProblem(DefinitionProblemKind.Quota, Detail: quota.Question);
            }
        }
    }

    private static IEnumerable<DefinitionProblem> OfQuotations(IEnumerable<LocalText> texts, Dictionary<string, Question> known) => texts
        .SelectMany(text => text.Languages.SelectMany(language => Quoted(text[language]!)))
        .Distinct()
        .Where(key => !known.TryGetValue(key, out var question) || !question.Type.CanBeQuoted())
        .Select(key => new DefinitionProblem(DefinitionProblemKind.UnknownQuestion, Detail: key));

    private static Dictionary<string, Question> ByKey(IEnumerable<Question> questions) =>
        questions.DistinctBy(question => question.Key).ToDictionary(question => question.Key);

    /// <summary>Whether a link at the end may lead there: an absolute https address.</summary>
    public static bool IsWebAddress(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    internal static IEnumerable<string> Doubles(IEnumerable<string> keys) => keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex(@"\{\{\s*([a-z0-9-]+)\s*\}\}")]
    private static partial Regex Quotation();
}
