using System.Globalization;
using CxPortal.Domain.Surveys.Asking;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>What a respondent's form leads to: the same page again, another page, or the end.</summary>
/// <param name="Next">The page to show; null at the end.</param>
/// <param name="Answers">All answers, without problems, at the end.</param>
public sealed record PageStep(AskedPageModel? Next, AnswerSet Answers);

/// <summary>The way from page to page. Answers travel in the form, and every step reads them all anew.</summary>
public static class PageFlow
{
    /// <summary>The first page, or the one at which somebody stopped.</summary>
    /// <param name="start">Survey, language and frame; its page is looked for from the given one on.</param>
    public static AskedPageModel Begin(AskedPageModel start)
    {
        var answers = AnswerReader.Read(start.Survey, start.Fields, -1).Answers;
        return start with { Answers = answers, Page = SurveyPath.NextPage(start.Survey, answers, start.Page) ?? start.Survey.Pages.Count - 1 };
    }

    /// <summary>The step that a form asks for.</summary>
    /// <param name="sent">The page it was sent from, with its fields.</param>
    /// <param name="form">Its buttons and marks.</param>
    public static PageStep Step(AskedPageModel sent, IFormCollection form)
    {
        var reading = AnswerReader.Read(sent.Survey, sent.Fields, sent.Page);
        var page = sent with { Answers = reading.Answers };
        if (form["switch"] is [{ } language, ..] && sent.Survey.Definition.Languages.Contains(language))
        {
            return new PageStep(page with { Language = language }, reading.Answers);
        }

        if (form.ContainsKey("back"))
        {
            return new PageStep(page with { Page = SurveyPath.PreviousPage(sent.Survey, reading.Answers, sent.Page) ?? sent.Page }, reading.Answers);
        }

        // Questions that these answers have brought up are asked before anything is found missing in them.
        var unseen = Unseen(page, form);
        var problems = reading.Problems.Where(problem => !unseen.Contains(problem.Question.Key)).ToList();
        if (problems.Count > 0)
        {
            var first = problems.Min(problem => problem.Question.Page);
            return new PageStep(page with { Page = first, Problems = [.. problems.Where(problem => problem.Question.Page == first)] }, reading.Answers);
        }

        if (unseen.Count > 0)
        {
            return new PageStep(page with { HasNewQuestions = true }, reading.Answers);
        }

        return SurveyPath.NextPage(sent.Survey, reading.Answers, sent.Page + 1) is { } next
            ? new PageStep(page with { Page = next }, reading.Answers)
            : new PageStep(null, reading.Answers);
    }

    /// <summary>The page that a form was sent from.</summary>
    public static int PageOf(IFormCollection form, AskedSurvey survey) =>
        int.TryParse(form["p"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page < survey.Pages.Count ? page : 0;

    private static HashSet<string> Unseen(AskedPageModel page, IFormCollection form)
    {
        var conditional = page.Survey.Pages[page.Page].Questions.Where(question => question.Question.ShowIf is not null).ToList();
        if (conditional.Count == 0)
        {
            return [];
        }

        var seen = form["s"].ToString().Split(',').ToHashSet(StringComparer.Ordinal);
        return [.. conditional
            .Where(question => !seen.Contains(question.Key) && SurveyPath.IsShown(question, page.Survey, page.Answers))
            .Select(question => question.Key)];
    }
}
