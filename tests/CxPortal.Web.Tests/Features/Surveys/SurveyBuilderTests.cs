using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Surveys;

/// <summary>Building, translating, previewing and publishing a survey through its pages.</summary>
public abstract class SurveyBuilderTests(PortalFixture portal)
{
    [Fact]
    public async Task PagesAreForThoseWhoMayReadOrWrite()
    {
        var id = (await portal.AddSurveyAsync()).Id;
        Role[] everybody = [Role.Administrator, Role.Designer, Role.Reviewer, Role.Executive];
        Role[] writers = [Role.Administrator, Role.Designer];
        await portal.AssertPageIsForAsync("/surveys", everybody);
        await portal.AssertPageIsForAsync($"/surveys/{id}", everybody);
        await portal.AssertPageIsForAsync($"/surveys/{id}/preview", everybody);
        foreach (var page in new[] { "/surveys/new", $"/surveys/{id}/duplicate", $"/surveys/{id}/texts", $"/surveys/{id}/settings", $"/surveys/{id}/publication", $"/surveys/{id}?open=channel", $"/surveys/{id}?open=.endings", $"/surveys/{id}?open=.quotas" })
        {
            if (page.Contains('?', StringComparison.Ordinal))
            {
                await (await portal.SignedInAsync(Role.Designer)).GetPageAsync(page);
            }
            else
            {
                await portal.AssertPageIsForAsync(page, writers);
            }
        }

        foreach (var form in new[] { "questions/nps", "questions/nps/removal", "pages", "endings", "quotas", "publication", "texts", "languages", "settings", "archive", "opening", "closing", "opening-words" })
        {
            await portal.AssertFormIsForAsync("/surveys/999999/" + form, writers);
        }
    }

    [Fact]
    public async Task ASurveyIsCreatedFromATemplateAndNamesItsMistakes()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var refused = await client.PostFormAsync("/surveys/new", "/surveys", new() { ["Form.Title"] = " ", ["Form.Key"] = "Не ключ", ["Form.Template"] = "Nps", ["Form.Languages"] = "ru,en", ["Form.Confidentiality"] = "Identified" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var made = await client.PostFormAsync("/surveys/new", "/surveys", new() { ["Form.Title"] = "Оценка офиса", ["Form.Key"] = "office-rating", ["Form.Template"] = "Nps", ["Form.Languages"] = "ru,en", ["Form.Confidentiality"] = "Identified" });
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var survey = await portal.WithDatabaseAsync(database => database.Surveys.SingleAsync(row => row.Key == "office-rating"));
        Assert.Equal(Confidentiality.Identified, survey.Confidentiality);
        Assert.Equal(["nps", "comment"], (await DraftAsync(survey.Id)).AllQuestions().Select(question => question.Key));
        Assert.Contains("Оценка офиса", (await client.GetPageAsync("/surveys?q=ОФИСА")).Body!.TextContent, StringComparison.Ordinal);
        var taken = await client.PostFormAsync("/surveys/new", "/surveys", new() { ["Form.Title"] = "Другой", ["Form.Key"] = "office-rating", ["Form.Template"] = "Blank", ["Form.Languages"] = "ru", ["Form.Confidentiality"] = "Anonymous" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
    }

    [Fact]
    public async Task AQuestionIsAddedWrittenMovedRemovedAndBroughtBack()
    {
        var id = await portal.AddSurveyDraftAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/surveys/{id}";
        await client.PostFormAsync(page, page + "/questions", new() { ["type"] = "SingleChoice", ["page"] = "scores" });
        var seen = (await client.GetPageAsync(page + "?open=choice")).QuerySelector("input[name='Form.Seen']")!.GetAttribute("value");
        var fields = new Dictionary<string, string?>
        {
            ["Form.Language"] = "ru",
            ["Form.Seen"] = seen,
            ["Form.Type"] = "SingleChoice",
            ["Form.Title"] = "Где это было?",
            ["Form.Key"] = "place",
            ["Form.Choices[0].Code"] = "1",
            ["Form.Choices[0].Text"] = "Дома",
            ["Form.MoreChoices"] = "На работе\nВ пути",
            ["Form.ShowIf.Terms[0].Target"] = "csat",
            ["Form.ShowIf.Terms[0].Comparison"] = "AtMost",
            ["Form.ShowIf.Terms[0].Value"] = "3",
        };
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page + "/questions/choice", fields)).StatusCode);
        var question = (await DraftAsync(id)).Find("place")!;
        Assert.Equal(["Дома", "На работе", "В пути"], question.Options.Select(option => option.Text["ru"]));
        Assert.Equal([1, 3, 4], question.Options.Select(option => option.Code));
        Assert.Equal("First option", question.Options[0].Text["en"]);
        Assert.Equal(new Term("csat", Comparison.AtMost, "3"), question.ShowIf!.Terms[0]);

        fields["Form.Title"] = "Иначе";
        var stale = await client.PostFormAsync(page, page + "/questions/place", fields);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Иначе", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await client.PostFormAsync(page, page + "/questions/place/moves?direction=up", []);
        Assert.Equal(["nps", "csat", "place", "ces"], (await DraftAsync(id)).Pages[0].Questions.Select(known => known.Key));
        await client.PostFormAsync(page, page + "/questions/place/removal", []);
        Assert.Null((await DraftAsync(id)).Find("place"));
        await client.PostFormAsync(page, page + "/questions/place/restoration", []);
        Assert.Equal(["nps", "csat", "place", "ces"], (await DraftAsync(id)).Pages[0].Questions.Select(known => known.Key));
    }

    [Fact]
    public async Task PublishingKeepsTheDocumentAndAnotherScaleMakesANewColumn()
    {
        var survey = await portal.AddSurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/surveys/{survey.Id}/publication";
        Assert.Null((await client.GetPageAsync(page)).QuerySelector("input[name='version']"));
        await SetAsync(survey.Id, definition => SurveyEdits.Replace(definition, definition.Find("csat")! with { Scale = new Scale(1, 7) }));
        var opened = await client.GetPageAsync(page);
        var version = opened.QuerySelector("input[name='version']")!.GetAttribute("value");
        await SetAsync(survey.Id, definition => SurveyEdits.Replace(definition, definition.Find("nps")! with { Title = LocalText.Of("Порекомендуете?", "Recommend?") }));
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostFormAsync(page, page, new() { ["version"] = version })).StatusCode);
        version = (await client.GetPageAsync(page)).QuerySelector("input[name='version']")!.GetAttribute("value");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, new() { ["version"] = version, ["note"] = "Шкала 1–7" })).StatusCode);
        var columns = await portal.WithDatabaseAsync(database => database.SurveyQuestions.Where(row => row.SurveyId == survey.Id).OrderBy(row => row.Id).Select(row => new { row.Key, row.Meaning, row.Max }).ToListAsync());
        Assert.Equal([(1, 5), (2, 7)], columns.Where(column => column.Key == "csat").Select(column => (column.Meaning, column.Max!.Value)));
        Assert.Single(columns, column => column.Key == "nps");
        Assert.Equal(2, await portal.WithDatabaseAsync(database => database.SurveyRevisions.CountAsync(row => row.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task TheDraftIsPreviewedInAFrameAndStoresNothing()
    {
        var id = await portal.AddSurveyDraftAsync();
        var client = await portal.SignedInAsync(Role.Reviewer);
        var frame = await client.GetAsync($"/surveys/{id}/preview/page?language=en");
        Assert.Contains("Service rating", await frame.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", string.Join(' ', frame.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(0, await portal.WithDatabaseAsync(database => database.SurveyResponses.CountAsync(row => row.SurveyId == id)));
    }

    [Fact]
    public async Task TextsAreTranslatedSideBySide()
    {
        var id = await portal.AddSurveyDraftAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/surveys/{id}/texts";
        await client.PostFormAsync(page, $"/surveys/{id}/languages", new() { ["code"] = "kk" });
        Assert.NotNull((await client.GetPageAsync(page + "?to=kk")).QuerySelector("textarea.is-missing"));
        var stored = await client.PostFormAsync(page, page, new() { ["Language"] = "kk", ["Texts[0].Path"] = "title", ["Texts[0].Text"] = "Баға" });
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);
        Assert.Equal("Баға", (await DraftAsync(id)).Title["kk"]);
        Assert.Equal("Оценка обслуживания", (await DraftAsync(id)).Title["ru"]);
    }

    [Fact]
    public async Task SettingsKeepWhatIsFrozenAndNameMistakesByField()
    {
        var survey = await portal.AddSurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/surveys/{survey.Id}/settings";
        var version = (await client.GetPageAsync(page)).QuerySelector("input[name='Form.Version']")!.GetAttribute("value");
        var fields = new Dictionary<string, string?>
        {
            ["Form.Version"] = version,
            ["Form.Title"] = "Новое название",
            ["Form.Key"] = survey.Key,
            ["Form.Family"] = "relationship",
            ["Form.Confidentiality"] = "Identified",
            ["Form.OpensOn"] = "2026-03-02",
            ["Form.ClosesOn"] = "2026-03-01",
            ["Form.Attributes[0].Key"] = "other",
            ["Form.Attributes[1].Key"] = "channel",
        };
        var refused = await client.PostFormAsync(page, page, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        fields["Form.ClosesOn"] = "2026-03-31";
        fields["Form.Attributes[0].Key"] = "segment";
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, fields)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostFormAsync(page, page, fields)).StatusCode);
        var stored = await portal.WithDatabaseAsync(database => database.Surveys.Include(row => row.Attributes).SingleAsync(row => row.Id == survey.Id));
        Assert.Equal(("Новое название", "relationship", Confidentiality.Anonymous, 2), (stored.Title, stored.Family, stored.Confidentiality, stored.Attributes.Count));
    }

    [Fact]
    public async Task ASurveyIsClosedOpenedAndArchived()
    {
        var survey = await portal.AddSurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        async Task<Survey> After(string act)
        {
            await client.PostFormAsync("/surveys/new", $"/surveys/{survey.Id}/{act}", []);
            return await portal.WithDatabaseAsync(database => database.Surveys.SingleAsync(row => row.Id == survey.Id));
        }

        Assert.Equal(SurveyStatus.Closed, (await After("closing")).Status);
        Assert.Equal(SurveyStatus.Open, (await After("opening")).Status);
        Assert.NotNull((await After("archive")).ArchivedAt);
        Assert.Equal(SurveyStatus.Closed, (await After("opening")).Status);
        Assert.Null((await After("restoration")).ArchivedAt);
    }

    private async Task<SurveyDefinition> DraftAsync(long id) => SurveyDefinitionJson.Read(
        await portal.WithDatabaseAsync(database => database.SurveyDrafts.Where(row => row.SurveyId == id).Select(row => row.Document).SingleAsync()));

    private Task SetAsync(long id, Func<SurveyDefinition, SurveyDefinition> edit) => portal.WithDatabaseAsync(async database =>
    {
        var draft = await database.SurveyDrafts.SingleAsync(row => row.SurveyId == id);
        draft.Document = SurveyDefinitionJson.Write(edit(SurveyDefinitionJson.Read(draft.Document)));
        await database.SaveChangesAsync();
    });
}

public sealed class SurveyBuilderTestsOnSqlite(SqlitePortal portal) : SurveyBuilderTests(portal), IClassFixture<SqlitePortal>;

public sealed class SurveyBuilderTestsOnPostgres(PostgresPortal portal) : SurveyBuilderTests(portal), IClassFixture<PostgresPortal>;
