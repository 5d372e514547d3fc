using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>Surveys.</summary>
public static partial class TestData
{
    /// <summary>
    /// A definition in Russian and English on two pages: <c>nps</c>, <c>csat</c> (1 to 5), <c>ces</c>; then <c>channel</c> (one of web 1, app 2, office 3, or
    /// other), <c>topics</c> (any of speed 1, clarity 2, staff 3) and the text <c>comment</c>. Nothing is required.
    /// </summary>
    public static SurveyDefinition SurveyDefinition(string title = "Оценка обслуживания") => new()
    {
        Languages = ["ru", "en"],
        Title = LocalText.Of(title, "Service rating"),
        Pages =
        [
            new SurveyPage
            {
                Key = "scores",
                Questions = [Asked(QuestionType.Nps, "nps"), Asked(QuestionType.Csat, "csat"), Asked(QuestionType.Ces, "ces")],
            },
            new SurveyPage
            {
                Key = "reasons",
                Questions =
                [
                    Asked(QuestionType.SingleChoice, "channel") with
                    {
                        HasOther = true,
                        Options = [Option(1, "web", "Сайт", "Site"), Option(2, "app", "Приложение", "App"), Option(3, "office", "Отделение", "Branch")],
                    },
                    Asked(QuestionType.MultipleChoice, "topics") with
                    {
                        Options = [Option(1, "speed", "Скорость", "Speed"), Option(2, "clarity", "Понятность", "Clarity"), Option(3, "staff", "Сотрудники", "Staff")],
                    },
                    Asked(QuestionType.LongText, "comment"),
                ],
            },
        ],
        Outcomes = [new Outcome { Key = "thanks", Text = LocalText.Of("Спасибо!", "Thank you!") }],
    };

    /// <summary>A survey that is published and open, cut by <c>segment</c> (slot 1) and <c>channel</c> (slot 2).</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="definition">What it asks; by default <see cref="SurveyDefinition"/>.</param>
    /// <param name="confidentiality">What is kept beside the answers.</param>
    /// <param name="change">Changes the stored survey after its publication.</param>
    /// <returns>The survey as stored, with attributes; its columns lie in SurveyQuestions.</returns>
    public static async Task<Survey> AddSurveyAsync(
        this PortalFixture portal, SurveyDefinition? definition = null, Confidentiality confidentiality = Confidentiality.Anonymous, Action<Survey>? change = null)
    {
        var id = await portal.AddSurveyDraftAsync(definition, confidentiality);
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("tests");
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        var version = await database.SurveyDrafts.Where(draft => draft.SurveyId == id).Select(draft => draft.Version).SingleAsync();
        var published = await scope.ServiceProvider.GetRequiredService<SurveyRevisions>().PublishAsync(id, version, null);
        Assert.True(published.IsDone, string.Join("; ", published.Problems));
        var survey = await database.Surveys.Include(row => row.Attributes).SingleAsync(row => row.Id == id);
        if (change is not null)
        {
            change(survey);
            await database.SaveChangesAsync();
        }

        return survey;
    }

    /// <summary>A survey that nobody has published yet; otherwise as by <see cref="AddSurveyAsync"/>.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> AddSurveyDraftAsync(
        this PortalFixture portal, SurveyDefinition? definition = null, Confidentiality confidentiality = Confidentiality.Anonymous)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("tests");
        var created = await scope.ServiceProvider.GetRequiredService<SurveyService>().CreateAsync(
            new NewSurvey("Оценка обслуживания", null, definition ?? SurveyDefinition())
            {
                Confidentiality = confidentiality,
                Attributes = [("segment", "Сегмент"), ("channel", "Канал")],
            },
            CancellationToken.None);
        Assert.True(created.IsDone, string.Join("; ", created.Problems));
        return created.Value;
    }

    /// <summary>Columns of a survey by the keys of its questions.</summary>
    public static Task<Dictionary<string, long>> ColumnsAsync(this PortalFixture portal, long surveyId) => portal.WithDatabaseAsync(database =>
        database.SurveyQuestions.Where(row => row.SurveyId == surveyId && row.Meaning == 1).ToDictionaryAsync(row => row.Key, row => row.Id));

    /// <summary>A question as it begins, with a key of its own and nothing required.</summary>
    public static Question Asked(QuestionType type, string key) => NewQuestions.Of(type, _ => false) with { Key = key, IsRequired = false };

    /// <summary>An option or a row.</summary>
    public static Choice Option(int code, string key, string russian, string english) => new(code, key, LocalText.Of(russian, english));
}
