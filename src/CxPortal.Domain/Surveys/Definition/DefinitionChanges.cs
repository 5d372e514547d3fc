namespace CxPortal.Domain.Surveys.Definition;

/// <summary>What happened to a question since a publication.</summary>
public enum QuestionChange
{
    /// <summary>It is new.</summary>
    Added = 1,

    /// <summary>It is asked no more; its answers stay.</summary>
    Removed = 2,

    /// <summary>It gives other values than before: a new column.</summary>
    NewColumn = 3,

    /// <summary>Words, order of options, conditions or help changed; the column stays.</summary>
    Wording = 4,
}

/// <summary>What publishing would change.</summary>
/// <param name="Question">The question, as it is in the draft, or as it was where it is asked no more.</param>
/// <param name="Change">What happened to it.</param>
public sealed record DefinitionChange(Question Question, QuestionChange Change)
{
    /// <summary>The changes between a publication and a draft, in the order of the draft; removed questions come last.</summary>
    public static IReadOnlyList<DefinitionChange> Between(SurveyDefinition published, SurveyDefinition draft)
    {
        var found = new List<DefinitionChange>();
        foreach (var question in draft.AllQuestions())
        {
            if (published.Find(question.Key) is not { } earlier)
            {
                found.Add(new DefinitionChange(question, QuestionChange.Added));
            }
            else if (!MeaningRules.IsSame(earlier, question))
            {
                found.Add(new DefinitionChange(question, QuestionChange.NewColumn));
            }
            else if (Written(earlier) != Written(question))
            {
                found.Add(new DefinitionChange(question, QuestionChange.Wording));
            }
        }

        found.AddRange(published.AllQuestions().Where(question => draft.Find(question.Key) is null).Select(question => new DefinitionChange(question, QuestionChange.Removed)));
        return found;
    }

    private static string Written(Question question) =>
        SurveyDefinitionJson.Write(new SurveyDefinition { Pages = [new SurveyPage { Key = "x", Questions = [question with { Meaning = 1 }] }] });
}
