using CxPortal.Domain.Surveys.Asking;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Shows a definition as respondents would see it, page by page; nothing is stored.</summary>
public sealed class SurveyPreviews(PageRenderer renderer)
{
    /// <summary>A page of the preview as a whole HTML document, without a script.</summary>
    /// <param name="definition">What is asked; it may be unfinished.</param>
    /// <param name="language">In which language.</param>
    /// <param name="isAnonymous">Whether the survey is anonymous.</param>
    /// <param name="form">The page that was filled in; null for the first one.</param>
    /// <param name="token">Name and value of the antiforgery token that its form carries; null for none.</param>
    public string Render(SurveyDefinition definition, string language, bool isAnonymous, IFormCollection? form, (string Name, string Value)? token = null)
    {
        var survey = new AskedSurvey(definition);
        var frame = new PageFrame(isAnonymous) { Token = token };
        if (survey.Pages.Count == 0)
        {
            return Message(definition, language, null, frame);
        }

        var key = form?["k"].ToString() is { Length: > 0 } known ? known : RespondentAnswers.NewKey();
        if (form is null)
        {
            return renderer.Questions(PageFlow.Begin(new AskedPageModel(survey, language, 0, new AnswerSet(), NoFields.Instance, key, 0, frame)));
        }

        var shown = form["l"] is [{ } chosen, ..] && definition.Languages.Contains(chosen) ? chosen : language;
        var page = new AskedPageModel(survey, shown, PageFlow.PageOf(form, survey), new AnswerSet(), SentFields.Of(form), key, 0, frame);
        var step = PageFlow.Step(page, form);
        if (step.Next is { } next)
        {
            return renderer.Questions(next);
        }

        var outcome = SurveyPath.OutcomeOf(survey, step.Answers);
        var words = outcome is null ? null : Piping.Apply(outcome.Text.For(survey.LanguagesFrom(shown)), survey, step.Answers, shown);
        return Message(definition, shown, words, frame);
    }

    private string Message(SurveyDefinition definition, string language, string? words, PageFrame frame)
    {
        var texts = new RespondentTexts(definition, language);
        return renderer.Message(language, texts["ThanksTitle"], string.IsNullOrEmpty(words) ? texts["Thanks"] : words, null, frame);
    }
}
