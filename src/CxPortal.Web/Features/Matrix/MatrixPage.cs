using System.Text.Encodings.Web;
using System.Text.Json;
using CxPortal.Web.Features.Touchpoints;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>All that the journey page shows.</summary>
public sealed record MatrixPage
{
    /// <summary>The journey.</summary>
    public required JourneyHead Journey { get; init; }

    /// <summary>Its matrix.</summary>
    public required MatrixView Matrix { get; init; }

    /// <summary>How it is shown.</summary>
    public required MatrixOptions Options { get; init; }

    /// <summary>Published versions, the newest first.</summary>
    public IReadOnlyList<PublishedVersion> Versions { get; init; } = [];

    /// <summary>What lies in the archive; null while it is not asked for.</summary>
    public IReadOnlyList<ArchivedPart>? Archive { get; init; }

    /// <summary>The touchpoint whose form is open in the list; null when none is.</summary>
    public CardView? Editing { get; init; }

    /// <summary>Whether something stands in the panel beside the matrix.</summary>
    public bool HasPanel => Archive is not null || Options.Touchpoint is not null || Options.CommentedCell is not null;
}

/// <summary>A published version in the list of versions.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="Note">What changed, in the publisher's words.</param>
public sealed record PublishedVersion(int Number, DateTime PublishedAt, string PublishedBy, string? Note);

/// <summary>A stage, touchpoint or lane in the archive.</summary>
/// <param name="Kind">Part of its address: <c>stages</c>, <c>touchpoints</c> or <c>lanes</c>.</param>
/// <param name="Id">Key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ArchivedAt">When it was archived (UTC).</param>
public sealed record ArchivedPart(string Kind, long Id, string Title, DateTime ArchivedAt);

/// <summary>Values as JSON in attributes of the page.</summary>
public static class JsonAttribute
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Texts for scripts: every text of the feature whose key begins with <c>Js.</c>, without that beginning.</summary>
    public static IHtmlContent Texts(IStringLocalizer<MatrixText> text) => Of(text.GetAllStrings(includeParentCultures: true)
        .Where(item => item.Name.StartsWith("Js.", StringComparison.Ordinal))
        .ToDictionary(item => item.Name[3..], item => item.Value));

    /// <summary>A value, to be put between single quotes.</summary>
    public static IHtmlContent Of(object value) => new HtmlString(JsonSerializer.Serialize(value, Json)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
}
