using CxPortal.Domain.Common;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>Puts items into ordered lists by changing as few positions as possible.</summary>
/// <typeparam name="T">Kind of item.</typeparam>
/// <param name="read">Reads an item's position.</param>
/// <param name="write">Writes an item's position.</param>
internal sealed class Placement<T>(Func<T, long> read, Action<T, long> write)
    where T : class
{
    /// <summary>Puts an item behind another one.</summary>
    /// <param name="siblings">The others in their order; the item is inserted among them.</param>
    /// <param name="item">The item.</param>
    /// <param name="after">The one it follows; null for the first place.</param>
    public void Put(List<T> siblings, T item, T? after)
    {
        var index = after is null ? 0 : siblings.IndexOf(after) + 1;
        var previous = index == 0 ? (long?)null : read(siblings[index - 1]);
        var next = index == siblings.Count ? (long?)null : read(siblings[index]);
        siblings.Insert(index, item);
        if (Ordering.Between(previous, next) is { } position)
        {
            write(item, position);
            return;
        }

        for (var place = 0; place < siblings.Count; place++)
        {
            write(siblings[place], Ordering.At(place));
        }
    }
}
