namespace CxPortal.Domain.Statistics;

/// <summary>Which groups of one list may be shown.</summary>
/// <param name="Groups">A reason for each group in its order; a group without any answer stays shown as empty.</param>
/// <param name="Total">A reason for the total of all groups.</param>
public sealed record SuppressedGroups(IReadOnlyList<SuppressionReason> Groups, SuppressionReason Total);

/// <summary>
/// Hiding groups so small that a respondent could be recognised (https://stats.oecd.org/glossary/detail.asp?ID=7010), and further ones
/// from which a hidden group could be worked out (https://sdctools.github.io/HandbookSDC/05-frequency-tables.html).
/// The rule is about people's answers, not about operational cases.
/// </summary>
public static class Suppression
{
    /// <summary>Fewest responses for a figure to be shown.</summary>
    public const int Answers = 5;

    /// <summary>Fewest responses for comments to be shown.</summary>
    public const int Comments = 8;

    /// <summary>Whether a group is too small by itself; an empty one has nothing to hide.</summary>
    public static bool IsTooFew(long n, int threshold = Answers) => n > 0 && n < threshold;

    /// <summary>
    /// Whether two shown selections, one inside the other, would reveal a group that is too small: the answers in the larger one only.
    /// </summary>
    /// <param name="larger">Answers in the outer selection.</param>
    /// <param name="smaller">Answers in the inner selection.</param>
    /// <param name="threshold">Fewest responses to be shown.</param>
    public static bool IsRevealedByDifference(long larger, long smaller, int threshold = Answers) => IsTooFew(larger - smaller, threshold);

    /// <summary>The groups of one list with its total, for example answers by branch.</summary>
    public static SuppressedGroups Groups(IReadOnlyList<long> counts, int threshold = Answers)
    {
        var table = SuppressedTable.Of([.. counts.Select((count, index) => new TableCell([Name(index)], count))], threshold);
        return new SuppressedGroups([.. counts.Select((_, index) => table.Reason([Name(index)]))], table.Reason([(string?)null]));
    }

    /// <summary>
    /// Joins days in a row to periods none of which has too few answers, so that the difference of any two ranges of periods is never too small.
    /// </summary>
    /// <param name="days">Answers of each day in its order.</param>
    /// <param name="threshold">Fewest responses to be shown.</param>
    /// <returns>
    /// First day and number of days of each period. Days at the end that have too few answers belong to no period yet:
    /// they are shown when enough have come, or every single answer could be read off the change it makes.
    /// </returns>
    public static IReadOnlyList<(int First, int Days)> Periods(IReadOnlyList<long> days, int threshold = Answers)
    {
        var periods = new List<(int First, int Days)>();
        var (first, n) = (0, 0L);
        for (var day = 0; day < days.Count; day++)
        {
            n += days[day];
            if (n >= threshold)
            {
                periods.Add((first, day - first + 1));
                (first, n) = (day + 1, 0);
            }
        }

        return periods;
    }

    private static string Name(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
