using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Comments;

/// <summary>A place of a matrix in a test.</summary>
internal sealed record Place(long JourneyId, long LaneId, long TouchpointId)
{
    public string Address => $"{LaneId}-{TouchpointId}";

    public string ListUrl => $"/journeys/{JourneyId}/comments";

    public string Url => $"{ListUrl}/{Address}";

    public string UrlOf(CellComment comment, string act) => $"{ListUrl}/{comment.Id}/{act}";
}

/// <summary>Arranges comments.</summary>
internal static class Comments
{
    public static Task<Place> PlaceAsync(this PortalFixture portal) => portal.WithDatabaseAsync(async database =>
    {
        var journey = await TestData.ReferenceJourneyAsync(database);
        return new Place(journey.Id, journey.Lanes.Single(lane => lane.Type == LaneType.Scenario).Id, journey.Touchpoints[3].Id);
    });

    public static async Task<CellComment> CommentAsync(this PortalFixture portal, Place place, Role author, string text = "Нужна ли перезагрузка?")
    {
        var client = await portal.SignedInAsync(author);
        var response = await client.PostFormAsync(place.Url, place.Url, new() { ["Text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await portal.WithDatabaseAsync(database => database.CellComments
            .AsNoTracking()
            .Where(comment => comment.JourneyId == place.JourneyId)
            .OrderByDescending(comment => comment.Id)
            .FirstAsync());
    }

    public static Task<int> CountAsync(this PortalFixture portal, Place place) =>
        portal.WithDatabaseAsync(database => database.CellComments.CountAsync(comment => comment.JourneyId == place.JourneyId));

    public static Task<DateTime> ActivityAsync(this PortalFixture portal, Place place) =>
        portal.WithDatabaseAsync(database => database.JourneyActivities.Where(row => row.JourneyId == place.JourneyId).Select(row => row.ChangedAt).SingleAsync());
}
