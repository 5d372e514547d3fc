using CxPortal.Domain.Surveys.Definition;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Says in the reader's language what is wrong with a definition.</summary>
public sealed class DefinitionProblemTexts(IStringLocalizer<SurveysText> text)
{
    /// <summary>What is wrong and what to do.</summary>
    public string Say(DefinitionProblem problem, SurveyDefinition definition)
    {
        var message = text["Wrong." + problem.Kind, problem.Detail].Value;
        return problem.Question is null ? message : text["Wrong.At", NumberOf(problem.Question, definition), message];
    }

    /// <summary>Number of a question among those that ask, from 1; statements count like the question after them.</summary>
    private static int NumberOf(string key, SurveyDefinition definition) =>
        definition.AllQuestions().TakeWhile(question => question.Key != key).Count(question => question.Type.Asks()) + 1;
}
