using System.Globalization;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Testing;
using CxPortal.Web.Features.ResponseImport;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.ResponseImport;

public abstract class ResponseImportTests(PortalFixture portal)
{
    private const string Rows = """
        ID,Market,Date,NPS,Why,Channel
        1,UK,01/09/21,10,быстро,web
        2,US,02/09/21,3,,office
        3,UK,02/09/21,0,"долго, очень",web
        4,UK,03/09/21,,,
        """;

    private readonly string key = "imported-" + Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task NewSurvey_IsMadeWithItsCounts()
    {
        var report = await ImportAsync(Rows);

        Assert.Equal((4, 4, 0, 0, 0), (report.Read, report.Stored, report.Updated, report.Unchanged, report.Skipped.Count));
        await portal.WithDatabaseAsync(async database =>
        {
            var survey = await database.Surveys.Include(row => row.Attributes).SingleAsync(row => row.Key == key);
            Assert.Equal((SurveyOrigin.Imported, Confidentiality.Identified, SurveyStatus.Closed, 1), (survey.Origin, survey.Confidentiality, survey.Status, survey.CurrentRevision));
            Assert.Equal("market", Assert.Single(survey.Attributes).Key);
            var response = await database.SurveyResponses.SingleAsync(row => row.SurveyId == survey.Id && row.ExternalKey == "1");
            Assert.Equal((new DateOnly(2021, 9, 1), new DateTime(2021, 8, 31, 21, 0, 0, DateTimeKind.Utc)), (response.Day, response.OccurredAt));
            Assert.Equal(22, response.Key.Length);
            var text = await database.SurveyTextAnswers.Where(row => row.SurveyId == survey.Id).OrderBy(row => row.ResponseId).LastAsync();
            Assert.Equal("долго, очень", text.Text);
            var definition = SurveyDefinitionJson.Read((await database.SurveyRevisions.SingleAsync(row => row.SurveyId == survey.Id)).Document);
            Assert.Equal(["web", "office"], definition.Find("channel")!.Options.Select(option => option.Text["ru"]));
            Assert.Contains(
                await database.AuditEntries.Where(entry => entry.Subject == "Survey" && entry.Action == AuditAction.Performed).ToListAsync(),
                entry => entry.SubjectId == survey.Id.ToString(CultureInfo.InvariantCulture) && entry.After!.Contains("answers.csv", StringComparison.Ordinal));
        });
        Assert.Equal(4, await CountAsync(null, 1));
        Assert.Equal((1, 1, 1, 1), (await CountAsync("nps", 10), await CountAsync("nps", 3), await CountAsync("nps", 0), await CountAsync("nps", SurveyAnswer.Skipped)));
        Assert.Equal((2, 1), (await CountAsync("channel", 1), await CountAsync("channel", 2)));
        Assert.Equal(2, await CountAsync("why", SurveyAnswer.Given));
    }

    [Fact]
    public async Task SameFileAgain_ChangesNothing()
    {
        await ImportAsync(Rows);
        var again = await ImportAsync(Rows);

        Assert.Equal((4, 0, 0, 4), (again.Read, again.Stored, again.Updated, again.Unchanged));
        Assert.Equal(4, await CountAsync(null, 1));
        await portal.WithDatabaseAsync(async database =>
        {
            var id = await SurveyIdAsync(database);
            Assert.Equal(1, await database.ResponseBatches.CountAsync(row => row.SurveyId == id));
        });
    }

    [Fact]
    public async Task CorrectedAndGrownFile_Updates()
    {
        await ImportAsync(Rows);
        var report = await ImportAsync(Rows.Replace("2,US,02/09/21,3,,office", "2,UK,05/09/21,7,теперь иначе,phone", StringComparison.Ordinal) + "\n5,US,06/09/21,9,,web\n");

        Assert.Equal((5, 1, 1, 3), (report.Read, report.Stored, report.Updated, report.Unchanged));
        Assert.Equal(5, await CountAsync(null, 1));
        Assert.Equal((0, 1, 1), (await CountAsync("nps", 3), await CountAsync("nps", 7), await CountAsync("nps", 9)));
        Assert.Equal((0, 1), (await CountAsync("channel", 2), await CountAsync("channel", 3)));
        await portal.WithDatabaseAsync(async database =>
        {
            var id = await SurveyIdAsync(database);
            var response = await database.SurveyResponses.SingleAsync(row => row.SurveyId == id && row.ExternalKey == "2");
            var cut = await database.SurveyCuts.SingleAsync(row => row.Id == response.CutId);
            Assert.Equal((new DateOnly(2021, 9, 5), "UK"), (response.Day, cut.Value1));
            Assert.Equal(3, await database.SurveyAnswers.CountAsync(row => row.ResponseId == response.Id));
            Assert.Equal("теперь иначе", (await database.SurveyTextAnswers.SingleAsync(row => row.ResponseId == response.Id)).Text);
            Assert.Equal(2, await database.SurveyRevisions.CountAsync(row => row.SurveyId == id));
        });
        Assert.Empty((await ImportAsync(Rows + "\n5,US,06/09/21,9,,web\n")).Skipped);
        Assert.Equal((1, 0), (await CountAsync("nps", 3), await CountAsync("nps", 7)));
    }

    [Fact]
    public async Task BadRows_AreSkippedWithLineAndReason()
    {
        var report = await ImportAsync("""
            ID,Market,Date,NPS,Why,Channel
            1,UK,31/02/21,10,,web
            2,US,02/09/21,11,,web
            3,US,02/09/21,4.5,,web
            ,US,02/09/21,4,,web
            5,US,,4,,web
            6,US,02/09/21, 4 ,,web
            7,US,02/09/21
            """);

        Assert.Equal((7, 1), (report.Read, report.Stored));
        Assert.Equal([2, 3, 4, 5, 6, 8], report.Skipped.Select(row => row.Line));
        Assert.All(report.Skipped, row => Assert.NotEmpty(row.Reason));
        Assert.Equal(7, Assert.Single(report.Repaired).Line);
        Assert.Equal((1, 1), (await CountAsync(null, 1), await CountAsync("nps", 4)));
    }

    [Fact]
    public async Task RepeatedId_CountsOnceByItsLastRow()
    {
        const string Repeated = "ID,Market,Date,NPS,Why,Channel\n1,UK,01/09/21,2,,\n1,UK,01/09/21,8,,\n1,UK,01/09/21,8,,\n";
        var first = await ImportAsync(Repeated);
        var again = await ImportAsync(Repeated);

        Assert.Equal((3, 1, 1, 1), (first.Read, first.Stored, first.Unchanged, first.Skipped.Count));
        Assert.Equal((0, 0, 2), (again.Stored, again.Updated, again.Unchanged));
        Assert.Equal((0, 1), (await CountAsync("nps", 2), await CountAsync("nps", 8)));
    }

    [Fact]
    public async Task WithoutId_EqualRowsAreToldApartByTheirOrder()
    {
        var mapping = ForSurvey("""{"survey": "KEY", "questions": {"nps": {"column": "NPS", "type": "nps"}}}""");
        var first = (await portal.ImportResponsesAsync(mapping, "NPS\n9\n9\n1\n")).Value!;
        var grown = (await portal.ImportResponsesAsync(mapping, "NPS\n9\n9\n1\n9\n")).Value!;

        Assert.Equal((3, 1, 3), (first.Stored, grown.Stored, grown.Unchanged));
        Assert.Equal((3, 1), (await CountAsync("nps", 9), await CountAsync("nps", 1)));
    }

    [Fact]
    public async Task LabelsAndNotApplicable_BecomeValues()
    {
        var mapping = ForSurvey("""
            {"survey": "KEY", "missing": ["n/a"],
             "questions": {"speed": {"column": {"index": 0}, "type": "csat", "notApplicable": ["0"], "labels": {"Very good": 5}},
                           "pick": {"column": {"index": 1}, "type": "choice", "labels": {"Да": 7}}}}
            """);
        var report = (await portal.ImportResponsesAsync(mapping, "x,x\nVery good,Да\n0,\n4,Да\nn/a,Да\n1,Нет\n")).Value!;

        Assert.Equal((5, 4), (report.Read, report.Stored));
        Assert.Equal(6, Assert.Single(report.Skipped).Line);
        Assert.Equal((1, 1, 1, 1), (await CountAsync("speed", 5), await CountAsync("speed", SurveyAnswer.NotApplicable), await CountAsync("speed", 4), await CountAsync("speed", SurveyAnswer.Skipped)));
        Assert.Equal(3, await CountAsync("pick", 7));
    }

    [Fact]
    public async Task DryRunAndStrict_StoreNothing()
    {
        var trial = await ImportAsync(Rows, new ResponseImportOptions(IsDryRun: true));
        var strict = await portal.ImportResponsesAsync(Mapping, Rows + "\n6,UK,01/09/21,99,,\n", new ResponseImportOptions(IsStrict: true));

        Assert.Equal((4, true), (trial.Stored, trial.DryRun));
        Assert.Equal((OutcomeKind.Invalid, 6), (strict.Kind, Assert.Single(strict.Value!.Skipped).Line));
        Assert.False(await portal.WithDatabaseAsync(database => database.Surveys.AnyAsync(row => row.Key == key)));
    }

    [Fact]
    public async Task UnfinishedBatch_IsSweptWithItsSurvey()
    {
        await ImportAsync(Rows);
        await portal.WithDatabaseAsync(async database =>
        {
            // As a killed process leaves it: rows without the last small update.
            var id = await SurveyIdAsync(database);
            await database.Database.ExecuteSqlAsync($"""UPDATE "ResponseBatches" SET "FinishedAt" = NULL WHERE "SurveyId" = {id}""");
            await database.Database.ExecuteSqlAsync($"""DELETE FROM "SurveyRevisions" WHERE "SurveyId" = {id}""");
            await database.Database.ExecuteSqlAsync($"""DELETE FROM "SurveyDrafts" WHERE "SurveyId" = {id}""");
            await database.Database.ExecuteSqlAsync($"""UPDATE "Surveys" SET "CurrentRevision" = NULL WHERE "Id" = {id}""");
        });
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ResponseBatches>().SweepAsync(CancellationToken.None);
        }

        Assert.False(await portal.WithDatabaseAsync(database => database.Surveys.AnyAsync(row => row.Key == key)));
        Assert.Equal(4, (await ImportAsync(Rows)).Stored);
        Assert.Equal(4, await CountAsync(null, 1));
    }

    [Fact]
    public async Task AnotherImportOfTheSurvey_IsWaitedFor()
    {
        using var held = ImportLock.TryTake(portal.Options, key);

        Assert.Equal(OutcomeKind.Invalid, (await portal.ImportResponsesAsync(Mapping, Rows)).Kind);
    }

    [Fact]
    public async Task OtherScaleOrAnonymousSurvey_IsRefused()
    {
        await ImportAsync(Rows);
        var other = await portal.ImportResponsesAsync(ForSurvey("""{"survey": "KEY", "questions": {"nps": {"column": "NPS", "type": "csat"}}}"""), "NPS\n5\n");
        var missing = await portal.ImportResponsesAsync(ForSurvey("""{"survey": "KEY", "questions": {"nps": {"column": "Score", "type": "nps"}}}"""), "NPS\n5\n");
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Surveys.SingleAsync(row => row.Key == key)).Confidentiality = Confidentiality.Anonymous;
            await database.SaveChangesAsync();
        });
        var anonymous = await portal.ImportResponsesAsync(Mapping, Rows);

        Assert.Equal((OutcomeKind.Invalid, OutcomeKind.Invalid, OutcomeKind.Invalid), (other.Kind, missing.Kind, anonymous.Kind));
        Assert.Contains("NPS", Assert.Single(missing.Problems).Message, StringComparison.Ordinal);
    }

    private string Mapping => ForSurvey("""
        {"survey": "KEY", "id": "ID", "respondedAt": {"column": "Date", "format": "dd/MM/yy"},
         "questions": {"nps": {"column": "NPS", "type": "nps"}, "why": {"column": "Why", "type": "text"}, "channel": {"column": "Channel", "type": "choice"}},
         "attributes": {"market": "Market"}}
        """);

    private string ForSurvey(string mapping) => mapping.Replace("KEY", key, StringComparison.Ordinal);

    private async Task<ResponseImportReport> ImportAsync(string rows, ResponseImportOptions? options = null)
    {
        var outcome = await portal.ImportResponsesAsync(Mapping, rows, options);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Problems));
        return outcome.Value!;
    }

    private Task<long> SurveyIdAsync(CxPortalDbContext database) => database.Surveys.Where(row => row.Key == key).Select(row => row.Id).SingleAsync();

    /// <summary>How often a value was counted; null counts responses.</summary>
    private Task<long> CountAsync(string? question, int value) => portal.WithDatabaseAsync(async database =>
    {
        var id = await SurveyIdAsync(database);
        var column = question is null
            ? 0
            : await database.SurveyQuestions.Where(row => row.SurveyId == id && row.Key == question).Select(row => row.Id).SingleAsync();
        return await database.SurveyDailyCounts.Where(row => row.SurveyId == id && row.QuestionId == column && row.Value == value).SumAsync(row => row.Count);
    });
}

public sealed class ResponseImportTestsOnSqlite(SqlitePortal portal) : ResponseImportTests(portal), IClassFixture<SqlitePortal>;

public sealed class ResponseImportTestsOnPostgres(PostgresPortal portal) : ResponseImportTests(portal), IClassFixture<PostgresPortal>;
