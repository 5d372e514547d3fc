using System.Collections.Concurrent;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>
/// Keeps counts of days that are over, so that a page costs the same however many answers there are. What it keeps is never older than the
/// database: <see cref="CountSource"/> compares the mark of the newest response and of imports at each reading.
/// </summary>
public sealed class CountCache
{
    private const int MostKept = 100;

    private readonly ConcurrentDictionary<string, KeptCounts> kept = new(StringComparer.Ordinal);

    /// <summary>What is kept under a key; null when nothing is.</summary>
    public KeptCounts? Find(string key) => kept.GetValueOrDefault(key);

    /// <summary>Keeps counts; when there are too many, others are forgotten.</summary>
    public void Keep(string key, KeptCounts counts)
    {
        if (kept.Count >= MostKept && !kept.ContainsKey(key))
        {
            kept.Clear();
        }

        kept[key] = counts;
    }
}

/// <summary>Counts of days that are over.</summary>
/// <param name="Last">The last day that they may hold.</param>
/// <param name="Imports">Mark of the survey's imports when they were counted.</param>
/// <param name="NewestResponse">Key of the newest response of all surveys when they were counted.</param>
/// <param name="Rows">The counts.</param>
public sealed record KeptCounts(DateOnly Last, string Imports, long NewestResponse, object Rows);
