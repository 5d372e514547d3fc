namespace CxPortal.Domain.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>The quantile of two-sided 95 % intervals, to the six decimals that published figures use.</summary>
    public const double Z95 = 1.959964;

    private static readonly double[] CentreNumerator =
        [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00];

    private static readonly double[] CentreDenominator =
        [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];

    private static readonly double[] TailNumerator =
        [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00];

    private static readonly double[] TailDenominator =
        [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1];

    /// <summary>Probability of a value below x.</summary>
    public static double Cdf(double x)
    {
        var tail = 0.5 * SpecialFunctions.GammaUpper(0.5, x * x / 2);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>Probability of a value at least as far from 0 as z, on either side.</summary>
    public static double TwoSidedP(double z) => SpecialFunctions.GammaUpper(0.5, z * z / 2);

    /// <summary>
    /// The value below which this probability lies (0 to 1, both excluded).
    /// Acklam's rational approximation with one step of Halley's method.
    /// </summary>
    public static double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (probability > 0.5)
        {
            return -Quantile(1 - probability);
        }

        var x = Approximate(probability);
        var error = (Cdf(x) - probability) * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
        return x - (error / (1 + (x * error / 2)));
    }

    private static double Approximate(double probability)
    {
        if (probability < 0.02425)
        {
            var q = Math.Sqrt(-2 * Math.Log(probability));
            return Polynomial(TailNumerator, q) / Polynomial(TailDenominator, q);
        }

        var centred = probability - 0.5;
        var square = centred * centred;
        return Polynomial(CentreNumerator, square) * centred / Polynomial(CentreDenominator, square);
    }

    private static double Polynomial(double[] coefficients, double x) => coefficients.Aggregate((sum, next) => (sum * x) + next);
}
