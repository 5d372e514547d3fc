using System.Text.Json;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

public abstract class AuditTrailTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task Save_NewRow_WritesWhoWhatWhenAndItsKey()
    {
        var operation = new OperationContext
        {
            ActorId = Guid.NewGuid(),
            Actor = "Анна Котова",
            Operation = "Journeys.Create",
            Reason = "пилот",
            IpAddress = "10.0.0.7",
        };
        var journey = fixture.NewJourney("Ипотека");
        await using (var database = fixture.Open(operation))
        {
            database.Journeys.Add(journey);
            await database.SaveChangesAsync();
        }

        var entry = Assert.Single(await fixture.EntriesOfAsync("Journey", journey.Id));
        Assert.Equal(AuditAction.Created, entry.Action);
        Assert.Equal((operation.ActorId, "Анна Котова", "Journeys.Create"), (entry.ActorId, entry.Actor, entry.Operation));
        Assert.Equal(("пилот", "10.0.0.7", operation.CorrelationId), (entry.Reason, entry.IpAddress, entry.CorrelationId));
        Assert.Equal(fixture.Clock.GetUtcNow().UtcDateTime, entry.OccurredAt);
        Assert.Equal(("Ипотека", (long?)journey.Id), (entry.SubjectName, entry.JourneyId));
        Assert.Null(entry.Before);
        Assert.Equal("Ипотека", Json(entry.After).GetProperty("Title").GetString());
        Assert.Equal(journey.Id, Json(entry.After).GetProperty("Id").GetInt64());
        Assert.Contains("Ипотека", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_NewTree_KnowsTheJourneyOfEveryRow()
    {
        var journey = await fixture.AddJourneyAsync();

        var stage = Assert.Single(await fixture.EntriesOfAsync("Stage", journey.Stages[0].Id));

        Assert.Equal(journey.Id, stage.JourneyId);
        Assert.Equal(journey.Id, Json(stage.After).GetProperty("JourneyId").GetInt64());
        Assert.Equal(1 + 1 + 1 + 5, await fixture.ReadAsync(database => database.AuditEntries.CountAsync(entry => entry.JourneyId == journey.Id)));
    }

    [Fact]
    public async Task Save_ChangedRow_WritesOnlyWhatChangedBeforeAndAfter()
    {
        var journey = await fixture.AddJourneyAsync("Было");
        await ChangeAsync(journey.Id, row =>
        {
            row.Title = "Стало";
            row.Nature = JourneyNature.ToBe;
            row.RefreshSearchText();
        });

        var entry = (await fixture.EntriesOfAsync("Journey", journey.Id))[^1];

        Assert.Equal(AuditAction.Changed, entry.Action);
        Assert.Equal("""{"Nature":"AsIs","Title":"Было"}""", Sorted(entry.Before));
        Assert.Equal("""{"Nature":"ToBe","Title":"Стало"}""", Sorted(entry.After));
    }

    [Fact]
    public async Task Save_DeletedRow_WritesAllThatItHeld()
    {
        var journey = await fixture.AddJourneyAsync();
        var lane = journey.Lanes[0];
        await using (var database = fixture.Open())
        {
            database.Lanes.Remove(await database.Lanes.SingleAsync(row => row.Id == lane.Id));
            await database.SaveChangesAsync();
        }

        var entry = (await fixture.EntriesOfAsync("Lane", lane.Id))[^1];

        Assert.Equal(AuditAction.Deleted, entry.Action);
        Assert.Equal(journey.Id, entry.JourneyId);
        Assert.Equal(lane.Key, Json(entry.Before).GetProperty("Key").GetString());
        Assert.Null(entry.After);
    }

    [Fact]
    public async Task Save_SameValueAgain_WritesNothing()
    {
        var journey = await fixture.AddJourneyAsync();

        await ChangeAsync(journey.Id, row => row.Title = new string(row.Title.AsSpan()));

        Assert.Single(await fixture.EntriesOfAsync("Journey", journey.Id));
    }

    [Fact]
    public async Task Save_InATransactionRolledBack_LosesRowAndEntry()
    {
        var journey = await fixture.AddJourneyAsync("Было");
        await using (var database = fixture.Open())
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            (await database.Journeys.SingleAsync(row => row.Id == journey.Id)).Title = "Призрак";
            database.Journeys.Add(fixture.NewJourney("Призрак"));
            await database.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.Single(await fixture.EntriesOfAsync("Journey", journey.Id));
        Assert.Equal(0, await fixture.ReadAsync(database => database.Journeys.CountAsync(row => row.Title == "Призрак")));
        Assert.Equal(0, await fixture.ReadAsync(database => database.AuditEntries.CountAsync(entry => entry.SubjectName == "Призрак")));
    }

    [Fact]
    public async Task Save_EntryCannotBeWritten_LosesTheRowToo()
    {
        var journey = await fixture.AddJourneyAsync("Было");
        await using (var database = fixture.Open(new OperationContext { Actor = null! }))
        {
            (await database.Journeys.SingleAsync(row => row.Id == journey.Id)).Title = "Без следа";
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => database.SaveChangesAsync());
        }

        await using (var database = fixture.Open(new OperationContext { Actor = null! }))
        {
            database.Lanes.Add(new Lane { JourneyId = journey.Id, Key = "ghost", Type = LaneType.Text, Title = "Без следа" });
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => database.SaveChangesAsync());
        }

        Assert.Equal("Было", await fixture.ReadAsync(database => database.Journeys.Where(row => row.Id == journey.Id).Select(row => row.Title).SingleAsync()));
        Assert.Equal(0, await fixture.ReadAsync(database => database.Lanes.CountAsync(row => row.Title == "Без следа")));
    }

    [Fact]
    public async Task Save_Secrets_KeepsOnlyTheFactOfAChange()
    {
        var user = NewUser();
        await using (var database = fixture.Open())
        {
            database.Users.Add(user);
            await database.SaveChangesAsync();
            user.PasswordHash = "SECOND-SECRET";
            (await database.Settings.SingleAsync()).SmtpPasswordProtected = "THIRD-SECRET-" + user.Id;
            await database.SaveChangesAsync();
        }

        var entries = await fixture.EntriesOfAsync("AppUser", user.Id);
        var settings = (await fixture.EntriesOfAsync("PortalSettings", 1))[^1];

        Assert.Equal("(hidden)", Json(entries[0].After).GetProperty("PasswordHash").GetString());
        Assert.Equal("""{"PasswordHash":"(hidden)"}""", entries[1].After);
        Assert.Equal("""{"SmtpPasswordProtected":"(hidden)"}""", settings.After);
        Assert.Equal(0, await fixture.ReadAsync(database => database.AuditEntries.CountAsync(entry =>
            entry.Before!.Contains("SECRET") || entry.After!.Contains("SECRET"))));
    }

    [Fact]
    public async Task Save_BytesAndDocuments_AreNotCopied()
    {
        var journey = await fixture.AddJourneyAsync();
        var file = new StoredFile
        {
            Sha256 = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"),
            ContentType = "image/png",
            Size = 3,
            Content = [1, 2, 3],
            CreatedAt = fixture.Clock.GetUtcNow().UtcDateTime,
        };
        var snapshot = NewSnapshot(journey.Id);
        await using (var database = fixture.Open())
        {
            database.AddRange(file, snapshot);
            await database.SaveChangesAsync();
        }

        Assert.Equal("(hidden)", Json((await fixture.EntriesOfAsync("StoredFile", file.Id))[0].After).GetProperty("Content").GetString());
        Assert.Equal("(hidden)", Json((await fixture.EntriesOfAsync("JourneySnapshot", snapshot.Id))[0].After).GetProperty("Document").GetString());
    }

    [Fact]
    public async Task Save_SignInCounters_WriteNothing()
    {
        var user = NewUser();
        await using var database = fixture.Open();
        database.Users.Add(user);
        await database.SaveChangesAsync();

        user.AccessFailedCount = 3;
        user.LastSignInAt = fixture.Clock.GetUtcNow().UtcDateTime;
        await database.SaveChangesAsync();

        Assert.Single(await fixture.EntriesOfAsync("AppUser", user.Id));
    }

    [Fact]
    public async Task RecordAct_Export_IsStoredByTheNextSave()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();

        database.RecordAct("Journey", "77", "Ипотека", journey.Id, new { format = "pdf", имя = "Ёлка" });
        await database.SaveChangesAsync();

        var entry = Assert.Single(await fixture.EntriesOfAsync("Journey", "77"));
        Assert.Equal((AuditAction.Performed, "Ипотека", (long?)journey.Id), (entry.Action, entry.SubjectName, entry.JourneyId));
        Assert.Equal("""{"format":"pdf","имя":"Ёлка"}""", entry.After);
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task Save_ChangeOfHistory_IsRefused(EntityState state)
    {
        var journey = await fixture.AddJourneyAsync();
        var snapshot = NewSnapshot(journey.Id);
        await using (var database = fixture.Open())
        {
            database.JourneySnapshots.Add(snapshot);
            await database.SaveChangesAsync();
        }

        object[] history =
        [
            (await fixture.EntriesOfAsync("Journey", journey.Id))[0],
            await fixture.ReadAsync(database => database.JourneySnapshots.AsNoTracking().SingleAsync(row => row.Id == snapshot.Id)),
        ];
        foreach (var row in history)
        {
            await using var database = fixture.Open();
            database.Entry(row).State = state;

            await Assert.ThrowsAsync<InvalidOperationException>(() => database.SaveChangesAsync());
        }
    }

    [Fact]
    public void SaveChanges_WithoutAsync_IsRefused()
    {
        using var database = fixture.Open();

        Assert.Throws<NotSupportedException>(() => database.SaveChanges());
    }

    private async Task ChangeAsync(long journeyId, Action<Journey> change)
    {
        await using var database = fixture.Open();
        change(await database.Journeys.SingleAsync(row => row.Id == journeyId));
        await database.SaveChangesAsync();
    }

    private AppUser NewUser()
    {
        var id = Guid.NewGuid();
        return new AppUser
        {
            Id = id,
            UserName = $"{id:N}@bank.example",
            NormalizedUserName = $"{id:N}@BANK.EXAMPLE",
            NormalizedEmail = $"{id:N}@BANK.EXAMPLE",
            DisplayName = "Пётр",
            Role = Role.Reviewer,
            PasswordHash = "FIRST-SECRET",
            SecurityStamp = "STAMP-SECRET",
            CreatedAt = fixture.Clock.GetUtcNow().UtcDateTime,
        };
    }

    private JourneySnapshot NewSnapshot(long journeyId) => new()
    {
        JourneyId = journeyId,
        Number = 1,
        PublishedBy = "Anna",
        Document = """{"title":"Ипотека"}""",
        Fingerprint = new string('0', 64),
        PublishedAt = fixture.Clock.GetUtcNow().UtcDateTime,
    };

    private static JsonElement Json(string? text) => JsonDocument.Parse(text!).RootElement;

    private static string Sorted(string? text) => "{" + string.Join(',', Json(text).EnumerateObject()
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}")) + "}";
}

public sealed class AuditTrailTestsOnSqlite(SqliteDatabase fixture) : AuditTrailTests(fixture), IClassFixture<SqliteDatabase>;

public sealed class AuditTrailTestsOnPostgres(PostgresDatabase fixture) : AuditTrailTests(fixture), IClassFixture<PostgresDatabase>;
