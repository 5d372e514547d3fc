using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Surveys;

/// <summary>The plan of measurement and the calculator of sample sizes.</summary>
public abstract class MeasurementTests(PortalFixture portal)
{
    [Fact]
    public async Task APlanIsStoredShownAndExported()
    {
        var journey = await portal.AddReferenceJourneyAsync();
        var survey = await portal.AddSurveyAsync();
        var touchpoint = (await portal.StoredJourneyAsync(journey.Id)).Touchpoints[0].Id;
        var page = $"/measurement/touchpoints/{touchpoint}";
        await portal.AssertPageIsForAsync("/measurement", Role.Administrator, Role.Designer, Role.Reviewer, Role.Executive);
        await portal.AssertPageIsForAsync(page, Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/measurement/touchpoints/999999", Role.Administrator, Role.Designer);
        var client = await portal.SignedInAsync(Role.Designer);
        var fields = new Dictionary<string, string?>
        {
            ["Form.Metrics[0].Metric"] = "Csat",
            ["Form.Metrics[0].IsPlanned"] = "true",
            ["Form.Metrics[0].SurveyId"] = survey.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Form.Metrics[0].SampleSize"] = "385",
            ["Form.Metrics[0].Version"] = "0",
        };
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(page, page, fields)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostFormAsync(page, page, fields)).StatusCode);
        var plan = await portal.WithDatabaseAsync(database => database.MeasurementPlans.SingleAsync(row => row.TouchpointId == touchpoint));
        Assert.Equal((QuestionType.Csat, 385, survey.Id), (plan.Metric, plan.SampleSize!.Value, plan.SurveyId!.Value));
        Assert.Contains(survey.Title, (await client.GetPageAsync("/measurement")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(survey.Title, await (await client.GetAsync("/measurement/export?format=csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/measurement/export?format=xlsx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/measurement/export?format=doc")).StatusCode);
        Assert.NotNull((await client.GetPageAsync($"/journeys/{journey.Id}/touchpoints/{touchpoint}")).QuerySelector($"a[href='/surveys/{survey.Id}']"));
    }

    [Theory]
    [InlineData("kind=share&margin=5&population=12000", "373")]
    [InlineData("kind=nps&margin=5", "537")]
    [InlineData("kind=shares&margin=5&share=85", "903")]
    public async Task TheCalculatorSaysWhatTheMeasuresSay(string query, string answers) => Assert.Contains(
        answers, (await (await portal.SignedInAsync(Role.Designer)).GetPageAsync("/measurement/sample-size?" + query)).QuerySelector(".figure-value")!.TextContent, StringComparison.Ordinal);
}

public sealed class MeasurementTestsOnSqlite(SqlitePortal portal) : MeasurementTests(portal), IClassFixture<SqlitePortal>;

public sealed class MeasurementTestsOnPostgres(PostgresPortal portal) : MeasurementTests(portal), IClassFixture<PostgresPortal>;
