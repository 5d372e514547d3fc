using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Testing;

/// <summary>Responses to <see cref="TestData.AddMeasuredSurveyAsync(PortalFixture, IReadOnlyCollection{TestResponse}, Confidentiality)"/> that look like answers, the same for the same seed.</summary>
public static class RandomAnswers
{
    private static readonly string[] Comments =
    [
        "Долго ждал ответа в чате", "Очередь в отделении, долго", "Сотрудник вежливый и быстро помог", "Приложение зависает при оплате",
        "Комиссия выше, чем обещали", "Всё быстро и понятно", "Не дозвонился на горячую линию", "The app crashed twice while paying",
    ];

    /// <summary>Responses over some days, with skipped questions and "does not apply" among them.</summary>
    public static IReadOnlyList<TestResponse> Of(int count, int seed = 1, int days = 120, DateOnly? first = null, bool isAnonymous = false)
    {
        var random = new Random(seed);
        var begin = first ?? new DateOnly(2025, 10, 1);
        return [.. Enumerable.Range(0, count).Select(_ => One(random, begin, days, isAnonymous))];
    }

    private static TestResponse One(Random random, DateOnly first, int days, bool isAnonymous)
    {
        var day = first.AddDays(random.Next(days));
        var segment = Pick(random, ("Массовый", 0.7), ("Премиум", 0.24), ("Частный банк", 0.06));
        var channel = Pick(random, ("Отделение", 0.5), ("Приложение", 0.5));
        var mood = Math.Clamp(Normal(random) + (segment == "Премиум" ? 0.4 : 0), -2.5, 2.5);
        var values = new List<(string, int, int)>();
        Score(values, random, "nps", 0, 0, 10, mood);
        Score(values, random, "speed", 0, 1, 5, mood);
        Score(values, random, "ease", 0, 1, 7, mood);
        values.Add(("reason", 0, random.Next(10) == 0 ? SurveyAnswer.Skipped : random.Next(4)));
        Channels(values, random);
        foreach (var row in (int[])[1, 2, 3])
        {
            Score(values, random, "service", row, 1, 10, mood);
            Score(values, random, "service", row + SurveyAnswer.ImportanceOffset, 1, 10, 1 - (0.4 * row));
        }

        var texts = new Dictionary<string, string>();
        if (random.Next(3) == 0)
        {
            values.Add(("why", 0, SurveyAnswer.Given));
            texts["why"] = Comments[Math.Clamp((int)((mood + 2.5) / 5 * Comments.Length) + random.Next(-1, 2), 0, Comments.Length - 1)];
        }

        DateTime? at = isAnonymous ? null : day.ToDateTime(new TimeOnly(9, random.Next(60)), DateTimeKind.Utc);
        return new TestResponse(day, values) { Cut = [segment, channel], Texts = texts, IsComplete = random.Next(12) > 0, OccurredAt = at };
    }

    private static void Score(List<(string, int, int)> values, Random random, string question, int item, int min, int max, double mood)
    {
        var drawn = (int)Math.Round(min + ((max - min) * (0.66 + (0.16 * mood) + (0.12 * Normal(random)))));
        values.Add((question, item, random.Next(20) switch
        {
            0 => SurveyAnswer.Skipped,
            1 => SurveyAnswer.NotApplicable,
            _ => Math.Clamp(drawn, min, max),
        }));
    }

    private static void Channels(List<(string, int, int)> values, Random random)
    {
        var taken = Enumerable.Range(1, 3).Where(_ => random.Next(2) == 0).ToList();
        if (taken.Count == 0)
        {
            values.Add(("channels", 0, SurveyAnswer.Skipped));
            return;
        }

        values.Add(("channels", SurveyAnswer.AnsweredItem, SurveyAnswer.Given));
        values.AddRange(taken.Select(option => ("channels", option, 1)));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Pick(Random random, params (string Name, double Share)[] choices)
    {
        var drawn = random.NextDouble();
        foreach (var (name, share) in choices)
        {
            if ((drawn -= share) < 0)
            {
                return name;
            }
        }

        return choices[^1].Name;
    }
}
