using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.Building;

/// <summary>Stores a question as it was typed.</summary>
public sealed class QuestionSaving(DraftEditor editor, DefinitionProblemTexts problems, IStringLocalizer<SurveysText> text)
{
    /// <summary>Stores it. What is unfinished may be stored as well and is named before publishing; what is contradictory may not.</summary>
    /// <returns>Its key. Stale when somebody else changed the question since the form was opened.</returns>
    public async Task<Outcome<string>> SaveAsync(long surveyId, string key, QuestionForm form, CancellationToken cancellationToken)
    {
        var published = (await editor.PublishedAsync(surveyId, cancellationToken)).SelectMany(definition => definition.AllQuestions()).Where(question => question.Key == key).ToList();
        var newKey = published.Count > 0 || string.IsNullOrWhiteSpace(form.Key) ? key : form.Key.Trim();
        var outcome = await editor.TryAsync(surveyId, definition => Edit(definition, key, newKey, form, published), cancellationToken);
        return new Outcome<string> { Kind = outcome.Kind, Problems = outcome.Problems, Value = outcome.IsDone ? newKey : key };
    }

    private Outcome<SurveyDefinition> Edit(SurveyDefinition definition, string key, string newKey, QuestionForm form, IReadOnlyList<Question> published)
    {
        if (definition.Find(key) is not { } stored)
        {
            return Outcome<SurveyDefinition>.NotFound;
        }

        if (form.Seen is not null && form.Seen != QuestionForm.Fingerprint(stored))
        {
            return Outcome<SurveyDefinition>.StaleBecause(definition);
        }

        var question = form.Apply(stored, definition.Before(key), published);
        var found = ProblemsOf(definition, question, newKey, form);
        if (found.Count > 0)
        {
            return Outcome<SurveyDefinition>.Invalid(found);
        }

        var changed = SurveyEdits.Replace(definition, question);
        return newKey == key ? changed : SurveyEdits.Rename(changed, key, newKey);
    }

    private List<Problem> ProblemsOf(SurveyDefinition definition, Question question, string newKey, QuestionForm form)
    {
        var found = new List<Problem>();
        if (string.IsNullOrWhiteSpace(form.Title) && form.Language == definition.Languages[0])
        {
            found.Add(new Problem(nameof(form.Title), text["Problem.QuestionMissing"]));
        }

        if (!Slug.IsValid(newKey))
        {
            found.Add(new Problem(nameof(form.Key), text["Problem.Key", Slug.From(newKey)]));
        }
        else if (newKey != question.Key && SurveyEdits.IsTaken(definition, newKey))
        {
            found.Add(new Problem(nameof(form.Key), text["Problem.QuestionKeyTaken", newKey]));
        }

        var earlier = definition.Before(question.Key).ToDictionary(known => known.Key);
        var wrong = QuestionRules.Problems(question, definition.Languages[0]).Where(problem => problem.Kind != DefinitionProblemKind.QuestionEmpty)
            .Concat(ConditionRules.Problems(question.ShowIf, earlier));
        found.AddRange(wrong.Select(problem => new Problem(FieldOf(problem.Kind), problems.Say(problem, definition))));
        return found;
    }

    private static string FieldOf(DefinitionProblemKind kind) => kind switch
    {
        DefinitionProblemKind.Scale => nameof(QuestionForm.Scale),
        DefinitionProblemKind.TooFewChoices or DefinitionProblemKind.ChoiceEmpty or DefinitionProblemKind.ChoiceTwice => nameof(QuestionForm.Choices),
        DefinitionProblemKind.Limits => nameof(QuestionForm.AtMost),
        DefinitionProblemKind.UnknownQuestion or DefinitionProblemKind.ImpossibleCondition => nameof(QuestionForm.ShowIf),
        _ => nameof(QuestionForm.Title),
    };
}
