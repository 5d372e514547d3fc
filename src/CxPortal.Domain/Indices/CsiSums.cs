namespace CxPortal.Domain.Indices;

/// <summary>The ratings of a group laid out flat, so that thousands of resamples add numbers and follow no references.</summary>
internal sealed class CsiSums
{
    private readonly IReadOnlyList<string> keys;
    private readonly double[] ratings;

    /// <summary>Lays out importance and satisfaction of every respondent; NaN stands for no answer.</summary>
    /// <exception cref="ArgumentException">A respondent's ratings are not as many as the attributes.</exception>
    public CsiSums(IReadOnlyList<string> keys, IReadOnlyList<CsiRatings> respondents)
    {
        this.keys = keys;
        ratings = new double[respondents.Count * keys.Count * 2];
        var place = 0;
        foreach (var respondent in respondents)
        {
            if (respondent.Importance.Count != keys.Count || respondent.Satisfaction.Count != keys.Count)
            {
                throw new ArgumentException("Every respondent has one rating, or null, for each attribute.", nameof(respondents));
            }

            for (var attribute = 0; attribute < keys.Count; attribute++)
            {
                ratings[place++] = respondent.Importance[attribute] ?? double.NaN;
                ratings[place++] = respondent.Satisfaction[attribute] ?? double.NaN;
            }
        }
    }

    /// <summary>The attributes' means over these respondents (by place; one may occur several times).</summary>
    public IReadOnlyList<CsiAttribute> Attributes(IEnumerable<int> respondents)
    {
        var width = keys.Count * 2;
        var sums = new double[width];
        var counts = new int[width];
        foreach (var respondent in respondents)
        {
            var row = ratings.AsSpan(respondent * width, width);
            for (var column = 0; column < width; column++)
            {
                if (!double.IsNaN(row[column]))
                {
                    sums[column] += row[column];
                    counts[column]++;
                }
            }
        }

        return [.. keys.Select((key, index) => new CsiAttribute(key, Mean(2 * index), Mean((2 * index) + 1)))];

        double? Mean(int column) => counts[column] == 0 ? null : sums[column] / counts[column];
    }
}
