using CxPortal.Data.Audit;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Data;

public abstract class JourneyActivityTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task Save_NewJourney_HasAnActivity()
    {
        var journey = await fixture.AddJourneyAsync();

        var activity = await ActivityAsync(journey.Id);

        Assert.Equal(fixture.Clock.GetUtcNow().UtcDateTime, activity.ChangedAt);
        Assert.Equal("Anna Kotova", activity.ChangedBy);
    }

    public static TheoryData<string> Changes => new("cell", "chip", "stage", "touchpoint", "lane", "link", "title", "archive");

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Save_ChangeOfTheJourney_TouchesIt(string change)
    {
        var journey = await fixture.AddJourneyAsync();
        if (change == "chip")
        {
            await SaveAsync(journey.Id, (database, row) => database.Cells.Add(NewCell(row)));
        }

        fixture.Clock.Advance(TimeSpan.FromHours(1));

        await SaveAsync(journey.Id, (database, row) =>
        {
            switch (change)
            {
                case "cell":
                    database.Cells.Add(NewCell(row));
                    break;
                case "chip":
                    database.Cells.Include(cell => cell.Chips).Single(cell => cell.JourneyId == row.Id).Chips[0].Text = "Продажи";
                    break;
                case "stage":
                    row.Stages[0].Title = "Выбирает";
                    break;
                case "touchpoint":
                    row.Touchpoints[0].IsMomentOfTruth = true;
                    break;
                case "lane":
                    row.Lanes.Add(new Lane { Key = "pains", Type = LaneType.Text, Title = "Боли", Position = 99 });
                    break;
                case "link":
                    row.Touchpoints[0].Links.Add(new TouchpointLink { JourneyId = row.Id, Title = "Макет", Url = "https://bank.example/a" });
                    break;
                case "title":
                    row.Title = "Другое";
                    break;
                default:
                    row.ArchivedAt = fixture.Clock.GetUtcNow().UtcDateTime;
                    break;
            }
        });

        var activity = await ActivityAsync(journey.Id);
        Assert.Equal(fixture.Clock.GetUtcNow().UtcDateTime, activity.ChangedAt);
        Assert.Equal("Boris", activity.ChangedBy);
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("publish")]
    [InlineData("nothing")]
    public async Task Save_WordsAboutTheJourney_LeaveItAlone(string change)
    {
        var journey = await fixture.AddJourneyAsync();
        var before = await ActivityAsync(journey.Id);
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        await SaveAsync(journey.Id, (database, row) =>
        {
            if (change == "comment")
            {
                database.CellComments.Add(new CellComment
                {
                    JourneyId = row.Id,
                    LaneId = row.Lanes[0].Id,
                    TouchpointId = row.Touchpoints[0].Id,
                    AuthorName = "Boris",
                    Text = "А где банк?",
                    CreatedAt = fixture.Clock.GetUtcNow().UtcDateTime,
                });
            }
            else if (change == "publish")
            {
                (row.Status, row.PublishedNumber) = (JourneyStatus.Published, 1);
                database.JourneySnapshots.Add(new JourneySnapshot
                {
                    JourneyId = row.Id,
                    Number = 1,
                    PublishedBy = "Boris",
                    Document = "{}",
                    Fingerprint = new string('0', 64),
                    PublishedAt = fixture.Clock.GetUtcNow().UtcDateTime,
                });
            }
        });

        var after = await ActivityAsync(journey.Id);
        Assert.Equal((before.ChangedAt, before.ChangedBy), (after.ChangedAt, after.ChangedBy));
    }

    [Fact]
    public async Task Save_OneJourney_LeavesTheOthersAlone()
    {
        var journey = await fixture.AddJourneyAsync();
        var other = await fixture.AddJourneyAsync();
        var before = (await ActivityAsync(other.Id)).ChangedAt;
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        await SaveAsync(journey.Id, (_, row) => row.Title = "Другое");

        Assert.Equal(before, (await ActivityAsync(other.Id)).ChangedAt);
    }

    private static Cell NewCell(Journey journey)
    {
        var cell = new Cell
        {
            JourneyId = journey.Id,
            LaneId = journey.Lanes.Single(lane => lane.Type == LaneType.Team).Id,
            TouchpointId = journey.Touchpoints[0].Id,
        };
        cell.Write(LaneType.Team, CellContent.Empty with { Chips = [new ChipContent(null, "Маркетинг", null)] });
        return cell;
    }

    private async Task SaveAsync(long journeyId, Action<CxPortal.Data.CxPortalDbContext, Journey> change)
    {
        await using var database = fixture.Open(new OperationContext { Actor = "Boris" });
        change(database, await database.Journeys
            .Include(journey => journey.Stages).Include(journey => journey.Touchpoints).Include(journey => journey.Lanes).AsSplitQuery()
            .SingleAsync(journey => journey.Id == journeyId));
        await database.SaveChangesAsync();
    }

    private Task<JourneyActivity> ActivityAsync(long journeyId) =>
        fixture.ReadAsync(database => database.JourneyActivities.AsNoTracking().SingleAsync(activity => activity.JourneyId == journeyId));
}

public sealed class JourneyActivityTestsOnSqlite(SqliteDatabase fixture) : JourneyActivityTests(fixture), IClassFixture<SqliteDatabase>;

public sealed class JourneyActivityTestsOnPostgres(PostgresDatabase fixture) : JourneyActivityTests(fixture), IClassFixture<PostgresDatabase>;
