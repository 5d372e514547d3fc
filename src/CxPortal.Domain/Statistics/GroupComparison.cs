namespace CxPortal.Domain.Statistics;

/// <summary>What a difference between two groups proves.</summary>
public enum Verdict
{
    /// <summary>The answers do not decide; neither an arrow nor a colour is shown.</summary>
    NotProven = 0,

    /// <summary>The first group is proven better.</summary>
    Better = 1,

    /// <summary>The first group is proven worse.</summary>
    Worse = 2,
}

/// <summary>The first group compared with the second.</summary>
/// <param name="Difference">First minus second with its 95 % interval, in the units of the figure.</param>
/// <param name="StandardError">Standard error of the difference as the test uses it.</param>
/// <param name="Statistic">The test's z or t; null when there is no spread at all.</param>
/// <param name="P">Two-sided p value; null when there is no spread at all.</param>
/// <param name="Verdict">Better or worse only when p is below 0.05 and the interval leaves 0 out.</param>
/// <param name="AnswersPerGroup">
/// Answers each group would need to prove a difference of this size with a chance of 80 %; null when it is proven, or when there is no difference.
/// </param>
public sealed record GroupComparison(
    Estimate Difference, double? StandardError, double? Statistic, double? P, Verdict Verdict, long? AnswersPerGroup)
{
    /// <summary>The level at which a difference counts as proven.</summary>
    public const double Level = 0.05;

    /// <summary>The same comparison as one of several: the verdict falls to "not proven" when the corrected p value is too large.</summary>
    /// <param name="corrected">p value after <see cref="MultipleTests"/>.</param>
    public GroupComparison Corrected(double corrected) => this with { P = corrected, Verdict = corrected < Level ? Verdict : Verdict.NotProven };

    internal static GroupComparison Of(
        Estimate difference,
        (double? Error, double? Statistic, double? P) test,
        bool proven,
        bool higherIsBetter,
        double smallerN,
        Func<RequiredAnswers?> needed)
    {
        if (proven)
        {
            var verdict = difference.Value > 0 == higherIsBetter ? Verdict.Better : Verdict.Worse;
            return new GroupComparison(difference, test.Error, test.Statistic, test.P, verdict, null);
        }

        // The larger group may have hidden that the smaller one is too small: more are needed than it has.
        long? answers = difference.Value != 0 && needed() is { } required ? Math.Max(required.Answers, (long)smallerN + 1) : null;
        return new GroupComparison(difference, test.Error, test.Statistic, test.P, Verdict.NotProven, answers);
    }
}
