namespace CxPortal.Domain.Statistics;

/// <summary>Correlations of questions with each other and with the outcome, all counted over the same responses.</summary>
/// <param name="Keys">The questions.</param>
/// <param name="Between">Correlation of each question (row) with each (column), 1 on the diagonal, symmetric.</param>
/// <param name="WithOutcome">Correlation of each question with the outcome.</param>
public sealed record DriverCorrelations(
    IReadOnlyList<string> Keys, IReadOnlyList<IReadOnlyList<double>> Between, IReadOnlyList<double> WithOutcome);

/// <summary>What one question has to do with the outcome. It is associated with it; that it causes it is not said.</summary>
/// <param name="Key">The question.</param>
/// <param name="Share">Its part of R², fractions that sum to 1, with an exploratory 95 % interval.</param>
/// <param name="Contribution">Its part of R² in units of R².</param>
/// <param name="Correlation">Its correlation with the outcome.</param>
/// <param name="Coefficient">Standardised regression coefficient; null when questions are collinear.</param>
public sealed record Driver(string Key, Estimate Share, double Contribution, double Correlation, double? Coefficient);

/// <summary>Why drivers are not computed.</summary>
public enum DriversProblem
{
    /// <summary>They are.</summary>
    None = 0,

    /// <summary>No question to explain the outcome with.</summary>
    NoQuestions = 1,

    /// <summary>Fewer than ten responses per question.</summary>
    TooFewAnswers = 2,

    /// <summary>The correlations contradict each other, as they may when counted over different responses.</summary>
    Inconsistent = 3,

    /// <summary>The questions explain nothing of the outcome.</summary>
    NothingExplained = 4,
}

/// <summary>Key drivers of an outcome.</summary>
/// <param name="Definition">`drivers.lmg`, or `drivers.johnson` beyond 12 questions.</param>
/// <param name="N">Responses the correlations are counted over.</param>
/// <param name="RSquared">Share of the outcome's variance that the questions explain together, 0 to 1; null with a problem.</param>
/// <param name="Drivers">The questions in the given order; empty with a problem.</param>
/// <param name="Problem">Why there are none.</param>
public sealed record DriversResult(
    MetricDefinition Definition, long N, double? RSquared, IReadOnlyList<Driver> Drivers, DriversProblem Problem = DriversProblem.None);

/// <summary>
/// Key drivers by the average gain in R² over all orders of questions (LMG, the Shapley value of R²; Groemping, Journal of Statistical Software
/// 17(1), 2006, https://prof.bht-berlin.de/groemping/software/relaimpo/), and by Johnson's relative weights where that takes too long.
/// Intervals come from correlation matrices drawn around the observed one (Wishart distribution, fixed seed): they need nothing but the
/// correlations and n, assume jointly normal answers, and are exploratory.
/// </summary>
public static class KeyDrivers
{
    /// <summary>Most questions for LMG, which takes 2^p regressions.</summary>
    public const int MostForLmg = 12;

    /// <summary>Responses needed per question.</summary>
    public const int AnswersPerQuestion = 10;

    /// <summary>Matrices drawn for the intervals.</summary>
    public const int Resamples = 1000;

    /// <summary>Responses needed for so many questions.</summary>
    public static long RequiredAnswers(int questions) => (long)AnswersPerQuestion * questions;

    /// <summary>The drivers of an outcome; a problem instead of drivers where they would mislead.</summary>
    /// <param name="correlations">The correlations.</param>
    /// <param name="n">Responses they are counted over; where questions differ, the smallest number.</param>
    /// <param name="resamples">Matrices drawn for the intervals; 0 for none.</param>
    /// <exception cref="ArgumentException">The correlations do not fit each other in number, or are no correlations.</exception>
    public static DriversResult Of(DriverCorrelations correlations, long n, int resamples = Resamples)
    {
        var p = correlations.Keys.Count;
        var definition = p <= MostForLmg ? Metrics.DriversLmg : Metrics.DriversJohnson;
        var problem = p == 0 ? DriversProblem.NoQuestions : n < RequiredAnswers(p) ? DriversProblem.TooFewAnswers : DriversProblem.None;
        var matrix = CorrelationMatrix.Of(correlations);
        if (problem == DriversProblem.None)
        {
            problem = matrix.Cholesky() is null ? DriversProblem.Inconsistent : DriversProblem.None;
        }

        var contributions = problem == DriversProblem.None ? Contributions(matrix) : [];
        var explained = contributions.Sum();
        if (problem == DriversProblem.None && explained < 1e-12)
        {
            problem = DriversProblem.NothingExplained;
        }

        if (problem != DriversProblem.None)
        {
            return new DriversResult(definition, n, problem == DriversProblem.NothingExplained ? 0 : null, [], problem);
        }

        var coefficients = matrix.Coefficients();
        var shares = Intervals(matrix, n, resamples);
        return new DriversResult(
            definition,
            n,
            explained,
            [
                .. correlations.Keys.Select((key, index) => new Driver(
                    key,
                    Share(contributions[index] / explained, shares[index]),
                    contributions[index],
                    correlations.WithOutcome[index],
                    coefficients?[index])),
            ]);
    }

    private static double[] Contributions(CorrelationMatrix matrix) =>
        matrix.Predictors <= MostForLmg ? Lmg.Of(matrix) : RelativeWeights.Of(matrix);

    private static Estimate Share(double value, List<double> drawn) => drawn.Count == 0
        ? new Estimate(value)
        : new Estimate(value, Quantiles.OfSorted(drawn, 0.025), Quantiles.OfSorted(drawn, 0.975), IntervalMethod.Wishart);

    private static List<double>[] Intervals(CorrelationMatrix matrix, long n, int resamples)
    {
        var drawn = Enumerable.Range(0, matrix.Predictors).Select(_ => new List<double>(resamples)).ToArray();
        var random = new SeededRandom(SeededRandom.UsualSeed);
        var root = matrix.Cholesky()!;
        for (var resample = 0; resample < resamples; resample++)
        {
            var contributions = Contributions(CorrelationMatrix.Drawn(root, n, random));
            var explained = contributions.Sum();
            for (var index = 0; index < drawn.Length; index++)
            {
                drawn[index].Add(explained > 0 ? contributions[index] / explained : 0);
            }
        }

        Array.ForEach(drawn, shares => shares.Sort());
        return drawn;
    }
}
