using System.Globalization;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Surveys.Asking;

/// <summary>Reads the answer to one question.</summary>
internal struct QuestionReader(AskedQuestion asked, IAnswerFields fields)
{
    /// <summary>The longest line of a short text, in characters.</summary>
    private const int ShortTextLength = 300;

    /// <summary>The answer.</summary>
    public Answer Answer { get; } = new();

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public List<AnswerProblem>? Problems { get; private set; }

    /// <summary>Reads it.</summary>
    public void Read()
    {
        switch (asked.Question.Type)
        {
            case QuestionType.Csi or QuestionType.TouchpointMatrix:
                ReadRows();
                break;
            case QuestionType.SingleChoice:
                ReadSingleChoice();
                break;
            case QuestionType.MultipleChoice:
                ReadMultipleChoice();
                break;
            case QuestionType.Consent:
                ReadConsent();
                break;
            case QuestionType.ShortText or QuestionType.LongText or QuestionType.Number or QuestionType.Date:
                ReadText();
                break;
            default:
                ReadScore(asked.Field, 0, asked.Question.AllowsNotApplicable);
                break;
        }
    }

    private void ReadRows()
    {
        foreach (var row in asked.Rows)
        {
            var isApplicable = ReadScore(row.Field, row.Row.Code, asked.Question.AllowsNotApplicable);
            if (asked.Question.Type == QuestionType.Csi && isApplicable)
            {
                ReadScore(row.ImportanceField, row.Row.Code + SurveyAnswer.ImportanceOffset, allowsNotApplicable: false);
            }
        }
    }

    /// <returns>False when it does not apply to the respondent.</returns>
    private bool ReadScore(string field, int item, bool allowsNotApplicable)
    {
        var sent = fields.First(field);
        if (string.IsNullOrEmpty(sent))
        {
            Skip(field, item);
        }
        else if (sent == AnswerReader.NotApplicable && allowsNotApplicable)
        {
            Answer.Add(item, SurveyAnswer.NotApplicable);
            return false;
        }
        else if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var score)
            && asked.Scale is { } scale && score >= scale.Min && score <= scale.Max)
        {
            Answer.Add(item, score);
        }
        else
        {
            Refuse(field, item, AnswerProblemKind.NotOffered);
        }

        return true;
    }

    private void ReadSingleChoice()
    {
        var sent = fields.First(asked.Field);
        if (string.IsNullOrEmpty(sent))
        {
            Skip(asked.Field, 0);
        }
        else if (sent == AnswerReader.NotApplicable && asked.Question.AllowsNotApplicable)
        {
            Answer.Add(0, SurveyAnswer.NotApplicable);
        }
        else if (sent == Conditions.OtherOption && asked.Question.HasOther)
        {
            Answer.Add(0, SurveyAnswer.Other);
            ReadOther();
        }
        else if (CodeOf(sent) is { } code)
        {
            Answer.Add(0, code);
        }
        else
        {
            Refuse(asked.Field, 0, AnswerProblemKind.NotOffered);
        }
    }

    private void ReadMultipleChoice()
    {
        var chosen = new SortedSet<int>();
        foreach (var sent in fields.All(asked.Field))
        {
            if (sent == AnswerReader.NotApplicable && asked.Question.AllowsNotApplicable)
            {
                Answer.Add(0, SurveyAnswer.NotApplicable);
                return;
            }

            var code = sent == Conditions.OtherOption && asked.Question.HasOther ? SurveyAnswer.Other : CodeOf(sent);
            if (code is null)
            {
                Refuse(asked.Field, 0, AnswerProblemKind.NotOffered);
                return;
            }

            chosen.Add(code.Value);
        }

        if (chosen.Count == 0)
        {
            Skip(asked.Field, 0);
            return;
        }

        Answer.Add(SurveyAnswer.AnsweredItem, 1);
        foreach (var code in chosen)
        {
            Answer.Add(code, 1);
        }

        if (chosen.Contains(SurveyAnswer.Other))
        {
            ReadOther();
        }

        if (asked.Question.AtLeast is { } least && chosen.Count < least)
        {
            Report(asked.Field, AnswerProblemKind.TooFew, least);
        }
        else if (asked.Question.AtMost is { } most && chosen.Count > most)
        {
            Report(asked.Field, AnswerProblemKind.TooMany, most);
        }
    }

    private void ReadConsent()
    {
        if (string.IsNullOrEmpty(fields.First(asked.Field)))
        {
            Skip(asked.Field, 0);
        }
        else
        {
            Answer.Add(0, SurveyAnswer.Given);
        }
    }

    private void ReadText()
    {
        var text = fields.First(asked.Field)?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(text))
        {
            Skip(asked.Field, 0);
            return;
        }

        var question = asked.Question;
        if (question.Type == QuestionType.Number)
        {
            ReadNumber(text);
        }
        else if (question.Type == QuestionType.Date)
        {
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                Give(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            else
            {
                Refuse(asked.Field, 0, AnswerProblemKind.NotADay);
            }
        }
        else
        {
            var longest = Math.Min(question.AtMost ?? SurveyTextAnswer.MaxTextLength, question.Type == QuestionType.ShortText ? ShortTextLength : SurveyTextAnswer.MaxTextLength);
            if (text.Length > longest)
            {
                Refuse(asked.Field, 0, AnswerProblemKind.TooLong, longest);
            }
            else
            {
                Give(text.Replace("\0", string.Empty, StringComparison.Ordinal));
            }
        }
    }

    private void ReadNumber(string text)
    {
        // People type a comma or a point and group digits by spaces; nothing else is guessed.
        var plain = string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Replace(',', '.');
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(asked.Field, 0, AnswerProblemKind.NotANumber);
        }
        else if (asked.Question.AtLeast is { } least && number < least)
        {
            Refuse(asked.Field, 0, AnswerProblemKind.TooSmall, least);
        }
        else if (asked.Question.AtMost is { } most && number > most)
        {
            Refuse(asked.Field, 0, AnswerProblemKind.TooLarge, most);
        }
        else
        {
            Give(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void ReadOther()
    {
        var words = fields.First(asked.OtherField)?.Trim();
        if (string.IsNullOrEmpty(words))
        {
            Report(asked.OtherField, AnswerProblemKind.OtherWithoutWords);
        }
        else if (words.Length > ShortTextLength)
        {
            Report(asked.OtherField, AnswerProblemKind.TooLong, ShortTextLength);
        }
        else
        {
            Answer.Text = words.Replace("\0", string.Empty, StringComparison.Ordinal);
        }
    }

    private readonly int? CodeOf(string key)
    {
        foreach (var option in asked.Question.Options)
        {
            if (option.Key == key)
            {
                return option.Code;
            }
        }

        return null;
    }

    private readonly void Give(string text)
    {
        Answer.Add(0, SurveyAnswer.Given);
        Answer.Text = text;
    }

    private void Skip(string field, int item)
    {
        Answer.Add(item, SurveyAnswer.Skipped);
        if (asked.Question.IsRequired)
        {
            Report(field, AnswerProblemKind.Required);
        }
    }

    private void Refuse(string field, int item, AnswerProblemKind kind, int? limit = null)
    {
        Answer.Add(item, SurveyAnswer.Skipped);
        Report(field, kind, limit);
    }

    private void Report(string field, AnswerProblemKind kind, int? limit = null) => (Problems ??= []).Add(new AnswerProblem(asked, field, kind, limit));
}
