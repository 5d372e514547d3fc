using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using CxPortal.Web.Features.Sample;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Sample;

/// <summary>The sample organisation in a database that was empty before.</summary>
public abstract class SampleFillTests(PortalFixture portal) : IAsyncLifetime
{
    public Task InitializeAsync() => FillAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Fill_HoldsEveryJourneyWhole()
    {
        foreach (var sample in SampleJourneys.All)
        {
            var id = await portal.WithDatabaseAsync(database => database.Journeys.Where(row => row.Key == sample.Key).Select(row => row.Id).SingleAsync());
            var journey = await portal.StoredJourneyAsync(id);

            Assert.Equal((sample.Title, sample.Language, sample.IsTemplate), (journey.Title, journey.ContentLanguage, journey.IsTemplate));
            Assert.Equal(sample.Stages.Select(stage => stage.Title), journey.Stages.Select(stage => stage.Title));
            Assert.Equal(sample.Stages.Sum(stage => stage.Touchpoints.Length), journey.Touchpoints.Count);
            Assert.Equal(CanonicalLanes.All.Count + sample.Lanes.Length, journey.Lanes.Count);
            Assert.Equal(sample.IsPublished, journey.PublishedNumber == 1);
        }

        Assert.Equal(SampleJourneys.All.Count, await portal.WithDatabaseAsync(database => database.Journeys.CountAsync()));
    }

    [Fact]
    public async Task Fill_Reference_IsTheMatrixOfFiveStagesByFiveLanesFullOfText()
    {
        var id = await portal.WithDatabaseAsync(database => database.Journeys.Where(row => row.Key == "reference").Select(row => row.Id).SingleAsync());
        var journey = await portal.StoredJourneyAsync(id);

        Assert.Equal((5, 5, 5), (journey.Stages.Count, journey.Touchpoints.Count, journey.Lanes.Count));
        Assert.All(journey.Touchpoints, touchpoint => Assert.Contains(journey.Cells, cell => cell.TouchpointId == touchpoint.Id && cell.Emotion is not null));
        Assert.Equal(5, journey.Lanes.Select(lane => lane.Type).Distinct().Count());
    }

    [Fact]
    public async Task Fill_PutsOneAccountForEachRoleAndKeepsTheirPasswords()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<SampleAccounts>().ListAsync(CancellationToken.None);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();

        Assert.Equal(Enum.GetValues<Role>().Order(), accounts.Select(account => account.Role).Order());
        foreach (var account in accounts)
        {
            Assert.True(await users.CheckPasswordAsync((await users.FindByEmailAsync(account.Email))!, account.Password!));
        }

        if (!OperatingSystem.IsWindows())
        {
            var file = Path.Combine(portal.Options.DataDirectory, "sample-accounts.json");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Fill_HasRowsInEveryCatalogueAndOpenComments()
    {
        var kinds = await portal.WithDatabaseAsync(database => database.CatalogItems.Select(item => item.Kind).Distinct().ToListAsync());

        Assert.Equal(Enum.GetValues<CatalogKind>().Order(), kinds.Order());
        Assert.True(await portal.WithDatabaseAsync(database => database.CellComments.AnyAsync(comment => comment.ResolvedAt == null)));
    }

    [Fact]
    public async Task Fill_Twice_ChangesNothing()
    {
        var before = await portal.WithDatabaseAsync(CountAsync);

        Assert.False(await FillAsync());

        Assert.Equal(before, await portal.WithDatabaseAsync(CountAsync));
    }

    protected async Task<bool> FillAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SampleFiller>().FillAsync(CancellationToken.None);
    }

    private static async Task<(int Users, int Journeys, int Cells, int Items, int Comments, int Files, int Entries)> CountAsync(CxPortalDbContext database) => (
        await database.Users.CountAsync(),
        await database.Journeys.CountAsync(),
        await database.Cells.CountAsync(),
        await database.CatalogItems.CountAsync(),
        await database.CellComments.CountAsync(),
        await database.StoredFiles.CountAsync(),
        await database.AuditEntries.CountAsync());
}

public sealed class SampleFillTestsOnSqlite(EmptySqlitePortal portal) : SampleFillTests(portal), IClassFixture<EmptySqlitePortal>;

public sealed class SampleFillTestsOnPostgres(EmptyPostgresPortal portal) : SampleFillTests(portal), IClassFixture<EmptyPostgresPortal>;

/// <summary>A database in which somebody has already worked.</summary>
public abstract class SampleRefusalTests(PortalFixture portal)
{
    [Fact]
    public async Task Fill_SomebodyIsThere_LeavesTheDatabaseAlone()
    {
        await using var scope = portal.Services.CreateAsyncScope();

        Assert.False(await scope.ServiceProvider.GetRequiredService<SampleFiller>().FillAsync(CancellationToken.None));

        Assert.Equal(0, await portal.WithDatabaseAsync(database => database.Journeys.CountAsync()));
        Assert.False(File.Exists(Path.Combine(portal.Options.DataDirectory, "sample-accounts.json")));
    }
}

public sealed class SampleRefusalTestsOnSqlite(SqlitePortal portal) : SampleRefusalTests(portal), IClassFixture<SqlitePortal>;

public sealed class SampleRefusalTestsOnPostgres(PostgresPortal portal) : SampleRefusalTests(portal), IClassFixture<PostgresPortal>;

/// <summary>A portal on SQLite in whose database there is nobody and nothing.</summary>
public sealed class EmptySqlitePortal : SqlitePortal
{
    protected override Task<PortalOptions> NewDatabaseAsync() => Task.FromResult(TestDatabases.EmptySqlite());
}

/// <summary>A portal on PostgreSQL in whose database there is nobody and nothing.</summary>
public sealed class EmptyPostgresPortal : PostgresPortal
{
    protected override Task<PortalOptions> NewDatabaseAsync() => TestDatabases.EmptyPostgresAsync();
}
