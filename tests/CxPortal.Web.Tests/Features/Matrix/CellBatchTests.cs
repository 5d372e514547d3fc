using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class CellBatchTests(PortalFixture portal)
{
    [Fact]
    public async Task UpdateMany_AllCurrent_WritesAll()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(HttpMethod.Put, $"/journeys/{journey.Id}/cells", Batch(journey, (1, 0, 1, "a"), (5, 1, 0, "b")))).JsonAsync();

        Assert.Equal([2, 1], body.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("version").GetInt32()));
        Assert.Equal([journey.Lanes[1].Id, journey.Lanes[5].Id], body.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("laneId").GetInt64()));
    }

    [Fact]
    public async Task UpdateMany_OneStale_WritesNone()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(HttpMethod.Put, $"/journeys/{journey.Id}/cells", Batch(journey, (1, 0, 1, "a"), (1, 1, 4, "b"), (5, 1, 0, "c"))))
            .JsonAsync(HttpStatusCode.PreconditionFailed);

        var conflict = Assert.Single(body.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(journey.Touchpoints[1].Id, conflict.GetProperty("touchpointId").GetInt64());
        Assert.Equal("выбирает из короткого списка", conflict.GetProperty("content").GetProperty("text").GetString());
        Assert.False(await portal.WithDatabaseAsync(database => database.Cells.AnyAsync(cell => cell.JourneyId == journey.Id && (cell.Text == "a" || cell.Text == "c"))));
    }

    [Fact]
    public async Task UpdateMany_OneInvalid_WritesNoneAndNamesIt()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(
            HttpMethod.Put, $"/journeys/{journey.Id}/cells", Batch(journey, (1, 0, 1, "a"), (1, 1, 1, new string('x', 5000))))).JsonAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("cells[1].text", body.GetProperty("problems")[0].GetProperty("field").GetString());
        Assert.False(await portal.WithDatabaseAsync(database => database.Cells.AnyAsync(cell => cell.JourneyId == journey.Id && cell.Text == "a")));
    }

    [Fact]
    public async Task UpdateMany_ForeignCell_IsNotFoundAndWritesNone()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var other = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var batch = new
        {
            cells = new[]
            {
                new { laneId = journey.Lanes[1].Id, touchpointId = journey.Touchpoints[0].Id, version = 1, content = new { text = "a" } },
                new { laneId = other.Lanes[1].Id, touchpointId = other.Touchpoints[0].Id, version = 1, content = new { text = "b" } },
            },
        };

        await (await client.SendJsonAsync(HttpMethod.Put, $"/journeys/{journey.Id}/cells", batch)).JsonAsync(HttpStatusCode.NotFound);

        Assert.False(await portal.WithDatabaseAsync(database => database.Cells.AnyAsync(cell =>
            (cell.JourneyId == journey.Id || cell.JourneyId == other.Id) && (cell.Text == "a" || cell.Text == "b"))));
    }

    [Fact]
    public async Task UpdateMany_NoneTwiceOrTooMany_IsRefused()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/journeys/{journey.Id}/cells";

        foreach (var batch in new[]
        {
            Batch(journey),
            Batch(journey, (1, 0, 1, "a"), (1, 0, 1, "b")),
            Batch(journey, [.. Enumerable.Range(0, 501).Select(index => (1, 0, index, "x"))]),
        })
        {
            await (await client.SendJsonAsync(HttpMethod.Put, url, batch)).JsonAsync(HttpStatusCode.UnprocessableEntity);
        }

        await (await client.SendJsonAsync(HttpMethod.Put, url, new { })).JsonAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task UpdateMany_Reader_IsRefused(Role role)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var response = await client.SendJsonAsync(HttpMethod.Put, $"/journeys/{journey.Id}/cells", Batch(journey, (1, 0, 1, "a")));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static object Batch(Journey journey, params (int Lane, int Touchpoint, int Version, string Text)[] cells) => new
    {
        cells = cells.Select(cell => new
        {
            laneId = journey.Lanes[cell.Lane].Id,
            touchpointId = journey.Touchpoints[cell.Touchpoint].Id,
            version = cell.Version,
            content = new { text = cell.Text },
        }),
    };
}

public sealed class CellBatchTestsOnSqlite(SqlitePortal portal) : CellBatchTests(portal), IClassFixture<SqlitePortal>;

public sealed class CellBatchTestsOnPostgres(PostgresPortal portal) : CellBatchTests(portal), IClassFixture<PostgresPortal>;
