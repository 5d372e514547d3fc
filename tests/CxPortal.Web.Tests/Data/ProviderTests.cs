using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

/// <summary>What must be the same on both databases, although the engines differ.</summary>
public abstract class ProviderTests(DatabaseFixture fixture)
{
    [Theory]
    [InlineData("ЁЛОЧНЫЙ кредит", "елочный")]
    [InlineData("Кредит для ПРЕДПРИНИМАТЕЛЕЙ", "предпринимателей")]
    [InlineData("вклад «Ёжик»", "ЕЖИК")]
    [InlineData("Straße nach Süden", "STRASSE NACH", false)]
    [InlineData("Straße nach Süden", "SÜDEN")]
    [InlineData("Скидка 100% за 5_дней", "100%")]
    [InlineData("Скидка 100% за 5_дней", "5_ДНЕЙ")]
    [InlineData("Скидка 1000 рублей", "100%", false)]
    [InlineData("Платёж \\ перевод [СБП]", "\\ ПЕРЕВОД [сбп]")]
    public async Task Search_AnyCase_Finds(string title, string question, bool isFound = true)
    {
        var journey = await fixture.AddJourneyAsync(title);
        var needle = SearchText.Of(question);

        var found = await fixture.ReadAsync(database =>
            database.Journeys.Where(row => row.SearchText.Contains(needle)).AnyAsync(row => row.Id == journey.Id));

        Assert.Equal(isFound, found);
    }

    [Fact]
    public async Task Sort_BySearchText_IsTheSameEverywhere()
    {
        string[] names = ["Яхта", "ёлка", "Жук", "Ель", "едок", "alpha", "Zeta", "10 рублей", "9 рублей", "Ёж"];
        await using (var database = fixture.Open())
        {
            foreach (var name in names)
            {
                var item = new CatalogItem { Kind = CatalogKind.Segment, Key = Slug.From(name), Name = name };
                item.RefreshSearchText();
                database.CatalogItems.Add(item);
            }

            await database.SaveChangesAsync();
        }

        var sorted = await fixture.ReadAsync(database => database.CatalogItems
            .Where(item => item.Kind == CatalogKind.Segment && names.Contains(item.Name))
            .OrderBy(item => item.SearchText).Select(item => item.Name).ToListAsync());

        Assert.Equal(["10 рублей", "9 рублей", "alpha", "Zeta", "едок", "Ёж", "ёлка", "Ель", "Жук", "Яхта"], sorted);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task Save_InstantThatIsNotUtc_IsRefused(DateTimeKind kind)
    {
        var journey = fixture.NewJourney();
        journey.CreatedAt = new DateTime(2026, 3, 2, 9, 0, 0, kind);
        await using var database = fixture.Open();
        database.Journeys.Add(journey);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => database.SaveChangesAsync());

        Assert.Contains("must be UTC", exception.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_ByAnInstantThatIsNotUtc_IsRefused()
    {
        var local = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Local);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() =>
            fixture.ReadAsync(database => database.Journeys.CountAsync(journey => journey.CreatedAt < local)));

        Assert.Contains("must be UTC", exception.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Instants_ComeBackAsUtcAndCompare()
    {
        var journey = fixture.NewJourney();
        journey.CreatedAt = new DateTime(2026, 3, 2, 9, 0, 0, 123, DateTimeKind.Utc);
        journey.ReviewDate = new DateOnly(2026, 4, 26);
        await using (var database = fixture.Open())
        {
            database.Journeys.Add(journey);
            await database.SaveChangesAsync();
        }

        var before = journey.CreatedAt.AddMilliseconds(-1);
        var read = await fixture.ReadAsync(database => database.Journeys.AsNoTracking()
            .SingleAsync(row => row.Id == journey.Id && row.CreatedAt > before && row.CreatedAt <= journey.CreatedAt));

        Assert.Equal((journey.CreatedAt, DateTimeKind.Utc), (read.CreatedAt, read.CreatedAt.Kind));
        Assert.Equal(journey.ReviewDate, read.ReviewDate);
        Assert.Null(read.ArchivedAt);
    }

    [Fact]
    public async Task Query_ByEndOfLockout_ComparesInstants()
    {
        var now = fixture.Clock.GetUtcNow();
        var (locked, open) = (NewUser(now.AddMinutes(5).ToOffset(TimeSpan.Zero)), NewUser(now.AddMinutes(-5)));
        await using (var database = fixture.Open())
        {
            database.Users.AddRange(locked, open);
            await database.SaveChangesAsync();
        }

        var ids = await fixture.ReadAsync(database => database.Users.Where(user => user.LockoutEnd > now).Select(user => user.Id).ToListAsync());

        Assert.Contains(locked.Id, ids);
        Assert.DoesNotContain(open.Id, ids);
    }

    [Fact]
    public async Task IsUniqueViolation_SameKeyTwice_IsRecognised()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();
        database.Journeys.Add(new Journey { Key = journey.Key, Title = "Второй", CreatedAt = journey.CreatedAt });

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());

        Assert.True(fixture.Provider.IsUniqueViolation(exception));
    }

    [Fact]
    public async Task IsUniqueViolation_SamePrimaryKeyTwice_IsRecognised()
    {
        var journey = await fixture.AddJourneyAsync();
        await using var database = fixture.Open();
        database.JourneyActivities.Add(new JourneyActivity { JourneyId = journey.Id, ChangedBy = "Anna", ChangedAt = journey.CreatedAt });

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());

        Assert.True(fixture.Provider.IsUniqueViolation(exception));
    }

    [Fact]
    public async Task IsUniqueViolation_RowWithoutItsParent_IsSomethingElse()
    {
        await using var database = fixture.Open();
        database.Stages.Add(new Stage { JourneyId = long.MaxValue, Key = "lost", Title = "Ничья" });

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());

        Assert.False(fixture.Provider.IsUniqueViolation(exception));
    }

    [Fact]
    public async Task BeginReadSnapshot_SomebodyWritesMeanwhile_SeesOneStateAndHoldsNobodyUp()
    {
        await fixture.AddJourneyAsync();
        await using var reader = fixture.Open();
        await using (await fixture.Provider.BeginReadSnapshotAsync(reader, CancellationToken.None))
        {
            var before = await reader.Journeys.CountAsync();

            await fixture.AddJourneyAsync("Новый").WaitAsync(TimeSpan.FromSeconds(10));

            Assert.Equal(before, await reader.Journeys.CountAsync());
            Assert.False(await reader.Stages.AnyAsync(stage => !reader.Journeys.Any(journey => journey.Id == stage.JourneyId)));
        }

        Assert.True(await reader.Journeys.AnyAsync(journey => journey.Title == "Новый"));
    }

    [Fact]
    public async Task Describe_Engine_NamesItsVersion() =>
        Assert.Matches(@"^(SQLite|PostgreSQL) \d+\.\d+", await fixture.Provider.DescribeAsync(CancellationToken.None));

    private AppUser NewUser(DateTimeOffset lockoutEnd)
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
            LockoutEnd = lockoutEnd,
            CreatedAt = fixture.Clock.GetUtcNow().UtcDateTime,
        };
    }
}

public sealed class ProviderTestsOnSqlite(SqliteDatabase fixture) : ProviderTests(fixture), IClassFixture<SqliteDatabase>;

public sealed class ProviderTestsOnPostgres(PostgresDatabase fixture) : ProviderTests(fixture), IClassFixture<PostgresDatabase>;
