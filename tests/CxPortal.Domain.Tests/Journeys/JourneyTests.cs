using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;

namespace CxPortal.Domain.Tests.Journeys;

public sealed class JourneyTests
{
    [Fact]
    public void RefreshSearchText_Journey_FindsTitleKeyAndDescription()
    {
        var journey = new Journey { Key = "reference", Title = "Подключение", Description = "Малый бизнес" };

        journey.RefreshSearchText();

        Assert.Equal("подключение | reference | малый бизнес", journey.SearchText);
    }

    [Fact]
    public void CanonicalLanes_Created_StandInTheirOrderWithTheirKeys()
    {
        var lanes = CanonicalLanes.Create().ToList();

        Assert.Equal(["emotion", "scenario", "need", "screen", "team"], lanes.OrderBy(lane => lane.Position).Select(lane => lane.Key));
        Assert.All(lanes, lane => Assert.True(lane.IsCanonical && lane.Title is null && Slug.IsValid(lane.Key)));
        Assert.Equal(lanes.Count, lanes.Select(lane => lane.Type).Distinct().Count());
    }

    [Fact]
    public void IsCanonical_CustomLane_IsNot() => Assert.False(new Lane { Key = "pains", Type = LaneType.Text }.IsCanonical);

    [Fact]
    public void CanonicalLanes_EveryTypeButText_IsThere() =>
        Assert.Equal(Enum.GetValues<LaneType>().Where(type => type != LaneType.Text), CanonicalLanes.All.Select(lane => lane.Type).Order());
}
