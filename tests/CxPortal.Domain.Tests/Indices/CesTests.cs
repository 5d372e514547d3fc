using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Tests.Indices;

public sealed class CesTests
{
    [Fact]
    public void Of_PublishedAnswers_GivesThePublishedFigures()
    {
        var result = Ces.Of(new ScoreCounts(1, 5, 8, 12, 25, 50, 60, 40));

        Assert.Equal(200, result.N);
        Near.Six(5.235, result.Mean?.Value);
        Near.Six(1.476712, result.StandardDeviation);
        Near.Six(0.104419, result.StandardError);
        Near.Six(0.75, 0.685659, 0.804918, result.Agree);
        Near.Six(37.5, result.Net?.Value);
        Near.Six(70.583333, result.Index?.Value);
    }

    [Fact]
    public void Of_ReversedQuestion_IsReadFromTheOtherEnd() => Assert.Equal(
        Ces.Of(new ScoreCounts(1, 5, 8, 12, 25, 50, 60, 40)),
        Ces.Of(new ScoreCounts(1, 40, 60, 50, 25, 12, 8, 5).Reversed()));

    [Fact]
    public void Of_NoAnswers_HasNoFigures() =>
        Assert.Equal(new CesResult(0, null, null, null, null, null, null), Ces.Of(new ScoreCounts(1, new long[7])));

    [Fact]
    public void Of_FivePoints_IsRefused() => Assert.Throws<ArgumentException>(() => Ces.Of(new ScoreCounts(1, new long[5])));
}
