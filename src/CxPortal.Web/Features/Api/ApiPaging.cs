using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;

namespace CxPortal.Web.Features.Api;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The rows, ordered by their keys.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page of a list is wanted.</summary>
public sealed class ApiPaging
{
    /// <summary>The most rows of a page.</summary>
    public const int MaxLimit = 200;

    /// <summary>How many rows are wanted.</summary>
    [Range(1, MaxLimit, ErrorMessage = "OutOfRange")]
    public int Limit { get; set; } = 50;

    /// <summary>The <c>next</c> of the page before; none for the first page.</summary>
    public string? Cursor { get; set; }

    /// <summary>The key after which the page begins; empty for the first page, and for a cursor that never was one.</summary>
    public string After() => ApiCursor.KeyOf(Cursor);
}

/// <summary>Where a page begins, as a text that says nothing to those who pass it on.</summary>
internal static class ApiCursor
{
    public static string After(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    public static string KeyOf(string? cursor) =>
        cursor is not null && Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : string.Empty;
}
