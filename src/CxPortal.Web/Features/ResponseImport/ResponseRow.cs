using System.Security.Cryptography;
using System.Text;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>One response as it was read.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Id">What tells it apart in the source; null where only its content does.</param>
/// <param name="At">When it was given; null where the file does not say.</param>
/// <param name="Attributes">Values of the mapping's attributes in their order; empty where there is none.</param>
/// <param name="Answers">Answers to the mapping's questions in their order.</param>
/// <param name="Hash">SHA-256 of all that is mapped, 64 lower-case hexadecimal digits.</param>
public sealed record ResponseRow(
    int Line, string? Id, ReadInstant? At, IReadOnlyList<string> Attributes, IReadOnlyList<RowAnswer> Answers, string Hash);

/// <summary>An answer as it was read.</summary>
/// <param name="Value">The score, or one of the constants of <see cref="SurveyAnswer"/>; of a choice it says only that there is one.</param>
/// <param name="Text">The text, or the words of the chosen option; null for scores.</param>
public readonly record struct RowAnswer(int Value, string? Text);

/// <summary>Reads responses from the rows of a file.</summary>
public sealed class ResponseRowReader
{
    private readonly ResponseMapping mapping;
    private readonly TableColumn? id;
    private readonly TableInstantColumn? at;
    private readonly List<TableColumn> questions;
    private readonly List<TableColumn> attributes;
    private readonly RowFields fields;

    private ResponseRowReader(ResponseMapping mapping, TableReader table, TimeZoneInfo organisation, List<MappingProblem> problems)
    {
        this.mapping = mapping;
        fields = new RowFields(mapping.Format);
        id = mapping.Id is null ? null : Find(table, mapping.Id, "$.id", problems);
        at = mapping.RespondedAt is { } instant && Find(table, instant.Column, "$.respondedAt.column", problems) is { } column
            ? new TableInstantColumn(column, new InstantFormat(instant.Formats, mapping.Format.Culture, mapping.Format.TimeZone ?? organisation, organisation))
            : null;
        questions = [.. mapping.Questions.Select(question => Find(table, question.Column, $"$.questions.{question.Key}.column", problems)).OfType<TableColumn>()];
        attributes = [.. mapping.Attributes.Select(attribute => Find(table, attribute.Column, $"$.attributes.{attribute.Name}", problems)).OfType<TableColumn>()];
    }

    /// <summary>What is wrong with the row that was read last; null when it is good.</summary>
    public TableProblem? Problem => fields.Problem;

    /// <summary>What was repaired in the row that was read last.</summary>
    public IReadOnlyList<TableProblem> Repairs => fields.Repairs;

    /// <summary>Headers of the questions' columns, in the order of the mapping.</summary>
    public IReadOnlyList<string> QuestionHeaders => [.. questions.Select(column => column.Header)];

    /// <summary>Finds the columns of a mapping in a file.</summary>
    /// <returns>The reader, or the columns that are not there.</returns>
    public static (ResponseRowReader? Reader, IReadOnlyList<MappingProblem> Problems) Create(ResponseMapping mapping, TableReader table, TimeZoneInfo organisation)
    {
        var problems = new List<MappingProblem>();
        var reader = new ResponseRowReader(mapping, table, organisation, problems);
        return problems.Count == 0 ? (reader, problems) : (null, problems);
    }

    /// <summary>Reads a row; null when it is wrong, and <see cref="Problem"/> says why.</summary>
    public ResponseRow? Read(TableRow row)
    {
        fields.Begin(row);
        if (fields.Problem is not null)
        {
            return null;
        }

        var key = IdOf();
        var instant = at is null ? null : fields.Instant(at);
        if (at is not null && instant is null)
        {
            fields.Refuse("Row.NoInstant", at.Column.Header);
        }

        var cut = attributes.ConvertAll(AttributeOf);
        var answers = new RowAnswer[questions.Count];
        for (var index = 0; index < answers.Length; index++)
        {
            answers[index] = AnswerOf(mapping.Questions[index], questions[index]);
        }

        return fields.Problem is null ? new ResponseRow(row.Line, key, instant, cut, answers, HashOf(instant, cut, answers)) : null;
    }

    private string? IdOf()
    {
        if (id is null)
        {
            return null;
        }

        var text = fields.Text(id);
        if (text is null)
        {
            fields.Refuse("Row.NoId", id.Header);
        }
        else if (text.Length > SurveyResponse.MaxExternalKeyLength)
        {
            fields.Refuse("Row.TooLong", id.Header, Invariant(SurveyResponse.MaxExternalKeyLength));
        }

        return text;
    }

    private string AttributeOf(TableColumn column)
    {
        var text = fields.Text(column) ?? string.Empty;
        if (text.Length > SurveyAttribute.MaxValueLength)
        {
            fields.Refuse("Row.TooLong", column.Header, Invariant(SurveyAttribute.MaxValueLength));
        }

        return text;
    }

    private RowAnswer AnswerOf(QuestionMapping question, TableColumn column)
    {
        if (fields.Text(column) is not { } text)
        {
            return new RowAnswer(SurveyAnswer.Skipped, null);
        }

        if (question.NotApplicable.Contains(text))
        {
            return new RowAnswer(SurveyAnswer.NotApplicable, null);
        }

        if (question.IsScore)
        {
            return new RowAnswer(ScoreOf(question, column, text), null);
        }

        if (question.Labels.Count > 0 && !question.Labels.ContainsKey(text))
        {
            fields.Refuse("Row.NoLabel", column.Header, RowFields.Shown(text));
        }

        if (text.Length > SurveyTextAnswer.MaxTextLength)
        {
            fields.Refuse("Row.TooLong", column.Header, Invariant(SurveyTextAnswer.MaxTextLength));
        }

        return new RowAnswer(SurveyAnswer.Given, text);
    }

    private int ScoreOf(QuestionMapping question, TableColumn column, string text)
    {
        if (question.Labels.TryGetValue(text, out var labelled))
        {
            return labelled;
        }

        if (fields.NumberOf(column, text) is not { } number)
        {
            return 0;
        }

        if (number != decimal.Truncate(number) || number < question.Min || number > question.Max)
        {
            fields.Refuse("Row.OffScale", column.Header, RowFields.Shown(text), Invariant(question.Min), Invariant(question.Max));
            return 0;
        }

        return (int)number;
    }

    private string HashOf(ReadInstant? instant, IEnumerable<string> cut, RowAnswer[] answers)
    {
        // The unit separator cannot stand in a value: control characters are removed from all of them.
        var content = new StringBuilder();
        content.Append(instant?.Utc.Ticks).Append('\u001F').AppendJoin('\u001F', mapping.Attributes.Zip(cut, (attribute, value) => attribute.Name + "=" + value));
        for (var index = 0; index < answers.Length; index++)
        {
            content.Append('\u001F').Append(mapping.Questions[index].Key).Append('=').Append(answers[index].Value).Append(':').Append(answers[index].Text);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    private static TableColumn? Find(TableReader table, ColumnName name, string path, List<MappingProblem> problems)
    {
        var column = table.Find(name, out var problem);
        if (problem is not null)
        {
            problems.Add(new MappingProblem(path, problem));
        }

        return column;
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
