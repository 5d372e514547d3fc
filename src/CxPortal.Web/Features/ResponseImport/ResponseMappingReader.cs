using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Reads mapping files of answers.</summary>
public static class ResponseMappingReader
{
    /// <summary>Names of the types of questions in mapping files.</summary>
    public static IReadOnlyDictionary<string, QuestionType> Types { get; } = new Dictionary<string, QuestionType>
    {
        ["csat"] = QuestionType.Csat,
        ["nps"] = QuestionType.Nps,
        ["ces"] = QuestionType.Ces,
        ["scale"] = QuestionType.Scale,
        ["choice"] = QuestionType.SingleChoice,
        ["text"] = QuestionType.LongText,
    };

    /// <summary>The highest point that a scale may have: answers are counted point by point.</summary>
    private const int HighestPoint = 1000;

    /// <summary>The highest code of an option.</summary>
    private const int HighestCode = 999;

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>The mapping, or what is wrong with it.</returns>
    public static (ResponseMapping? Mapping, IReadOnlyList<MappingProblem> Problems) Read(string json)
    {
        var problems = new List<MappingProblem>();
        if (MappingNode.Parse(json, problems) is not { } root)
        {
            return (null, problems);
        }

        root.RefuseOthers([.. TableFormat.Properties, "survey", "title", "id", "respondedAt", "questions", "attributes"]);
        var mapping = new ResponseMapping
        {
            Survey = SurveyOf(root),
            Title = TitleOf(root, Survey.MaxTitleLength),
            Format = TableFormat.Read(root),
            Id = root.Column("id"),
            RespondedAt = root.Instant("respondedAt"),
            Questions = QuestionsOf(root),
            Attributes = AttributesOf(root),
        };
        return problems.Count == 0 ? (mapping, problems) : (null, problems);
    }

    /// <summary>Whether a text can name a question or an attribute.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= Slug.MaxLength && name.Trim() == name && TypedText.WithoutDebris(name) == name && !name.Contains('\n', StringComparison.Ordinal);

    private static string SurveyOf(MappingNode root)
    {
        var key = root.Text("survey", isRequired: true);
        if (key is not null && !Slug.IsValid(key))
        {
            root.Refuse("survey", "Responses.SurveyKey", key, Slug.From(key, "survey"));
        }

        return key ?? string.Empty;
    }

    private static string? TitleOf(MappingNode node, int longest)
    {
        var title = node.Text("title") is { } text ? TypedText.WithoutDebris(text) : null;
        if (title?.Length > longest)
        {
            node.Refuse("title", "Responses.TitleLong", longest.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return title;
    }

    private static List<QuestionMapping> QuestionsOf(MappingNode root)
    {
        if (root.Nested("questions", isRequired: true) is not { } node)
        {
            return [];
        }

        if (node.Names.Count == 0)
        {
            node.Refuse(string.Empty, "Responses.NoQuestions");
        }

        return [.. node.Names.Select(name => QuestionOf(node, name)).OfType<QuestionMapping>()];
    }

    private static QuestionMapping? QuestionOf(MappingNode questions, string key)
    {
        if (!IsName(key))
        {
            questions.Refuse(key, "Responses.Name");
        }

        if (questions.Nested(key, isRequired: true) is not { } node)
        {
            return null;
        }

        node.RefuseOthers(["column", "type", "min", "max", "notApplicable", "labels", "title"]);
        var (column, name) = (node.Column("column", isRequired: true), node.Text("type", isRequired: true));
        if (name is not null && !Types.ContainsKey(name))
        {
            node.Refuse("type", "Responses.Type", name, string.Join(", ", Types.Keys));
            return null;
        }

        if (column is null || name is null)
        {
            return null;
        }

        var type = Types[name];
        var (min, max) = ScaleOf(node, type);
        return new QuestionMapping(key, column, type, min, max)
        {
            Title = TitleOf(node, SurveyTextAnswer.MaxTextLength),
            NotApplicable = node.Texts("notApplicable").Select(text => text.Trim()).ToHashSet(StringComparer.Ordinal),
            Labels = LabelsOf(node, type, min, max),
        };
    }

    private static (int Min, int Max) ScaleOf(MappingNode node, QuestionType type)
    {
        var (min, max) = (node.Whole("min"), node.Whole("max"));
        (int Min, int Max)? preset = type switch
        {
            QuestionType.Csat => (1, 5),
            QuestionType.Nps => (0, 10),
            QuestionType.Ces => (1, 7),
            QuestionType.Scale => null,
            _ => (0, 0),
        };
        if (type is QuestionType.SingleChoice or QuestionType.LongText && (min ?? max) is not null)
        {
            node.Refuse(min is null ? "max" : "min", "Responses.NoScale");
        }

        if (preset is null && (min is null || max is null))
        {
            node.Refuse(string.Empty, "Responses.ScaleNeeded");
        }

        var scale = (Min: min ?? preset?.Min ?? 0, Max: max ?? preset?.Max ?? 1);
        if (ProblemOf(type, scale.Min, scale.Max) is { } problem)
        {
            node.Refuse(string.Empty, problem);
        }

        return scale;
    }

    private static string? ProblemOf(QuestionType type, int min, int max) => type switch
    {
        QuestionType.Nps when (min, max) != (0, 10) => "Responses.NpsScale",
        QuestionType.Ces when (min, max) != (1, 7) => "Responses.CesScale",
        QuestionType.Csat when max - min + 1 is not (3 or 5 or 7) => "Responses.CsatScale",
        QuestionType.Csat or QuestionType.Scale when min < 0 || max <= min || max > HighestPoint => "Responses.Scale",
        _ => null,
    };

    private static Dictionary<string, int> LabelsOf(MappingNode node, QuestionType type, int min, int max)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        if (node.Nested("labels") is not { } table)
        {
            return labels;
        }

        if (type == QuestionType.LongText)
        {
            node.Refuse("labels", "Responses.NoLabels");
        }

        var (lowest, highest) = type == QuestionType.SingleChoice ? (1, HighestCode) : (min, max);
        foreach (var label in table.Names)
        {
            if (table.Whole(label) is not { } value)
            {
                continue;
            }

            if (value < lowest || value > highest || !labels.TryAdd(label.Trim(), value))
            {
                table.Refuse(label, "Responses.Label", Invariant(lowest), Invariant(highest));
            }
        }

        return labels;
    }

    private static List<AttributeMapping> AttributesOf(MappingNode root)
    {
        if (root.Nested("attributes") is not { } node)
        {
            return [];
        }

        if (node.Names.Count > SurveyAttribute.MaxPerSurvey)
        {
            node.Refuse(string.Empty, "Responses.ManyAttributes", Invariant(SurveyAttribute.MaxPerSurvey));
        }

        foreach (var name in node.Names.Where(name => !IsName(name)))
        {
            node.Refuse(name, "Responses.Name");
        }

        return [.. node.Names.Select(name => node.Column(name, isRequired: true) is { } column ? new AttributeMapping(name, column) : null).OfType<AttributeMapping>()];
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
