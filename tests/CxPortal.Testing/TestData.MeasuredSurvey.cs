using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Testing;

public static partial class TestData
{
    /// <summary>A published survey that asks a question of every kind that has figures, cut by segment and channel.</summary>
    public static Task<Survey> AddMeasuredSurveyAsync(
        this PortalFixture portal, Confidentiality confidentiality = Confidentiality.Identified, Action<Survey>? change = null) =>
        portal.AddSurveyAsync(MeasuredDefinition(), confidentiality, change);

    /// <summary>Such a survey with answers.</summary>
    public static async Task<Survey> AddMeasuredSurveyAsync(
        this PortalFixture portal, IReadOnlyCollection<TestResponse> answers, Confidentiality confidentiality = Confidentiality.Identified)
    {
        var survey = await portal.AddMeasuredSurveyAsync(confidentiality);
        await portal.WithDatabaseAsync(database => AddResponsesAsync(database, survey.Id, answers));
        return survey;
    }

    private static SurveyDefinition MeasuredDefinition() => new()
    {
        Languages = ["ru", "en"],
        Title = LocalText.Of("Оценка обслуживания", "How we served you"),
        Pages =
        [
            new SurveyPage
            {
                Key = "page",
                Questions =
                [
                    Scored("nps", QuestionType.Nps, 0, 10, "Порекомендуете ли вы банк?", "Would you recommend the bank?"),
                    Scored("speed", QuestionType.Csat, 1, 5, "Довольны ли вы скоростью?", "Are you satisfied with the speed?"),
                    Scored("ease", QuestionType.Ces, 1, 7, "Решить вопрос было легко", "It was easy to solve my question"),
                    new Question
                    {
                        Key = "reason",
                        Type = QuestionType.SingleChoice,
                        Title = LocalText.Of("Зачем вы обращались?", "Why did you contact us?"),
                        HasOther = true,
                        Options = [Option(1, "card", "Карта", "Card"), Option(2, "loan", "Кредит", "Loan"), Option(3, "account", "Счёт", "Account")],
                    },
                    new Question
                    {
                        Key = "channels",
                        Type = QuestionType.MultipleChoice,
                        Title = LocalText.Of("Чем вы пользовались?", "What did you use?"),
                        Options = [Option(1, "app", "Приложение", "App"), Option(2, "branch", "Отделение", "Branch"), Option(3, "phone", "Телефон", "Phone")],
                    },
                    Scored("service", QuestionType.Csi, 1, 10, "Оцените важность и качество", "Rate importance and quality") with
                    {
                        Rows = [Option(1, "speed", "Скорость", "Speed"), Option(2, "staff", "Сотрудники", "Staff"), Option(3, "fees", "Тарифы", "Fees")],
                    },
                    new Question { Key = "why", Type = QuestionType.LongText, Title = LocalText.Of("Почему такая оценка?", "Why this score?") },
                ],
            },
        ],
    };

    private static Question Scored(string key, QuestionType type, int min, int max, string russian, string english) => new()
    {
        Key = key,
        Type = type,
        Title = LocalText.Of(russian, english),
        AllowsNotApplicable = true,
        Scale = new Scale(min, max),
    };
}
