namespace CxPortal.Domain.Statistics;

/// <summary>
/// The functions that distributions are made of, accurate to about 1e-13.
/// Source: NIST Digital Library of Mathematical Functions, chapters 5, 7 and 8 (https://dlmf.nist.gov/8).
/// </summary>
internal static class SpecialFunctions
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-16;
    private const int MostSteps = 200_000;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>Natural logarithm of the gamma function, x above 0.</summary>
    public static double LogGamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        x--;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i);
        }

        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>Upper regularised incomplete gamma function Q(a, x), 0 to 1; a above 0, x from 0.</summary>
    public static double GammaUpper(double a, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (x == 0)
        {
            return 1;
        }

        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var factor = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        return x < a + 1 ? 1 - (factor * GammaSeries(a, x)) : factor * GammaFraction(a, x);
    }

    /// <summary>Regularised incomplete beta function I_x(a, b), 0 to 1; a and b above 0, x between 0 and 1.</summary>
    public static double Beta(double a, double b, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        if (x <= 0)
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        var factor = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * double.LogP1(-x)));
        return x < (a + 1) / (a + b + 2)
            ? factor * BetaFraction(a, b, x) / a
            : 1 - (factor * BetaFraction(b, a, 1 - x) / b);
    }

    private static double GammaSeries(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MostSteps && Math.Abs(term) > Math.Abs(sum) * Precision; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double GammaFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < MostSteps; i++)
        {
            b += 2;
            h *= Step(-i * (i - a), b, ref c, ref d);
            if (Math.Abs((c * d) - 1) < Precision * 10)
            {
                break;
            }
        }

        return h;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m < MostSteps; m++)
        {
            h *= Step(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))), 1, ref c, ref d);
            h *= Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)), 1, ref c, ref d);
            if (Math.Abs((c * d) - 1) < Precision * 10)
            {
                break;
            }
        }

        return h;
    }

    /// <summary>One step of Lentz's method for a continued fraction; returns the factor by which the value changes.</summary>
    private static double Step(double numerator, double denominator, ref double c, ref double d)
    {
        d = 1 / NotZero(denominator + (numerator * d));
        c = NotZero(denominator + (numerator / c));
        return c * d;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
