using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

public abstract class ConcurrencyTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task Save_NewRow_HasVersionOne() => Assert.Equal(1, (await fixture.AddJourneyAsync()).Version);

    [Fact]
    public async Task Save_ChangedRow_HasTheNextVersionWhateverWasAssigned()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();
        var row = await database.Journeys.SingleAsync(one => one.Id == journey.Id);

        row.Title = "Другое";
        row.Version = 77;
        await database.SaveChangesAsync();

        Assert.Equal(2, row.Version);
        Assert.Equal(2, await fixture.ReadAsync(other => other.Journeys.Where(one => one.Id == journey.Id).Select(one => one.Version).SingleAsync()));
    }

    [Fact]
    public async Task Save_NothingChanged_KeepsTheVersion()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();
        var row = await database.Journeys.SingleAsync(one => one.Id == journey.Id);

        row.Title = new string(row.Title.AsSpan());

        Assert.Equal(0, await database.SaveChangesAsync());
        Assert.Equal(1, row.Version);
    }

    [Fact]
    public async Task Save_RowThatSomebodyElseChanged_IsRefused()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var first = fixture.Open();
        await using var second = fixture.Open();
        (await first.Journeys.SingleAsync(one => one.Id == journey.Id)).Title = "Первый";
        (await second.Journeys.SingleAsync(one => one.Id == journey.Id)).Title = "Второй";
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());

        Assert.Equal("Первый", await fixture.ReadAsync(other => other.Journeys.Where(one => one.Id == journey.Id).Select(one => one.Title).SingleAsync()));
    }

    [Fact]
    public async Task Save_VersionOfAnOldForm_IsRefused()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();
        var row = await database.Journeys.SingleAsync(one => one.Id == journey.Id);
        row.Title = "Второе";
        await database.SaveChangesAsync();

        row.Title = "Третье";
        database.Entry(row).Property(one => one.Version).OriginalValue = 1;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => database.SaveChangesAsync());
    }

    [Fact]
    public async Task Delete_RowThatSomebodyElseChanged_IsRefused()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var first = fixture.Open();
        await using var second = fixture.Open();
        var lane = await second.Lanes.SingleAsync(row => row.JourneyId == journey.Id && row.Key == "team");
        second.Lanes.Remove(lane);
        (await first.Lanes.SingleAsync(row => row.Id == lane.Id)).Position = Ordering.At(9);
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task MarkChanged_OnlyChipsChanged_RaisesTheCellsVersion()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();
        var lane = await database.Lanes.SingleAsync(row => row.JourneyId == journey.Id && row.Type == LaneType.Team);
        var cell = new Cell { JourneyId = journey.Id, LaneId = lane.Id, TouchpointId = journey.Touchpoints[0].Id };
        cell.Write(LaneType.Team, CellContent.Empty with { Chips = [new ChipContent(null, "Маркетинг", null)] });
        database.Cells.Add(cell);
        await database.SaveChangesAsync();

        cell.Write(LaneType.Team, CellContent.Empty with { Chips = [new ChipContent(null, "Продажи", null)] });
        database.MarkChanged(cell);
        await database.SaveChangesAsync();

        Assert.Equal(2, cell.Version);
    }

    [Fact]
    public async Task Save_AfterARefusedOne_WritesItsChangesAndEntriesOnce()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var first = fixture.Open();
        await using var second = fixture.Open();
        (await first.Journeys.SingleAsync(one => one.Id == journey.Id)).Description = "Первый";
        var mine = await second.Journeys.SingleAsync(one => one.Id == journey.Id);
        mine.Title = "Второй";
        await first.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());

        var entry = second.Entry(mine);
        entry.OriginalValues.SetValues((await entry.GetDatabaseValuesAsync())!);
        await second.SaveChangesAsync();

        Assert.NotEmpty(refused.Entries);
        Assert.Equal(3, mine.Version);
        Assert.Single(await fixture.EntriesOfAsync("Journey", journey.Id), audit => audit.After!.Contains("Второй", StringComparison.Ordinal));
    }
}

public sealed class ConcurrencyTestsOnSqlite(SqliteDatabase fixture) : ConcurrencyTests(fixture), IClassFixture<SqliteDatabase>;

public sealed class ConcurrencyTestsOnPostgres(PostgresDatabase fixture) : ConcurrencyTests(fixture), IClassFixture<PostgresDatabase>;
