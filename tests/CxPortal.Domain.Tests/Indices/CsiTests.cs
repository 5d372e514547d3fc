using CxPortal.Domain.Indices;
using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Indices;

public sealed class CsiTests
{
    private static readonly CsiAttribute[] Published =
        [new("speed", 9.2, 7.8), new("staff", 8.5, 8.9), new("app", 9.0, 7.1), new("fees", 7.3, 6.4), new("branch", 5.0, 8.2)];

    [Fact]
    public void Of_PublishedAttributes_GivesThePublishedFigures()
    {
        var result = Csi.Of(Published)!;

        Assert.Equal([.235897, .217949, .230769, .187179, .128205], result.Weights.Select(weight => Math.Round(weight, 6)));
        Near.Six(7.667436, result.WeightedMean);
        Near.Six(74.082621, result.Index.Value);
        Near.Six(76.674359, result.OfHighest.Value);
        Near.Six(7.68, result.UnweightedMean);
    }

    [Fact]
    public void Of_AttributeMissing_SharesItsWeightOut()
    {
        var result = Csi.Of([.. Published.Select(attribute => attribute.Key == "fees" ? attribute with { Satisfaction = null } : attribute)])!;

        Near.Six(7.959306, result.WeightedMean);
        Near.Six(77.325622, result.Index.Value);
        Assert.Equal(0, result.Weights[3]);
    }

    [Theory]
    [InlineData(.3885, .3190, .2925, 75.273333)]
    [InlineData(1, 1, 1, 74.814815)]
    public void Of_ThreeQuestionsWithPublishedWeights_GivesThePublishedIndex(double first, double second, double third, double expected) =>
        Near.Six(expected, Csi.Of([new("a", first, 8.2), new("b", second, 7.6), new("c", third, 7.4)])?.Index.Value);

    [Fact]
    public void Of_NothingAnswered_IsNoIndex()
    {
        Assert.Null(Csi.Of([]));
        Assert.Null(Csi.Of([new("a", 5, null), new("b", null, 5), new("c", 0, 5)]));
        Assert.Null(Csi.Of(["a"], []));
    }

    [Fact]
    public void Of_OneRespondent_HasNoInterval() => Assert.Equal(
        new Estimate(50), Csi.Of(["a", "b"], [new CsiRatings([3, 3], [3, null])], 1, 5)!.Index);

    [Fact]
    public void Of_AllRespondentsAlike_HasAnIntervalWithoutWidth() => Assert.Equal(
        new Estimate(75, 75, 75, IntervalMethod.Bootstrap),
        Csi.Of(["a"], [.. Enumerable.Repeat(new CsiRatings([2], [4]), 6)], 1, 5)!.Index);

    [Fact]
    public void Of_Respondents_GiveTheIntervalOfTheMeanAndTheSameOneAgain()
    {
        // With one attribute the index is the mean rescaled, whose interval is known: 79.5 ± 3.043.
        var respondents = new ScoreCounts(1, 4, 6, 20, 90, 80).Scores()
            .SelectMany(pair => Enumerable.Repeat(new CsiRatings([1], [pair.Score]), (int)pair.Count)).ToList();

        var index = Csi.Of(["a"], respondents, 1, 5)!.Index;

        Near.Six(79.5, index.Value);
        Assert.InRange(index.Low!.Value, 76.456 - .5, 76.456 + .5);
        Assert.InRange(index.High!.Value, 82.543 - .5, 82.543 + .5);
        Assert.Equal(index, Csi.Of(["a"], respondents, 1, 5)!.Index);
    }

    [Fact]
    public void Moments_LargeGroup_AgreeWithResampling()
    {
        var random = new SeededRandom(7);
        var respondents = Enumerable.Range(0, 1500).Select(_ =>
        {
            var mood = random.NextNormal();
            double? Rating(double mean, double missing) =>
                random.NextDouble() < missing ? null : Math.Clamp(Math.Round(mean + mood + random.NextNormal()), 1, 10);
            return new CsiRatings([Rating(8, .2), Rating(6, .1), Rating(4, .4)], [Rating(7, .1), Rating(8, 0), Rating(5, .3)]);
        }).ToList();
        var moments = new CsiMoments(["a", "b", "c"]);
        respondents.ForEach(respondent => moments.Add(respondent));

        var (resampled, linear) = (Csi.Of(["a", "b", "c"], respondents)!.Index, moments.Result()!.Index);

        Assert.Equal(resampled.Value, linear.Value, 9);
        Assert.Equal(IntervalMethod.Linearization, linear.Method);
        Assert.Equal(1, (linear.High!.Value - linear.Low!.Value) / (resampled.High!.Value - resampled.Low!.Value), .06);
        Assert.Equal(resampled.Low.Value, linear.Low.Value, .15);
    }

    [Fact]
    public void Moments_OneAttribute_HaveTheIntervalOfTheMean()
    {
        var moments = new CsiMoments(["a"]);
        foreach (var (score, count) in new ScoreCounts(1, 4, 6, 20, 90, 80).Scores())
        {
            moments.Add(new CsiRatings([1], [score]), count);
        }

        var mean = Means.Index(new ScoreCounts(1, 4, 6, 20, 90, 80))!;
        Near.Six(mean.Value, mean.Low!.Value, mean.High!.Value, moments.Result(1, 5)?.Index);
    }

    [Fact]
    public void Moments_NobodyOrOneRespondent_HaveNoInterval()
    {
        var moments = new CsiMoments(["a", "b"]);
        Assert.Null(moments.Result());

        moments.Add(new CsiRatings([3, 3], [3, null]));
        Assert.Equal(new Estimate(50), moments.Result(1, 5)!.Index);
        Assert.Throws<ArgumentException>(() => moments.Add(new CsiRatings([1], [1])));
    }

    [Fact]
    public void Of_RespondentWithOtherNumberOfRatings_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Csi.Of(["a", "b"], [new CsiRatings([1], [1])]));

    [Fact]
    public void Of_AnyAttributes_LiesBetweenTheirExtremesInAnyOrder() => Properties.Hold(
        pairs =>
        {
            var attributes = pairs.Select((pair, index) => new CsiAttribute($"{index}", pair.Importance, pair.Satisfaction)).ToList();
            var (result, reversed) = (Csi.Of(attributes), Csi.Of([.. Enumerable.Reverse(attributes)]));
            var used = pairs.Where(pair => pair.Importance > 0).Select(pair => (double)pair.Satisfaction).ToList();
            return result is null
                ? used.Count == 0
                : result.WeightedMean >= used.Min() - 1e-9 && result.WeightedMean <= used.Max() + 1e-9
                    && result.Index.Value is >= -1e-9 and <= 100 + 1e-9
                    && Math.Abs(result.Weights.Sum() - 1) < 1e-12
                    && Math.Abs(result.WeightedMean - reversed!.WeightedMean) < 1e-12;
        },
        Gen.ArrayOf(
            from importance in Gen.Choose(0, 10)
            from satisfaction in Gen.Choose(1, 10)
            select (Importance: importance, Satisfaction: satisfaction)));
}
