using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Tests;

/// <summary>Comparisons of figures with published ones, which have six decimals.</summary>
internal static class Near
{
    /// <summary>Equal to within one in the sixth decimal.</summary>
    public static void Six(double expected, double? actual)
    {
        Assert.NotNull(actual);
        Assert.InRange(actual.Value, expected - 1e-6, expected + 1e-6);
    }

    /// <summary>Both limits of the interval equal to within one in the sixth decimal.</summary>
    public static void Six(double low, double high, Estimate? actual)
    {
        Six(low, actual?.Low);
        Six(high, actual?.High);
    }

    /// <summary>Value and both limits equal to within one in the sixth decimal.</summary>
    public static void Six(double value, double low, double high, Estimate? actual)
    {
        Six(value, actual?.Value);
        Six(low, high, actual);
    }

    /// <summary>Equal to within a part of the larger one, for comparing two implementations.</summary>
    public static bool Relative(double first, double second, double tolerance) =>
        Math.Abs(first - second) <= tolerance * Math.Max(1e-12, Math.Max(Math.Abs(first), Math.Abs(second)));
}
