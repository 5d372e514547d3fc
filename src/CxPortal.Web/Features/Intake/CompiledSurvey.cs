using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Asking;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.Intake;

/// <summary>One revision of a survey, ready to be asked and its answers ready to be stored. Never changes.</summary>
public sealed class CompiledSurvey
{
    private readonly Dictionary<string, long> columns;

    /// <summary>Makes a revision ready.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="number">Number of the revision.</param>
    /// <param name="definition">What it asks.</param>
    /// <param name="columns">The survey's columns.</param>
    public CompiledSurvey(long surveyId, int number, SurveyDefinition definition, IEnumerable<SurveyQuestion> columns)
    {
        SurveyId = surveyId;
        Number = number;
        Asked = new AskedSurvey(definition);
        var ids = columns.ToDictionary(column => (column.Key, column.Meaning), column => column.Id);
        this.columns = Asked.Questions
            .Where(question => question.TakesAnswer && ids.ContainsKey((question.Key, question.Question.Meaning)))
            .DistinctBy(question => question.Key)
            .ToDictionary(question => question.Key, question => ids[(question.Key, question.Question.Meaning)], StringComparer.Ordinal);
    }

    /// <summary>The survey.</summary>
    public long SurveyId { get; }

    /// <summary>Number of the revision.</summary>
    public int Number { get; }

    /// <summary>What is asked.</summary>
    public AskedSurvey Asked { get; }

    /// <summary>Languages it is asked in, the first one by default.</summary>
    public IReadOnlyList<string> Languages => Asked.Definition.Languages;

    /// <summary>The column of a question.</summary>
    /// <exception cref="KeyNotFoundException">The revision was published without its columns.</exception>
    public long ColumnOf(AskedQuestion question) => columns[question.Key];

    /// <summary>The response that answers make up.</summary>
    /// <param name="answers">All answers, without problems.</param>
    /// <param name="language">Language they were given in.</param>
    /// <param name="cut">Values of the declared attributes by slot.</param>
    /// <param name="idempotencyKey">What tells a repetition from a new response.</param>
    public Submission Submit(AnswerSet answers, string language, IReadOnlyList<string> cut, string idempotencyKey)
    {
        var (values, texts) = AnswerReader.Store(Asked, answers, ColumnOf);
        return new Submission(SurveyId, Number, language, cut, true, values, texts, idempotencyKey)
        {
            Outcome = SurveyPath.OutcomeOf(Asked, answers)?.Key,
        };
    }
}
