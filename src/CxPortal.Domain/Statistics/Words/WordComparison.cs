namespace CxPortal.Domain.Statistics.Words;

/// <summary>A word or phrase in two groups of comments.</summary>
/// <param name="Text">Its most frequent form.</param>
/// <param name="First">Comments of the first group with it.</param>
/// <param name="Second">Comments of the second group with it.</param>
/// <param name="FirstShare">Their share of the first group, 0 to 1.</param>
/// <param name="SecondShare">Their share of the second group, 0 to 1.</param>
/// <param name="Ratio">How many times as frequent it is in the first group; half a comment is added on each side, so that it is always finite.</param>
/// <param name="Statistic">Log-likelihood ratio G², 0 or more.</param>
/// <param name="P">p value of G², corrected for the number of words.</param>
public sealed record WordDifference(
    string Text, long First, long Second, double FirstShare, double SecondShare, double Ratio, double Statistic, double P)
{
    /// <summary>Whether the difference is more than chance, after correction.</summary>
    public bool IsProven => P < GroupComparison.Level;
}

/// <summary>
/// Which words and phrases set one group of comments apart from another, such as detractors from the rest. G² is the log-likelihood ratio of the
/// table "comments with and without it" by group (Dunning 1993, https://aclanthology.org/J93-1003/), corrected by Benjamini and Hochberg.
/// </summary>
public static class WordComparison
{
    /// <summary>
    /// Compares two groups; the strongest differences first. Empty when either group has no comments. Groups with fewer comments than
    /// <see cref="Suppression.Comments"/> are for the caller to hide.
    /// </summary>
    /// <param name="first">The group of interest.</param>
    /// <param name="second">What it is compared with.</param>
    /// <param name="fewest">Words in fewer comments than this, both groups together, are neither tested nor shown: they could lead to a person.</param>
    public static IReadOnlyList<WordDifference> Of(WordCounts first, WordCounts second, int fewest = Suppression.Answers)
    {
        if (first.Comments == 0 || second.Comments == 0)
        {
            return [];
        }

        List<WordDifference> differences =
        [
            .. first.Keys.Union(second.Keys, StringComparer.Ordinal)
                .Where(key => first.CountOf(key) + second.CountOf(key) >= fewest)
                .Order(StringComparer.Ordinal)
                .Select(key => Difference(key, first, second)),
        ];
        var corrected = MultipleTests.BenjaminiHochberg([.. differences.Select(difference => difference.P)]);
        return
        [
            .. differences.Select((difference, index) => difference with { P = corrected[index] })
                .OrderByDescending(difference => difference.Statistic)
                .ThenByDescending(difference => difference.First + difference.Second)
                .ThenBy(difference => difference.Text, StringComparer.Ordinal),
        ];
    }

    /// <summary>The words and phrases of one group by frequency, most frequent first: text, comments with it, their share.</summary>
    /// <param name="counts">The group.</param>
    /// <param name="fewest">Words in fewer comments than this are left out.</param>
    public static IReadOnlyList<(string Text, long Comments, double Share)> Frequencies(WordCounts counts, int fewest = Suppression.Answers) =>
    [
        .. counts.Keys.Select(key => (Text: counts.FormOf(key)!, Comments: counts.CountOf(key)))
            .Where(word => word.Comments >= fewest)
            .OrderByDescending(word => word.Comments)
            .ThenBy(word => word.Text, StringComparer.Ordinal)
            .Select(word => (word.Text, word.Comments, (double)word.Comments / counts.Comments)),
    ];

    /// <summary>Log-likelihood ratio of a table of two groups: 2·Σ O·ln(O / E), 0 where a row or column is empty.</summary>
    public static double LogLikelihood(long firstWith, long first, long secondWith, long second)
    {
        double n = first + second;
        double with = firstWith + secondWith;
        return 2 * (Part(firstWith, first * with / n) + Part(first - firstWith, first * (n - with) / n)
            + Part(secondWith, second * with / n) + Part(second - secondWith, second * (n - with) / n));
    }

    private static WordDifference Difference(string key, WordCounts first, WordCounts second)
    {
        var (firstWith, secondWith) = (first.CountOf(key), second.CountOf(key));
        var statistic = Math.Max(0, LogLikelihood(firstWith, first.Comments, secondWith, second.Comments));
        var form = firstWith >= secondWith ? first.FormOf(key) : second.FormOf(key);
        return new WordDifference(
            form!,
            firstWith,
            secondWith,
            (double)firstWith / first.Comments,
            (double)secondWith / second.Comments,
            (firstWith + 0.5) / (first.Comments + 0.5) / ((secondWith + 0.5) / (second.Comments + 0.5)),
            statistic,
            ChiSquare.UpperTail(statistic, 1));
    }

    private static double Part(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
}
