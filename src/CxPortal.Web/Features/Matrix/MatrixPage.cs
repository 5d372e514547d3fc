using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>All that the journey page shows.</summary>
public sealed class MatrixPage
{
    /// <summary>The journey.</summary>
    public required JourneyHead Journey { get; init; }

    /// <summary>Its matrix.</summary>
    public required MatrixView Matrix { get; init; }

    /// <summary>How it is shown.</summary>
    public required MatrixOptions Options { get; init; }
}

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
