using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.SurveyResults.Figures;

namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>Which column of a table of single responses each value of an answer goes into.</summary>
internal sealed class ResponseTable
{
    /// <summary>What stands where a question does not apply to the respondent.</summary>
    public const string NotApplicable = "NA";

    private readonly Dictionary<(long Question, int Item), int> places = [];
    private readonly Dictionary<(long Question, int Value), string> names = [];
    private readonly Dictionary<long, int> texts = [];
    private readonly HashSet<long> choices = [];

    /// <summary>The layout for a survey.</summary>
    /// <param name="columns">Its questions.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="isIdentified">Whether instants are kept.</param>
    public ResponseTable(IReadOnlyList<SurveyColumn> columns, IReadOnlyList<SurveyAttribute> attributes, bool isIdentified)
    {
        Heads.AddRange(isIdentified ? ["response", "day", "occurredAt", "language", "complete"] : ["response", "day", "language", "complete"]);
        FirstAttribute = Heads.Count;
        Heads.AddRange(attributes.Select(attribute => attribute.Key));
        foreach (var column in columns)
        {
            Add(column);
        }
    }

    /// <summary>Names of the columns.</summary>
    public List<string> Heads { get; } = [];

    /// <summary>Place of the first attribute.</summary>
    public int FirstAttribute { get; }

    /// <summary>Puts an answer into its place.</summary>
    public void Put(object?[] row, long question, int item, int value)
    {
        if (!places.TryGetValue((question, item), out var place))
        {
            return;
        }

        row[place] = value switch
        {
            SurveyAnswer.Skipped => null,
            SurveyAnswer.NotApplicable => NotApplicable,
            _ when choices.Contains(question) => names.TryGetValue((question, value), out var name) ? name : value,
            _ => value,
        };
    }

    /// <summary>Puts words into their place.</summary>
    public void Put(object?[] row, long question, string text)
    {
        if (texts.TryGetValue(question, out var place))
        {
            row[place] = text;
        }
    }

    private void Add(SurveyColumn column)
    {
        switch (column.Type)
        {
            case QuestionType.MultipleChoice:
                foreach (var option in column.Options)
                {
                    Add(column, option.Code, $"{column.Name}.{option.Key}");
                }

                break;
            case QuestionType.TouchpointMatrix or QuestionType.Csi:
                foreach (var row in column.Rows)
                {
                    Add(column, row.Code, $"{column.Name}.{row.Key}");
                    if (column.Type == QuestionType.Csi)
                    {
                        Add(column, row.Code + SurveyAnswer.ImportanceOffset, $"{column.Name}.{row.Key}.importance");
                    }
                }

                break;
            case QuestionType.ShortText or QuestionType.LongText or QuestionType.Number or QuestionType.Date:
                AddText(column, column.Name);
                return;
            default:
                Add(column, 0, column.Name);
                break;
        }

        if (column.Options.Count > 0)
        {
            AddChoice(column);
        }
    }

    private void AddChoice(SurveyColumn column)
    {
        if (column.Type == QuestionType.SingleChoice)
        {
            choices.Add(column.Id);
            foreach (var option in column.Options)
            {
                names[(column.Id, option.Code)] = option.Key;
            }
        }

        if (column.Options.Any(option => option.Code == SurveyAnswer.Other))
        {
            AddText(column, $"{column.Name}.{SurveyColumns.OtherKey}.text");
        }
    }

    private void Add(SurveyColumn column, int item, string name)
    {
        places[(column.Id, item)] = Heads.Count;
        Heads.Add(name);
    }

    private void AddText(SurveyColumn column, string name)
    {
        texts[column.Id] = Heads.Count;
        Heads.Add(name);
    }
}
