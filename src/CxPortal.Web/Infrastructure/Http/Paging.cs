namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Where a page of a list stands in the whole list.</summary>
public interface IPage
{
    /// <summary>Number of this page, from 1.</summary>
    int Number { get; }

    /// <summary>The most rows on a page.</summary>
    int Size { get; }

    /// <summary>Rows on all pages.</summary>
    int Total { get; }

    /// <summary>Number of pages; 1 for an empty list.</summary>
    int Last => Math.Max(1, ((Total - 1) / Size) + 1);
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Number">Number of this page, from 1.</param>
/// <param name="Size">The most rows on a page.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total) : IPage;

/// <summary>Cuts lists into pages.</summary>
public static class Paging
{
    /// <summary>Rows on a page where nothing else is said.</summary>
    public const int DefaultSize = 20;

    /// <summary>The wanted page of a list; beyond the end the last page, before the start the first.</summary>
    /// <param name="total">Rows on all pages.</param>
    /// <param name="number">The wanted page, from 1, as it stands in the address bar.</param>
    /// <param name="size">The most rows on a page.</param>
    /// <returns>The number of the page that exists, and how many rows stand before it.</returns>
    public static (int Number, int Skip) At(int total, int number, int size = DefaultSize)
    {
        var last = Math.Max(1, ((total - 1) / size) + 1);
        var existing = Math.Clamp(number, 1, last);
        return (existing, (existing - 1) * size);
    }

    /// <summary>The page numbers to offer: first, last and those around the present one; 0 stands for a gap.</summary>
    public static IEnumerable<int> Offered(IPage page)
    {
        var before = 0;
        foreach (var number in Enumerable.Range(1, page.Last).Where(number => number == 1 || number == page.Last || Math.Abs(number - page.Number) <= 1))
        {
            if (number > before + 1)
            {
                yield return number == before + 2 ? number - 1 : 0;
            }

            yield return number;
            before = number;
        }
    }
}
