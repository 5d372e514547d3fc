using System.Globalization;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Web.Features.Sample.Surveys;

/// <summary>Makes up the answers of a survey: the same ones for the same day, better from month to month, worse in the smaller segment.</summary>
/// <param name="survey">The survey, with its id.</param>
/// <param name="definition">What it asks.</param>
/// <param name="columns">Columns by the keys of its questions.</param>
/// <param name="today">The day after the last one with answers.</param>
internal sealed class SampleAnswers(Survey survey, SurveyDefinition definition, IReadOnlyDictionary<string, long> columns, DateOnly today)
{
    /// <summary>Days over which the answers are spread.</summary>
    public const int Days = 182;

    private static readonly string[] Segments = ["Малый бизнес", "Микробизнес"];
    private static readonly string[] Channels = ["Интернет-банк", "Приложение", "Отделение"];

    private static readonly string[] Praise = ["Всё понятно и быстро", "Спасибо сотруднику, помог с первого раза", "Удобно, платежи уходят сразу"];
    private static readonly string[] Blame = ["Пришлось трижды перезагружать компьютер", "Долго ждал ответа поддержки", "Драйвер не встал, инструкция запутанная", "Оператор не знал ответа"];

    private readonly Random chance = new(StableSeed(survey.Key));
    private readonly Dictionary<(DateOnly Day, SurveyCut Cut, long Question, int Item, int Value), long> counts = [];

    /// <summary>The groups; to be stored first, so that they have keys.</summary>
    public IReadOnlyList<SurveyCut> Cuts { get; } =
        [.. Segments.SelectMany(segment => Channels.Select(channel => new SurveyCut { SurveyId = survey.Id, Value1 = segment, Value2 = channel }))];

    /// <summary>The responses with their answers and texts, whose keys are set once the responses are stored.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<(SurveyResponse Response, List<SurveyAnswer> Answers, List<SurveyTextAnswer> Texts)> Responses(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Response(number, count))];

    /// <summary>The counts of all that was made up so far.</summary>
    public IEnumerable<SurveyDailyCount> Counts() => counts.Select(pair => new SurveyDailyCount
    {
        SurveyId = survey.Id,
        Day = pair.Key.Day,
        CutId = pair.Key.Cut.Id,
        QuestionId = pair.Key.Question,
        Item = pair.Key.Item,
        Value = pair.Key.Value,
        Count = pair.Value,
    });

    private (SurveyResponse Response, List<SurveyAnswer> Answers, List<SurveyTextAnswer> Texts) Response(int number, int count)
    {
        var day = today.AddDays(-Days + (number * Days / count));
        var segment = chance.Next(10) < 6 ? 0 : 1;
        var cut = Cuts[(segment * Channels.Length) + Math.Min(2, chance.Next(4) * 3 / 4)];
        var progress = (double)number / count;
        var mood = 0.62 + (0.16 * progress) - (segment * 0.12) + ((chance.NextDouble() - 0.5) * 0.7);
        var isIdentified = survey.Confidentiality == Confidentiality.Identified;
        var at = day.ToDateTime(new TimeOnly(7 + chance.Next(10), chance.Next(60)), DateTimeKind.Utc);
        var response = new SurveyResponse
        {
            SurveyId = survey.Id,
            Revision = 1,
            Key = KeyOf(),
            Day = day,
            OccurredAt = isIdentified ? at : null,
            RecordedAt = isIdentified ? at : null,
            Language = "ru",
            CutId = cut.Id,
        };
        var answers = new List<SurveyAnswer>();
        var texts = new List<SurveyTextAnswer>();
        Count(day, cut, 0, 0, 1);
        foreach (var question in definition.AllQuestions())
        {
            Answer(question, mood, answers, texts);
        }

        answers.ForEach(answer => Count(day, cut, answer.QuestionId, answer.Item, answer.Value));
        return (response, answers, texts);
    }

    private void Answer(Question question, double mood, List<SurveyAnswer> answers, List<SurveyTextAnswer> texts)
    {
        var column = columns[question.Key];
        void Add(int item, int value) => answers.Add(new SurveyAnswer { QuestionId = column, Item = item, Value = value });
        if (question.Type.IsScore())
        {
            Add(0, Score(question.Scale!, mood));
        }
        else if (question.Type == QuestionType.Csi)
        {
            foreach (var row in question.Rows)
            {
                Add(row.Code, Score(question.Scale!, mood - (row.Code * 0.05) + 0.1));
                Add(row.Code + SurveyAnswer.ImportanceOffset, Score(question.Scale!, 0.95 - (row.Code * 0.12)));
            }
        }
        else if (question.Type == QuestionType.MultipleChoice)
        {
            // Asked after a low score alone, as its condition says.
            if (answers.Exists(answer => answer.QuestionId == columns["csat"] && answer.Value <= 3))
            {
                Add(question.Options[chance.Next(question.Options.Count)].Code, 1);
            }
        }
        else if (question.Type.IsText())
        {
            var says = chance.Next(10) < 4;
            Add(0, says ? SurveyAnswer.Given : SurveyAnswer.Skipped);
            if (says)
            {
                var said = mood > 0.62 ? Praise : Blame;
                var words = said[chance.Next(said.Length)];
                texts.Add(new SurveyTextAnswer { QuestionId = column, SurveyId = survey.Id, Text = words, SearchText = SearchText.Of(words) });
            }
        }
    }

    private int Score(Scale scale, double mood) =>
        Math.Clamp(scale.Min + (int)Math.Round((mood + ((chance.NextDouble() - 0.5) * 0.3)) * (scale.Max - scale.Min)), scale.Min, scale.Max);

    private void Count(DateOnly day, SurveyCut cut, long question, int item, int value)
    {
        var place = (day, cut, question, item, value);
        counts[place] = counts.GetValueOrDefault(place) + 1;
    }

    private string KeyOf() => string.Create(CultureInfo.InvariantCulture, $"{chance.NextInt64():x16}{chance.Next(1 << 24):x6}");

    private static int StableSeed(string key) => key.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter));
}
