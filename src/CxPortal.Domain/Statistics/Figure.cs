namespace CxPortal.Domain.Statistics;

/// <summary>Which formula a figure was made with; a corrected formula gets a new version, published figures keep theirs.</summary>
/// <param name="Id">Stable name, `measure.variant` in lower case.</param>
/// <param name="Version">From 1.</param>
/// <param name="Unit">What the value is counted in.</param>
/// <param name="Lowest">Smallest possible value; null when the scale or the data decide.</param>
/// <param name="Highest">Largest possible value; null when the scale or the data decide.</param>
public sealed record MetricDefinition(string Id, int Version, MetricUnit Unit, double? Lowest = null, double? Highest = null)
{
    /// <summary>Id and version as exports print them, `csat.mean v1`.</summary>
    public override string ToString() => FormattableString.Invariant($"{Id} v{Version}");
}

/// <summary>What a figure is counted in.</summary>
public enum MetricUnit
{
    /// <summary>Fraction 0 to 1, shown as per cent.</summary>
    Share = 1,

    /// <summary>Points of a net score or a 0 to 100 index.</summary>
    Points = 2,

    /// <summary>Points of the question's own scale.</summary>
    Scale = 3,

    /// <summary>Plain number without a unit.</summary>
    Number = 4,

    /// <summary>A number of answers.</summary>
    Answers = 5,
}

/// <summary>Why a figure is not shown.</summary>
public enum SuppressionReason
{
    /// <summary>It is shown.</summary>
    None = 0,

    /// <summary>Fewer answers than the threshold.</summary>
    TooFew = 1,

    /// <summary>Enough answers, but together with a total it would reveal a group that is too small.</summary>
    Complementary = 2,

    /// <summary>Enough answers, but the difference to another filter would be a group that is too small.</summary>
    Difference = 3,
}

/// <summary>One figure as screens, exports and the API give it.</summary>
/// <param name="Definition">The formula.</param>
/// <param name="N">Answers counted; skipped and "not applicable" are in neither numerator nor denominator. 0 when suppressed.</param>
/// <param name="Estimate">The value with its interval; null when undefined or suppressed.</param>
/// <param name="AsOf">The instant (UTC) whose state the figure describes.</param>
/// <param name="Suppressed">Why it is not shown.</param>
public sealed record Figure(
    MetricDefinition Definition, long N, Estimate? Estimate, DateTime AsOf, SuppressionReason Suppressed = SuppressionReason.None)
{
    /// <summary>The same figure with neither value nor n, for a reason.</summary>
    public Figure Hidden(SuppressionReason reason) => this with { N = 0, Estimate = null, Suppressed = reason };
}
