using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Infrastructure.Jobs;

public abstract class JobLeaseTests(PortalFixture portal)
{
    private DateTime Now => portal.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Take_ByTwo_GivesTheJobToOne()
    {
        var name = NewName();

        var taken = new[] { await TakeAsync(name, "one"), await TakeAsync(name, "other") };

        Assert.Equal([true, false], taken);
    }

    [Fact]
    public async Task Take_AfterTheEnd_WaitsUntilTheJobIsDue()
    {
        var name = NewName();
        await TakeAsync(name, "one");
        await GiveBackAsync(name, null);

        Assert.False(await TakeAsync(name, "other", Now.AddMinutes(-1)));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await TakeAsync(name, "other", Now.AddMinutes(-1)));
    }

    [Fact]
    public async Task Take_FromOneThatDied_WaitsForTheLeaseToEnd()
    {
        var name = NewName();
        await TakeAsync(name, "dead");
        portal.Clock.Advance(JobLeases.Length - TimeSpan.FromSeconds(1));
        Assert.False(await TakeAsync(name, "other"));

        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await TakeAsync(name, "other"));
        Assert.False(await OnLeasesAsync(leases => leases.RenewAsync(name, "dead", CancellationToken.None)));
    }

    [Fact]
    public async Task GiveBack_KeepsWhatWentWrong()
    {
        var name = NewName();
        await TakeAsync(name, "one");

        await GiveBackAsync(name, "no disk");

        var row = await portal.WithDatabaseAsync(database => database.JobLeases.AsNoTracking().SingleAsync(lease => lease.Name == name));
        Assert.Equal(("no disk", null), (row.LastError, row.Holder));
        Assert.Equal(Now, row.LastEndedAt);
    }

    [Fact]
    public async Task RunDue_RunsEachRegisteredJobOnceUntilItIsDueAgain()
    {
        var jobs = portal.Services.GetRequiredService<ScheduledJobs>();
        portal.Clock.Advance(TimeSpan.FromDays(2));

        var first = await jobs.RunDueAsync(CancellationToken.None);
        var second = await jobs.RunDueAsync(CancellationToken.None);

        Assert.Equal(portal.Services.GetServices<JobRegistration>().Count(), first);
        Assert.Equal(0, second);
        var failed = await portal.WithDatabaseAsync(database => database.JobLeases.Where(lease => lease.LastError != null && !lease.Name.StartsWith("test-")).ToListAsync());
        Assert.Empty(failed);
    }

    private static string NewName() => "test-" + Guid.NewGuid();

    private Task<bool> TakeAsync(string name, string holder, DateTime? latestStart = null) =>
        OnLeasesAsync(leases => leases.TryTakeAsync(name, holder, latestStart ?? Now, CancellationToken.None));

    private Task<bool> GiveBackAsync(string name, string? error) => OnLeasesAsync(async leases =>
    {
        await leases.GiveBackAsync(name, "one", error, CancellationToken.None);
        return true;
    });

    private async Task<T> OnLeasesAsync<T>(Func<JobLeases, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<JobLeases>());
    }
}

public sealed class JobLeaseTestsOnSqlite(SqlitePortal portal) : JobLeaseTests(portal), IClassFixture<SqlitePortal>;

public sealed class JobLeaseTestsOnPostgres(PostgresPortal portal) : JobLeaseTests(portal), IClassFixture<PostgresPortal>;

public sealed class JobScheduleTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("2026-03-02T00:29:59Z", "2026-03-01T00:30:00Z")]
    [InlineData("2026-03-02T00:30:00Z", "2026-03-02T00:30:00Z")]
    [InlineData("2026-03-02T20:00:00Z", "2026-03-02T00:30:00Z")]
    public void Daily_IsDueOnceAfterItsTimeByTheOrganisationsClock(string now, string begin)
    {
        var latest = JobSchedule.Daily(new TimeOnly(3, 30)).LatestStart(Utc(now), Moscow);

        Assert.Equal(Utc(begin).AddTicks(-1), latest);
    }

    [Fact]
    public void Every_IsDueWhenTheIntervalIsOver() =>
        Assert.Equal(Utc("2026-03-02T09:55:00Z"), JobSchedule.Every(TimeSpan.FromMinutes(5)).LatestStart(Utc("2026-03-02T10:00:00Z"), Moscow));

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
