using System.Diagnostics;
using System.Net;
using System.Text;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class JourneyMatrixTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_Anonymous_AsksToSignIn()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);

        var response = await portal.Anonymous().GetAsync($"/journeys/{journey.Id}");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Index_EachRole_ShowsOnlyWhatItMayDo(Role role, bool canWrite)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}");

        Assert.Equal(canWrite, page.QuerySelector(".drag, .insert, .th-menu, .lane-add, .emo-range") is not null);
        Assert.Equal(canWrite ? "true" : "false", page.QuerySelector("#matrix-host")!.GetAttribute("data-can-write"));
        Assert.Equal(canWrite ? null : "true", page.QuerySelector("table.matrix")!.GetAttribute("aria-readonly"));
        Assert.Equal(25, page.QuerySelectorAll("td.cell").Length);
        Assert.Equal(5, page.QuerySelectorAll("td.emo").Length);
    }

    [Theory]
    [InlineData("/journeys/999999")]
    [InlineData("/journeys/999999/grid")]
    public async Task Index_UnknownJourney_IsNotFound(string url)
    {
        var client = await portal.SignedInAsync(Role.Executive);

        var response = await client.GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Index_BigJourney_StaysWithinItsBudgets()
    {
        var journey = await portal.WithDatabaseAsync(database => TestData.BigJourneyAsync(database));
        var client = await portal.SignedInAsync(Role.Designer);
        await client.GetPageAsync($"/journeys/{journey.Id}");

        var fastest = TimeSpan.MaxValue;
        var html = string.Empty;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var watch = Stopwatch.StartNew();
            html = await client.Http.GetStringAsync($"/journeys/{journey.Id}");
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        var size = Encoding.UTF8.GetByteCount(html);
        Assert.True(size < 300 * 1024, $"The page has {size} bytes.");
        Assert.True(fastest < TimeSpan.FromMilliseconds(250), $"The page took {fastest.TotalMilliseconds} ms.");
        Console.WriteLine($"30 x 12: {size} bytes, {fastest.TotalMilliseconds} ms on {portal.Options.Database}");
    }
}

public sealed class JourneyMatrixTestsOnSqlite(SqlitePortal portal) : JourneyMatrixTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyMatrixTestsOnPostgres(PostgresPortal portal) : JourneyMatrixTests(portal), IClassFixture<PostgresPortal>;
