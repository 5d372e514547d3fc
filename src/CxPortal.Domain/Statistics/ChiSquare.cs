namespace CxPortal.Domain.Statistics;

/// <summary>The chi-square distribution.</summary>
public static class ChiSquare
{
    /// <summary>Probability of a value of at least x; degrees of freedom from 1.</summary>
    public static double UpperTail(double x, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        return SpecialFunctions.GammaUpper(degrees / 2.0, Math.Max(0, x) / 2);
    }
}
