namespace CxPortal.Domain.Statistics;

/// <summary>Student's t distribution; degrees of freedom above 0, not necessarily whole.</summary>
public static class StudentT
{
    /// <summary>Probability of a value below t.</summary>
    public static double Cdf(double t, double degrees)
    {
        var tail = TwoSidedP(t, degrees) / 2;
        return t < 0 ? tail : 1 - tail;
    }

    /// <summary>Probability of a value at least as far from 0 as t, on either side.</summary>
    public static double TwoSidedP(double t, double degrees) => SpecialFunctions.Beta(degrees / 2, 0.5, degrees / (degrees + (t * t)));

    /// <summary>The value below which this probability lies (0 to 1, both excluded), by bisection.</summary>
    public static double Quantile(double probability, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (probability < 0.5)
        {
            return -Quantile(1 - probability, degrees);
        }

        var (low, high) = (0.0, 2.0);
        while (Cdf(high, degrees) < probability && high < 1e300)
        {
            high *= 2;
        }

        for (var step = 0; step < 200 && high - low > 1e-15 * high; step++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Cdf(middle, degrees) < probability ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }
}
