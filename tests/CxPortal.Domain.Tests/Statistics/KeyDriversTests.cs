using CxPortal.Domain.Statistics;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class KeyDriversTests
{
    private static readonly DriverCorrelations Published = new(
        ["a", "b", "c"], [[1, .5, .3], [.5, 1, .4], [.3, .4, 1]], [.6, .5, .4]);

    // Agriculture, Examination, Education, Catholic, Infant.Mortality with Fertility: R's data set `swiss`.
    private static readonly DriverCorrelations Swiss = new(
        ["agriculture", "examination", "education", "catholic", "infant"],
        [
            [1, -.68654221, -.63952252, .40109505, -.06085861],
            [-.68654221, 1, .69841530, -.57274180, -.11402160],
            [-.63952252, .69841530, 1, -.15385892, -.09932185],
            [.40109505, -.57274180, -.15385892, 1, .17549591],
            [-.06085861, -.11402160, -.09932185, .17549591, 1],
        ],
        [.35307918, -.64588270, -.66378890, .46368470, .41655603]);

    [Fact]
    public void Of_ThreeQuestions_PublishedVector()
    {
        var result = KeyDrivers.Of(Published, 500, resamples: 0);

        Near.Six(.441774, result.RSquared);
        Assert.Equal([.237472, .124688, .079615], result.Drivers.Select(driver => Math.Round(driver.Contribution, 6)));
        Assert.Equal([.537541, .282243, .180216], result.Drivers.Select(driver => Math.Round(driver.Share.Value, 6)));
        Assert.Equal([.441935, .204839, .185484], result.Drivers.Select(driver => Math.Round(driver.Coefficient!.Value, 6)));
        Assert.Equal((Metrics.DriversLmg, DriversProblem.None), (result.Definition, result.Problem));
    }

    [Fact]
    public void Of_FiveQuestions_PublishedVector()
    {
        var result = KeyDrivers.Of(Swiss, 50, resamples: 0);

        Near.Six(.706735, result.RSquared);
        Assert.Equal([.057091, .171173, .260135, .105570, .112766], result.Drivers.Select(driver => Math.Round(driver.Contribution, 6)));
    }

    [Fact]
    public void RelativeWeights_PublishedVector() => Assert.Equal(
        [.238098, .122410, .081266], RelativeWeights.Of(CorrelationMatrix.Of(Published)).Select(weight => Math.Round(weight, 6)));

    [Fact]
    public void Of_TooFewAnswers_SaysSoInsteadOfDrivers()
    {
        Assert.Equal(DriversProblem.TooFewAnswers, KeyDrivers.Of(Published, 29).Problem);
        Assert.Empty(KeyDrivers.Of(Published, 29).Drivers);
        Assert.Equal(DriversProblem.None, KeyDrivers.Of(Published, 30, 10).Problem);
        Assert.Equal(30, KeyDrivers.RequiredAnswers(3));
    }

    [Fact]
    public void Of_NoQuestions_SaysSo() => Assert.Equal(DriversProblem.NoQuestions, KeyDrivers.Of(new([], [], []), 100).Problem);

    [Fact]
    public void Of_ContradictingCorrelations_SaysSo() => Assert.Equal(
        DriversProblem.Inconsistent, KeyDrivers.Of(new(["a", "b"], [[1, .9], [.9, 1]], [.9, -.9]), 100).Problem);

    [Fact]
    public void Of_NothingExplained_SaysSo() => Assert.Equal(
        DriversProblem.NothingExplained, KeyDrivers.Of(new(["a", "b"], [[1, .3], [.3, 1]], [0, 0]), 100).Problem);

    [Fact]
    public void Of_NotACorrelation_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => KeyDrivers.Of(new(["a"], [[1]], [1.2]), 100));
        Assert.Throws<ArgumentException>(() => KeyDrivers.Of(new(["a"], [[1]], [double.NaN]), 100));
        Assert.Throws<ArgumentException>(() => KeyDrivers.Of(new(["a", "b"], [[1]], [.2]), 100));
    }

    [Fact]
    public void Of_SameQuestionTwice_SharesItsPartEqually()
    {
        var result = KeyDrivers.Of(new(["a", "a again"], [[1, 1], [1, 1]], [.6, .6]), 100, 10);

        Near.Six(.36, result.RSquared);
        Assert.Equal([.5, .5], result.Drivers.Select(driver => Math.Round(driver.Share.Value, 9)));
        Assert.All(result.Drivers, driver => Assert.Null(driver.Coefficient));
    }

    [Fact]
    public void Of_OneQuestion_HasItAll()
    {
        var driver = Assert.Single(KeyDrivers.Of(new(["a"], [[1]], [-.5]), 100, 50).Drivers);

        Near.Six(1, 1, 1, driver.Share);
        Near.Six(-.5, driver.Coefficient);
    }

    [Fact]
    public void Of_MoreAnswers_NarrowTheIntervalsThatHoldTheShares()
    {
        var (few, many) = (KeyDrivers.Of(Published, 100), KeyDrivers.Of(Published, 10_000));

        Assert.All(few.Drivers.Concat(many.Drivers), driver =>
        {
            Assert.True(driver.Share.Low < driver.Share.Value && driver.Share.Value < driver.Share.High);
            Assert.True(driver.Share is { Low: >= 0, High: <= 1, Method: IntervalMethod.Wishart });
        });
        Assert.All(few.Drivers.Zip(many.Drivers), pair => Assert.True(Width(pair.Second) < Width(pair.First) / 5));
    }

    [Fact]
    public void Of_SameCorrelations_GiveTheSameIntervals() =>
        Assert.Equal(KeyDrivers.Of(Swiss, 200, 200).Drivers, KeyDrivers.Of(Swiss, 200, 200).Drivers);

    [Fact]
    public void Intervals_AreAboutAsWideAsTheTheoryOfOneCorrelationSays()
    {
        // Two uncorrelated questions, r = .5 each, n = 2,000: the share of the first is r1² / (r1² + r2²), whose derivatives are 1 and -1.
        // With var r = (1 - r²)² / n and cov(r1, r2) = -r1·r2·(1 - r1² - r2²) / 2n its variance is 1.25 / n.
        var share = KeyDrivers.Of(new(["a", "b"], [[1, 0], [0, 1]], [.5, .5]), 2000).Drivers[0].Share;

        Assert.Equal(2 * Normal.Z95 * Math.Sqrt(1.25 / 2000), share.High!.Value - share.Low!.Value, 0.01);
    }

    [Fact]
    public void Of_ThirteenQuestions_TakesJohnson() => Assert.Equal(Metrics.DriversJohnson, KeyDrivers.Of(Equal(13, .3, .4), 500, 5).Definition);

    [Fact]
    public void Of_TwelveQuestionsWithIntervals_TakesAFewSeconds()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(12, KeyDrivers.Of(Equal(12, .3, .4), 500).Drivers.Count);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void Lmg_AnyCorrelations_IsTheAverageOverAllOrders() => Properties.Hold(
        correlations =>
        {
            var (contributions, average) = (Lmg.Of(CorrelationMatrix.Of(correlations)), AverageOverOrders(correlations));
            return contributions.Zip(average).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9)
                && contributions.All(contribution => contribution >= -1e-9);
        },
        Correlations(4));

    [Fact]
    public void RelativeWeights_AnyCorrelations_SumToTheSameRSquaredAsLmg() => Properties.Hold(
        correlations =>
        {
            var matrix = CorrelationMatrix.Of(correlations);
            var weights = RelativeWeights.Of(matrix);
            return Math.Abs(weights.Sum() - Lmg.Of(matrix).Sum()) < 1e-8 && weights.All(weight => weight >= 0);
        },
        Correlations(5));

    [Fact]
    public void Of_QuestionsInOtherOrder_KeepTheirShares() => Properties.Hold(
        correlations =>
        {
            int[] order = [2, 0, 3, 1];
            DriverCorrelations turned = new(
                [.. order.Select(index => correlations.Keys[index])],
                [.. order.Select(row => (IReadOnlyList<double>)[.. order.Select(column => correlations.Between[row][column])])],
                [.. order.Select(index => correlations.WithOutcome[index])]);
            var (straight, other) = (KeyDrivers.Of(correlations, 500, 0), KeyDrivers.Of(turned, 500, 0));
            return straight.Drivers.All(driver =>
                Math.Abs(driver.Share.Value - other.Drivers.Single(same => same.Key == driver.Key).Share.Value) < 1e-9);
        },
        Correlations(4));

    [Fact]
    public void Correlation_OfPairCounts_AgreesWithMathNet() => Properties.Hold(
        pairs =>
        {
            var expanded = pairs.SelectMany(pair => Enumerable.Repeat((X: (double)pair.X, Y: (double)pair.Y), pair.Count)).ToList();
            var r = Correlation.Of(pairs.Select(pair => ((double)pair.X, (double)pair.Y, (long)pair.Count)));
            return r is null
                ? expanded.Count < 2 || expanded.Select(pair => pair.X).Distinct().Count() == 1 || expanded.Select(pair => pair.Y).Distinct().Count() == 1
                : Math.Abs(r.Value - MathNet.Numerics.Statistics.Correlation.Pearson(expanded.Select(pair => pair.X), expanded.Select(pair => pair.Y))) < 1e-9;
        },
        Gen.ArrayOf(
            from x in Gen.Choose(1, 5)
            from y in Gen.Choose(1, 5)
            from count in Gen.Choose(0, 9)
            select (X: x, Y: y, Count: count)));

    private static double Width(Driver driver) => driver.Share.High!.Value - driver.Share.Low!.Value;

    private static DriverCorrelations Equal(int p, double between, double withOutcome) => new(
        [.. Enumerable.Range(0, p).Select(index => $"q{index}")],
        [.. Enumerable.Range(0, p).Select(row => (IReadOnlyList<double>)[.. Enumerable.Range(0, p).Select(column => row == column ? 1.0 : between)])],
        [.. Enumerable.Repeat(withOutcome, p)]);

    /// <summary>Correlations of random data, so that they fit each other.</summary>
    private static Gen<DriverCorrelations> Correlations(int p) =>
        from flat in Gen.ArrayOf(Gen.Choose(-1000, 1000), (p + 1) * 30)
        let columns = Enumerable.Range(0, p + 1).Select(column => flat.Skip(column * 30).Take(30).Select(value => value + 0.0).ToArray()).ToArray()
        let r = MathNet.Numerics.Statistics.Correlation.PearsonMatrix(columns)
        select new DriverCorrelations(
            [.. Enumerable.Range(0, p).Select(index => $"q{index}")],
            [.. Enumerable.Range(1, p).Select(row => (IReadOnlyList<double>)[.. Enumerable.Range(1, p).Select(column => Math.Clamp(r[row, column], -1, 1))])],
            [.. Enumerable.Range(1, p).Select(index => r[0, index])]);

    private static double[] AverageOverOrders(DriverCorrelations correlations)
    {
        var p = correlations.Keys.Count;
        var sums = new double[p];
        var orders = Orders([.. Enumerable.Range(0, p)]).ToList();
        foreach (var order in orders)
        {
            var before = 0.0;
            for (var place = 0; place < p; place++)
            {
                var after = Explained(correlations, order.Take(place + 1).ToArray());
                sums[order[place]] += after - before;
                before = after;
            }
        }

        return Array.ConvertAll(sums, sum => sum / orders.Count);
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    private static double Explained(DriverCorrelations correlations, int[] questions)
    {
        var between = Matrix<double>.Build.Dense(questions.Length, questions.Length, (row, column) => correlations.Between[questions[row]][questions[column]]);
        var outcome = Vector<double>.Build.Dense(questions.Length, index => correlations.WithOutcome[questions[index]]);
        return outcome * between.Solve(outcome);
    }
}
