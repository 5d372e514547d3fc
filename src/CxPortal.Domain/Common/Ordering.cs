namespace CxPortal.Domain.Common;

/// <summary>
/// Places in a list kept as numbers with wide gaps, so that a move changes one row and not its neighbours.
/// </summary>
public static class Ordering
{
    /// <summary>The gap left between two neighbours when a list is numbered anew.</summary>
    public const long Gap = 1L << 20;

    /// <summary>The place of the item with this index (from 0) in a freshly numbered list.</summary>
    public static long At(int index) => (index + 1) * Gap;

    /// <summary>
    /// A place strictly between two neighbours; null bounds mean the start or the end of the list.
    /// Returns null when no whole number is left between them and the list must be numbered anew.
    /// </summary>
    public static long? Between(long? previous, long? next)
    {
        if (next is null)
        {
            return (previous ?? 0) + Gap;
        }

        var low = previous ?? next.Value - (2 * Gap);
        var middle = low + ((next.Value - low) / 2);
        return middle > low && middle < next.Value ? middle : null;
    }
}
