using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>Which way a respondent takes through a survey: which pages and questions, and in which order.</summary>
public static class SurveyPath
{
    /// <summary>Whether a question is shown to somebody with these answers.</summary>
    public static bool IsShown(AskedQuestion question, AskedSurvey survey, AnswerSet answers) =>
        Conditions.Holds(question.Question.ShowIf, survey, answers);

    /// <summary>Place of the first page from <paramref name="from"/> on that has something to show; null when there is none.</summary>
    public static int? NextPage(AskedSurvey survey, AnswerSet answers, int from)
    {
        for (var index = from; index < survey.Pages.Count; index++)
        {
            if (HasSomething(survey.Pages[index], survey, answers))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Place of the last page before <paramref name="before"/> that has something to show; null when there is none.</summary>
    public static int? PreviousPage(AskedSurvey survey, AnswerSet answers, int before)
    {
        for (var index = Math.Min(before, survey.Pages.Count) - 1; index >= 0; index--)
        {
            if (HasSomething(survey.Pages[index], survey, answers))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The questions of a page that are shown, in this respondent's order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="answers">What was answered so far.</param>
    /// <param name="seed">Decides the order; the same for one respondent throughout.</param>
    public static IReadOnlyList<AskedQuestion> QuestionsOf(AskedPage page, AskedSurvey survey, AnswerSet answers, uint seed)
    {
        var shown = page.Questions.Where(question => IsShown(question, survey, answers)).ToArray();
        return page.Page.IsShuffled ? Shuffled(shown, Mix(seed, page.Page.Key)) : shown;
    }

    /// <summary>Options of a choice in this respondent's order.</summary>
    public static IReadOnlyList<Choice> OptionsOf(AskedQuestion question, uint seed) =>
        question.Question.IsShuffled ? Shuffled([.. question.Question.Options], Mix(seed, question.Key)) : question.Question.Options;

    /// <summary>Rows of a matrix or aspects of a CSI block in this respondent's order.</summary>
    public static IReadOnlyList<AskedRow> RowsOf(AskedQuestion question, uint seed) =>
        question.Question.IsShuffled ? Shuffled([.. question.Rows], Mix(seed, question.Key)) : question.Rows;

    /// <summary>What is said at the end: the first outcome whose condition holds; null when none does.</summary>
    public static Outcome? OutcomeOf(AskedSurvey survey, AnswerSet answers) =>
        survey.Definition.Outcomes.FirstOrDefault(outcome => Conditions.Holds(outcome.When, survey, answers));

    /// <summary>A number made from a text that is the same on every machine, to decide an order by.</summary>
    public static uint SeedOf(ReadOnlySpan<char> text) => Mix(2166136261, text);

    private static bool HasSomething(AskedPage page, AskedSurvey survey, AnswerSet answers)
    {
        foreach (var question in page.Questions)
        {
            if (IsShown(question, survey, answers))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>FNV-1a.</summary>
    private static uint Mix(uint seed, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            seed = (seed ^ character) * 16777619;
        }

        return seed;
    }

    private static T[] Shuffled<T>(T[] items, uint seed)
    {
        var state = seed | 1;
        for (var index = items.Length - 1; index > 0; index--)
        {
            // xorshift: the order has to be the same at the next request, in another process too.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var other = (int)(state % (uint)(index + 1));
            (items[index], items[other]) = (items[other], items[index]);
        }

        return items;
    }
}
