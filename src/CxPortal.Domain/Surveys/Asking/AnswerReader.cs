using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>
/// Reads answers from form fields. Questions are taken in order and each is read only if it is shown to somebody who answered the
/// earlier ones like this, so what is left over from another way through the survey counts for nothing.
/// </summary>
public static class AnswerReader
{
    /// <summary>Value of a field that says "does not apply to me".</summary>
    public const string NotApplicable = "na";

    /// <summary>Reads all answers.</summary>
    /// <param name="survey">What is asked.</param>
    /// <param name="fields">What was sent.</param>
    /// <param name="lastPage">Place of the last page whose answers have to be right; later pages have not been seen yet.</param>
    public static AnswerReading Read(AskedSurvey survey, IAnswerFields fields, int lastPage = int.MaxValue)
    {
        var answers = new AnswerSet();
        List<AnswerProblem>? problems = null;
        foreach (var question in survey.Questions)
        {
            if (!question.TakesAnswer || !SurveyPath.IsShown(question, survey, answers))
            {
                continue;
            }

            var reader = new QuestionReader(question, fields);
            reader.Read();
            answers.Add(question.Key, reader.Answer);
            if (question.Page <= lastPage && reader.Problems is { } found)
            {
                (problems ??= []).AddRange(found);
            }
        }

        return new AnswerReading(answers, problems ?? (IReadOnlyList<AnswerProblem>)[]);
    }

    /// <summary>The values to store, by columns.</summary>
    /// <param name="survey">What was asked.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="columnOf">The column of a question.</param>
    public static (IReadOnlyList<AnswerValue> Values, IReadOnlyList<AnswerText> Texts) Store(
        AskedSurvey survey, AnswerSet answers, Func<AskedQuestion, long> columnOf)
    {
        var values = new List<AnswerValue>(survey.Questions.Count + 4);
        List<AnswerText>? texts = null;
        foreach (var question in survey.Questions)
        {
            if (answers.Find(question.Key) is not { } answer)
            {
                continue;
            }

            var column = columnOf(question);
            foreach (var value in answer.Values)
            {
                values.Add(new AnswerValue(column, value.Item, value.Value));
            }

            if (answer.Text is { } text)
            {
                (texts ??= []).Add(new AnswerText(column, text));
            }
        }

        return (values, texts ?? (IReadOnlyList<AnswerText>)[]);
    }
}
