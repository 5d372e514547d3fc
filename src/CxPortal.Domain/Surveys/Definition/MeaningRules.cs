namespace CxPortal.Domain.Surveys.Definition;

/// <summary>
/// When a changed question is a new column of data. Wording, translations, more options, help and conditions keep the column; another type,
/// another scale or a number that now stands for another option or row make a new one.
/// </summary>
public static class MeaningRules
{
    /// <summary>The definition with the meaning of every question settled: that of its last publication, or the next one where it changed.</summary>
    /// <param name="definition">What is about to be published.</param>
    /// <param name="published">Earlier publications, the newest first.</param>
    public static SurveyDefinition Settle(SurveyDefinition definition, IReadOnlyList<SurveyDefinition> published)
    {
        var earlier = published.SelectMany(revision => revision.AllQuestions()).ToLookup(question => question.Key);
        return definition with
        {
            Pages = [.. definition.Pages.Select(page => page with
            {
                Questions = [.. page.Questions.Select(question => question with { Meaning = MeaningOf(question, earlier[question.Key]) })],
            })],
        };
    }

    /// <summary>Whether two versions of a question give values that may be counted together.</summary>
    public static bool IsSame(Question earlier, Question later) =>
        earlier.Type == later.Type
        && (earlier.Scale?.Min, earlier.Scale?.Max) == (later.Scale?.Min, later.Scale?.Max)
        && KeepsNumbers(earlier.Options, later.Options)
        && KeepsNumbers(earlier.Rows, later.Rows);

    private static int MeaningOf(Question question, IEnumerable<Question> earlier)
    {
        var all = earlier.ToList();
        var same = all.Find(known => IsSame(known, question));
        return same?.Meaning ?? all.Select(known => known.Meaning).DefaultIfEmpty(0).Max() + 1;
    }

    /// <summary>Whether no number stands for something else, and nothing has another number.</summary>
    private static bool KeepsNumbers(IReadOnlyList<Choice> earlier, IReadOnlyList<Choice> later) => later.All(choice =>
        earlier.FirstOrDefault(known => known.Code == choice.Code) is not { } byCode || byCode.Key == choice.Key)
        && later.All(choice => earlier.FirstOrDefault(known => known.Key == choice.Key) is not { } byKey || byKey.Code == choice.Code);
}
