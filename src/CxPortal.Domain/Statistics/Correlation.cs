namespace CxPortal.Domain.Statistics;

/// <summary>Pearson's correlation (textbook) from counts of pairs of answers, so that no single response has to be read.</summary>
public static class Correlation
{
    /// <summary>
    /// Correlation -1 to 1 of two questions from how often each pair of answers occurred; null with fewer than two pairs or when one
    /// of the questions was always answered alike.
    /// </summary>
    public static double? Of(IEnumerable<(double X, double Y, long Count)> pairs)
    {
        var counted = pairs.Where(pair => pair.Count > 0).ToList();
        double n = counted.Sum(pair => pair.Count);
        if (n < 2)
        {
            return null;
        }

        var meanX = counted.Sum(pair => pair.X * pair.Count) / n;
        var meanY = counted.Sum(pair => pair.Y * pair.Count) / n;
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        foreach (var (x, y, count) in counted)
        {
            xx += count * (x - meanX) * (x - meanX);
            yy += count * (y - meanY) * (y - meanY);
            xy += count * (x - meanX) * (y - meanY);
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : null;
    }
}
