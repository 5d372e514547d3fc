using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Testing;

/// <summary>Journeys for the pages that list and describe them.</summary>
public static partial class TestData
{
    /// <summary>Stores a journey without a matrix.</summary>
    public static Task<Journey> AddJourneyAsync(this PortalFixture portal, string title, Action<Journey>? change = null) =>
        portal.WithDatabaseAsync(async database =>
        {
            var journey = NewJourney(title);
            change?.Invoke(journey);
            journey.RefreshSearchText();
            database.Journeys.Add(journey);
            await database.SaveChangesAsync();
            return journey;
        });

    /// <summary>Stores the reference matrix.</summary>
    public static Task<Journey> AddReferenceJourneyAsync(this PortalFixture portal) => portal.WithDatabaseAsync(ReferenceJourneyAsync);

    /// <summary>Key of the account with a role.</summary>
    public static Task<Guid> UserIdAsync(this PortalFixture portal, Role role) =>
        portal.WithDatabaseAsync(database => database.Users.Where(user => user.Role == role).Select(user => user.Id).FirstAsync());

    /// <summary>A journey as it is stored now.</summary>
    public static Task<Journey> StoredJourneyAsync(this PortalFixture portal, long id) => portal.WithDatabaseAsync(database => database.Journeys
        .AsNoTracking()
        .Include(journey => journey.Channels)
        .Include(journey => journey.Stages.OrderBy(stage => stage.Position))
        .Include(journey => journey.Touchpoints.OrderBy(touchpoint => touchpoint.StageId).ThenBy(touchpoint => touchpoint.Position))
        .Include(journey => journey.Lanes.OrderBy(lane => lane.Position))
        .Include(journey => journey.Cells).ThenInclude(cell => cell.Chips)
        .AsSplitQuery()
        .SingleAsync(journey => journey.Id == id));
}
