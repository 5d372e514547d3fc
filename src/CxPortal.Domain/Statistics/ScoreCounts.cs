namespace CxPortal.Domain.Statistics;

/// <summary>
/// How often each point of a whole-number scale was answered. Skipped answers and "not applicable" are not in it;
/// whether 0 is a rating is a property of the scale, that is of <see cref="Lowest"/>.
/// </summary>
public sealed class ScoreCounts
{
    private readonly long[] counts;

    /// <summary>A scale that begins at this point, with one count per point in order.</summary>
    public ScoreCounts(int lowest, params IReadOnlyList<long> counts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(counts.Count);
        Lowest = lowest;
        this.counts = [.. counts];
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            N += count;
        }
    }

    /// <summary>The first point of the scale.</summary>
    public int Lowest { get; }

    /// <summary>The last point of the scale.</summary>
    public int Highest => Lowest + counts.Length - 1;

    /// <summary>How many points the scale has.</summary>
    public int Points => counts.Length;

    /// <summary>Answers counted.</summary>
    public long N { get; }

    /// <summary>Answers at this point; 0 for a point outside the scale.</summary>
    public long this[int score] => score < Lowest || score > Highest ? 0 : counts[score - Lowest];

    /// <summary>Arithmetic mean in scale points; null without answers.</summary>
    public double? Mean => N == 0 ? null : Scores().Sum(pair => (double)pair.Score * pair.Count) / N;

    /// <summary>Sample standard deviation (divisor n - 1); null with fewer than two answers.</summary>
    public double? StandardDeviation
    {
        get
        {
            if (N < 2)
            {
                return null;
            }

            var mean = Mean!.Value;
            return Math.Sqrt(Scores().Sum(pair => pair.Count * (pair.Score - mean) * (pair.Score - mean)) / (N - 1));
        }
    }

    /// <summary>Standard error of the mean, s / √n; null with fewer than two answers.</summary>
    public double? StandardError => StandardDeviation / Math.Sqrt(N);

    /// <summary>Counts scores one by one or in batches; a score outside the scale is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A score lies outside the scale.</exception>
    public static ScoreCounts Of(int lowest, int highest, IEnumerable<KeyValuePair<int, long>> counted)
    {
        var counts = new long[highest - lowest + 1];
        foreach (var (score, count) in counted)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(score, lowest);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(score, highest);
            counts[score - lowest] += count;
        }

        return new ScoreCounts(lowest, counts);
    }

    /// <summary>Every point of the scale with its count, lowest first.</summary>
    public IEnumerable<(int Score, long Count)> Scores() => counts.Select((count, index) => (Lowest + index, count));

    /// <summary>Answers from one point to another, both included.</summary>
    public long Between(int from, int to) => Scores().Where(pair => pair.Score >= from && pair.Score <= to).Sum(pair => pair.Count);

    /// <summary>The same answers read from the other end, for questions where a low number is the good answer.</summary>
    public ScoreCounts Reversed() => new(Lowest, [.. counts.Reverse()]);

    /// <summary>Both distributions together; the scales must be the same.</summary>
    public ScoreCounts Plus(ScoreCounts other) => other.Lowest == Lowest && other.Points == Points
        ? new ScoreCounts(Lowest, [.. counts.Zip(other.counts, (first, second) => first + second)])
        : throw new ArgumentException("The two distributions have different scales.", nameof(other));
}
