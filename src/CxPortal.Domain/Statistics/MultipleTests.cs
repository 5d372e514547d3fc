namespace CxPortal.Domain.Statistics;

/// <summary>p values of several tests corrected for their number (textbook); the answers are in the order of the questions.</summary>
public static class MultipleTests
{
    /// <summary>Holm's step-down correction: the chance of even one false finding stays below the level.</summary>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> p)
    {
        var corrected = new double[p.Count];
        var largest = 0.0;
        foreach (var (index, rank) in Ranked(p))
        {
            largest = Math.Max(largest, Math.Min(1, (p.Count - rank) * p[index]));
            corrected[index] = largest;
        }

        return corrected;
    }

    /// <summary>Benjamini and Hochberg's step-up correction: the expected share of false findings among the findings stays below the level.</summary>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var corrected = new double[p.Count];
        var smallest = 1.0;
        foreach (var (index, rank) in Ranked(p).Reverse())
        {
            smallest = Math.Min(smallest, p.Count * p[index] / (rank + 1));
            corrected[index] = smallest;
        }

        return corrected;
    }

    private static (int Index, int Rank)[] Ranked(IReadOnlyList<double> p)
    {
        foreach (var value in p)
        {
            if (double.IsNaN(value) || value < 0 || value > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(p), value, "A p value lies between 0 and 1.");
            }
        }

        return [.. Enumerable.Range(0, p.Count).OrderBy(index => p[index]).Select((index, rank) => (index, rank))];
    }
}
