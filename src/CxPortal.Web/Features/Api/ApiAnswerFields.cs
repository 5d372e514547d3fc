using System.Text.Json;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Asking;

namespace CxPortal.Web.Features.Api;

/// <summary>
/// Answers in JSON as the fields that a respondent's form would send, so that both are read and checked by the same rules: a score or
/// number, an option's key, a list of keys, a text, <c>"na"</c> for "does not apply", <c>{"other": "words"}</c>, and for rows an object of scores
/// or of <c>{"score": 4, "importance": 8}</c>.
/// </summary>
internal sealed class ApiAnswerFields : IAnswerFields
{
    private const string Other = "other";

    private readonly Dictionary<string, List<string>> fields = new(StringComparer.Ordinal);

    /// <summary>Names of questions, rows or members that the survey does not have.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Takes over the answers of one response.</summary>
    public static ApiAnswerFields Of(AskedSurvey survey, JsonElement answers)
    {
        var result = new ApiAnswerFields();
        foreach (var answer in answers.EnumerateObject())
        {
            if (survey.Find(answer.Name) is not { TakesAnswer: true } question)
            {
                result.Unknown.Add(answer.Name);
            }
            else if (question.HasRows)
            {
                result.AddRows(question, answer.Value);
            }
            else
            {
                result.AddAnswer(question, answer.Value);
            }
        }

        return result;
    }

    /// <inheritdoc />
    public string? First(string name) => fields.TryGetValue(name, out var values) ? values[0] : null;

    /// <inheritdoc />
    public IEnumerable<string> All(string name) => fields.TryGetValue(name, out var values) ? values : [];

    private void AddAnswer(AskedQuestion question, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddAnswer(question, item);
                }

                break;
            case JsonValueKind.Object when value.TryGetProperty(Other, out var words) && value.GetPropertyCount() == 1:
                Add(question.Field, Conditions.OtherOption);
                Add(question.OtherField, TextOf(words) ?? string.Empty);
                break;
            case JsonValueKind.False when question.Question.Type == QuestionType.Consent:
                break;
            default:
                AddText(question.Key, question.Field, value);
                break;
        }
    }

    private void AddRows(AskedQuestion question, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Unknown.Add(question.Key);
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var name = question.Key + "." + member.Name;
            if (question.Rows.FirstOrDefault(row => row.Row.Key == member.Name) is not { } row)
            {
                Unknown.Add(name);
            }
            else if (member.Value.ValueKind == JsonValueKind.Object)
            {
                AddScores(row, name, member.Value);
            }
            else
            {
                AddText(name, row.Field, member.Value);
            }
        }
    }

    private void AddScores(AskedRow row, string name, JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            var field = member.Name switch { "score" => row.Field, "importance" => row.ImportanceField, _ => null };
            if (field is null)
            {
                Unknown.Add(name + "." + member.Name);
            }
            else
            {
                AddText(name, field, member.Value);
            }
        }
    }

    private void AddText(string name, string field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (TextOf(value) is { } text)
        {
            Add(field, text);
        }
        else
        {
            Unknown.Add(name);
        }
    }

    private void Add(string field, string text)
    {
        if (!fields.TryGetValue(field, out var values))
        {
            fields.Add(field, values = []);
        }

        values.Add(text);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TypedText.WithoutDebris(value.GetString()!),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        _ => null,
    };
}
