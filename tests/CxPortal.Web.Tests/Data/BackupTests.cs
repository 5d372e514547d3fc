using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

public abstract class BackupTests(DatabaseFixture fixture)
{
    private readonly string copy = Path.Combine(TestDatabases.NewDirectory(), "copy");

    [Fact]
    public async Task Restore_ACopy_BringsTheOldStateBack()
    {
        var journey = await fixture.AddJourneyAsync("До копии");
        await fixture.Provider.BackupAsync(copy, CancellationToken.None);
        await RenameAsync(journey.Id, "После копии");
        var later = await fixture.AddJourneyAsync("Новее копии");

        await fixture.Provider.RestoreAsync(copy, CancellationToken.None);

        Assert.Equal("До копии", await TitleAsync(journey.Id));
        Assert.Null(await TitleAsync(later.Id));
        await RenameAsync(journey.Id, "После возврата");
        Assert.Equal("После возврата", await TitleAsync(journey.Id));
    }

    [Fact]
    public async Task Backup_WhileSomebodyWrites_HoldsOnlyWhatIsCommitted()
    {
        var journey = await fixture.AddJourneyAsync("Закреплено");
        await using (var writer = fixture.Open())
        {
            await using var transaction = await writer.Database.BeginTransactionAsync();
            (await writer.Journeys.SingleAsync(row => row.Id == journey.Id)).Title = "Ещё не закреплено";
            await writer.SaveChangesAsync();

            await fixture.Provider.BackupAsync(copy, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

            await transaction.CommitAsync();
        }

        await fixture.Provider.RestoreAsync(copy, CancellationToken.None);

        Assert.Equal("Закреплено", await TitleAsync(journey.Id));
    }

    [Fact]
    public async Task Restore_SomethingElse_IsRefusedAndChangesNothing()
    {
        var journey = await fixture.AddJourneyAsync("Остаётся");
        await File.WriteAllTextAsync(copy, string.Concat(Enumerable.Repeat("это не копия базы ", 1000)));

        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Provider.RestoreAsync(copy, CancellationToken.None));

        Assert.Equal("Остаётся", await TitleAsync(journey.Id));
    }

    [Fact]
    public async Task Restore_DamagedCopy_IsRefusedAndChangesNothing()
    {
        var journey = await fixture.AddJourneyAsync("Остаётся");
        await fixture.Provider.BackupAsync(copy, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(copy);
        await File.WriteAllBytesAsync(copy, bytes[..(bytes.Length / 2)]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Provider.RestoreAsync(copy, CancellationToken.None));

        Assert.Equal("Остаётся", await TitleAsync(journey.Id));
    }

    [Fact]
    public async Task Backup_ToAFolderThatIsNotThere_SaysSo()
    {
        var nowhere = Path.Combine(TestDatabases.NewDirectory(), "missing", "copy");

        await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Provider.BackupAsync(nowhere, CancellationToken.None));
    }

    private Task<string?> TitleAsync(long id) => fixture.ReadAsync(database =>
        database.Journeys.Where(journey => journey.Id == id).Select(journey => journey.Title).SingleOrDefaultAsync());

    private async Task RenameAsync(long id, string title)
    {
        await using var database = fixture.Open();
        (await database.Journeys.SingleAsync(row => row.Id == id)).Title = title;
        await database.SaveChangesAsync();
    }
}

public sealed class BackupTestsOnSqlite(SqliteDatabase fixture) : BackupTests(fixture), IClassFixture<SqliteDatabase>;

public sealed class BackupTestsOnPostgres(PostgresDatabase fixture) : BackupTests(fixture), IClassFixture<PostgresDatabase>;
