using System.Globalization;
using System.Net;
using System.Text.Json;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Testing;
using CxPortal.Web.Features.Contacts.Erasure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Contacts;

public abstract class ErasureTests(PortalFixture portal)
{
    private DateOnly Today => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(3));

    [Fact]
    public async Task Pages_AreForAdministrators()
    {
        var person = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database));

        await portal.AssertPageIsForAsync($"/respondents/{person.Id}/data", Role.Administrator);
        await portal.AssertFormIsForAsync("/respondents/999999/data/erasure", Role.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(Role.Designer)).GetAsync($"/respondents/{person.Id}/data/export")).StatusCode);
    }

    [Fact]
    public async Task Export_HoldsAllThatLeadsToThePerson()
    {
        var (survey, person) = await AnsweredAsync();
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await client.GetAsync($"/respondents/{person.Id}/data/export");

        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var answers = document.RootElement.GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.Equal(survey.Key, answer.GetProperty("survey").GetString()));
        Assert.Contains("Меня зовут", document.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, document.RootElement.GetProperty("invitations").GetArrayLength());
        Assert.Equal(1, document.RootElement.GetProperty("exclusions").GetArrayLength());
        var key = person.Id.ToString(CultureInfo.InvariantCulture);
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(row =>
            row.Subject == "Respondent" && row.SubjectId == key && row.After!.Contains("exported"))));
    }

    [Fact]
    public async Task Erase_TakesThePersonAwayEverywhereAndLeavesTheCounts()
    {
        var (survey, person) = await AnsweredAsync();
        var client = await portal.SignedInAsync(Role.Administrator);
        var url = $"/respondents/{person.Id}/data";
        var counted = await CountedAsync(survey);

        var other = await client.PostFormAsync(url, url + "/erasure", new() { ["key"] = "another" });
        Assert.NotNull((await client.ReadPageAsync(other)).GetElementById("key-error"));
        var response = await client.PostFormAsync(url, url + "/erasure", new() { ["key"] = person.Key });

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(counted, await CountedAsync(survey));
        await portal.WithDatabaseAsync(async database =>
        {
            Assert.False(await database.Respondents.AnyAsync(row => row.Id == person.Id));
            Assert.False(await database.ContactExclusions.AnyAsync(row => row.RespondentId == person.Id));
            Assert.Equal(1, await database.SurveyResponses.CountAsync(row => row.SurveyId == survey.Id));
            Assert.False(await database.SurveyTextAnswers.AnyAsync(row => row.SurveyId == survey.Id));
            Assert.True(await database.Invitations.AnyAsync(row => row.SurveyId == survey.Id && row.RespondentId == null));
            var email = person.Email!;
            Assert.False(await database.AuditEntries.AnyAsync(row => row.Before!.Contains(email) || row.After!.Contains(email)));
        });
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Retention_DeletesOldResponsesAndLeavesTheCounts()
    {
        var survey = await portal.AddSurveyAsync(change: row => row.RetentionDays = 30);
        await portal.WithDatabaseAsync(database => TestData.AddResponsesAsync(database, survey.Id,
        [
            Response(Today.AddDays(-31)) with { Texts = new Dictionary<string, string> { ["comment"] = "Давно" } },
            Response(Today.AddDays(-30)),
            Response(Today),
        ]));
        var counted = await CountedAsync(survey);

        await RunAsync<RetentionJob>(job => job.RunAsync(CancellationToken.None));

        var left = await portal.WithDatabaseAsync(database => database.SurveyResponses.Where(row => row.SurveyId == survey.Id).Select(row => row.Day).ToListAsync());
        Assert.Equal([Today.AddDays(-30), Today], left.Order());
        Assert.False(await portal.WithDatabaseAsync(database => database.SurveyTextAnswers.AnyAsync(row => row.SurveyId == survey.Id)));
        Assert.Equal(counted, await CountedAsync(survey));
        var key = survey.Id.ToString(CultureInfo.InvariantCulture);
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(row =>
            row.Subject == "Survey" && row.SubjectId == key && row.After!.Contains("\"erased\":1"))));
    }

    [Fact]
    public async Task CleanUp_DropsOldReceiptsAndUnfinishedAnswers()
    {
        var survey = await portal.AddSurveyAsync();
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var (old, young) = ("old-" + Guid.NewGuid(), "young-" + Guid.NewGuid());
        await portal.WithDatabaseAsync(async database =>
        {
            database.SubmissionReceipts.AddRange(
                new SubmissionReceipt { KeyHash = old, AcceptedAt = now.AddHours(-25) }, new SubmissionReceipt { KeyHash = young, AcceptedAt = now.AddHours(-23) });
            database.SurveyProgresses.AddRange(
                new SurveyProgress { TokenHash = old, SurveyId = survey.Id, Answers = "{}", ChangedAt = now.AddDays(-61) },
                new SurveyProgress { TokenHash = young, SurveyId = survey.Id, Answers = "{}", ChangedAt = now.AddDays(-59) });
            await database.SaveChangesAsync();
        });

        await RunAsync<CleanUpJob>(job => job.RunAsync(CancellationToken.None));

        await portal.WithDatabaseAsync(async database =>
        {
            Assert.Equal([young], await database.SubmissionReceipts.Where(row => row.KeyHash == old || row.KeyHash == young).Select(row => row.KeyHash).ToListAsync());
            Assert.Equal([young], await database.SurveyProgresses.Where(row => row.SurveyId == survey.Id).Select(row => row.TokenHash).ToListAsync());
        });
    }

    /// <summary>Somebody who answered twice, once here and once elsewhere, beside a stranger.</summary>
    private async Task<(Survey Survey, Respondent Person)> AnsweredAsync()
    {
        var survey = await portal.AddSurveyAsync(confidentiality: Confidentiality.Identified);
        var person = await portal.WithDatabaseAsync(async database =>
        {
            var person = await TestData.RespondentAsync(database);
            await TestData.AddResponsesAsync(database, survey.Id,
            [
                Response(Today) with { Texts = new Dictionary<string, string> { ["comment"] = "Меня зовут" } },
                Response(Today),
                Response(Today),
            ]);
            var rows = await database.SurveyResponses.Where(row => row.SurveyId == survey.Id).OrderBy(row => row.Id).ToListAsync();
            rows[0].RespondentId = person.Id;
            rows[1].ExternalKey = person.Key;
            var collector = new SurveyCollector { SurveyId = survey.Id, Kind = CollectorKind.Personal, Name = "Письма", Token = Guid.NewGuid().ToString("N")[..16] };
            database.SurveyCollectors.Add(collector);
            await database.SaveChangesAsync();
            database.Invitations.Add(new Invitation
            {
                SurveyId = survey.Id,
                CollectorId = collector.Id,
                RespondentId = person.Id,
                TokenHash = Guid.NewGuid().ToString("N"),
                State = InvitationState.Finished,
                CreatedAt = portal.Clock.GetUtcNow().UtcDateTime,
            });
            database.ContactExclusions.Add(new ContactExclusion
            {
                RespondentId = person.Id,
                Reason = ExclusionReason.Other,
                Since = portal.Clock.GetUtcNow().UtcDateTime,
                Note = person.Email,
            });
            await database.SaveChangesAsync();
            return person;
        });
        return (survey, person);
    }

    private static TestResponse Response(DateOnly day) => new(day, [("nps", 0, 9)]);

    private Task<long> CountedAsync(Survey survey) =>
        portal.WithDatabaseAsync(database => database.SurveyDailyCounts.Where(row => row.SurveyId == survey.Id).SumAsync(row => row.Count));

    private async Task RunAsync<TJob>(Func<TJob, Task> run)
        where TJob : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }
}

public sealed class ErasureTestsOnSqlite(SqlitePortal portal) : ErasureTests(portal), IClassFixture<SqlitePortal>;

public sealed class ErasureTestsOnPostgres(PostgresPortal portal) : ErasureTests(portal), IClassFixture<PostgresPortal>;
