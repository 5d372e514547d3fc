using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace CxPortal.Web.Features.Matrix;

/// <summary>How the reader wants to see the journey page; all of it stands in the address, so that a link shows the same.</summary>
public sealed class MatrixOptions
{
    /// <summary>The steps of the zoom, in percent.</summary>
    public static IReadOnlyList<int> ZoomSteps { get; } = [50, 67, 80, 100, 125];

    /// <summary><c>matrix</c> or <c>list</c>.</summary>
    public string? View { get; set; }

    /// <summary>Zoom in percent, one of <see cref="ZoomSteps"/>; anything else is 100.</summary>
    public int? Zoom { get; set; }

    /// <summary><c>compact</c> for narrow rows.</summary>
    public string? Density { get; set; }

    /// <summary><c>on</c> to hatch what is assumed.</summary>
    public string? Evidence { get; set; }

    /// <summary>The touchpoint whose card is open.</summary>
    public long? Touchpoint { get; set; }

    /// <summary>The cell whose comments are open, as <c>lane-touchpoint</c>.</summary>
    public string? Comments { get; set; }

    /// <summary>The touchpoint that is being edited in the list.</summary>
    public long? Edit { get; set; }

    /// <summary>1 to see what was put into the archive.</summary>
    public int? Archive { get; set; }

    /// <summary>Whether the journey is to be read as a list.</summary>
    public bool IsList => View == "list";

    /// <summary>Whether rows are narrow.</summary>
    public bool IsCompact => Density == "compact";

    /// <summary>Whether assumptions are hatched.</summary>
    public bool ShowsEvidence => Evidence == "on";

    /// <summary>Whether the archive is open.</summary>
    public bool ShowsArchive => Archive == 1;

    /// <summary>Zoom in percent.</summary>
    public int ZoomPercent => Zoom is { } zoom && ZoomSteps.Contains(zoom) ? zoom : 100;

    /// <summary>Lane and touchpoint of <see cref="Comments"/>; null when it names none.</summary>
    public (long LaneId, long TouchpointId)? CommentedCell =>
        Comments?.Split('-') is [var lane, var touchpoint]
        && long.TryParse(lane, NumberStyles.None, CultureInfo.InvariantCulture, out var laneId)
        && long.TryParse(touchpoint, NumberStyles.None, CultureInfo.InvariantCulture, out var touchpointId)
            ? (laneId, touchpointId)
            : null;

    /// <summary>The query of the same page with one option changed; what is open in the panel closes.</summary>
    public string With(string option, string? value)
    {
        var values = new Dictionary<string, string?>
        {
            ["view"] = IsList ? "list" : null,
            ["zoom"] = ZoomPercent == 100 ? null : ZoomPercent.ToString(CultureInfo.InvariantCulture),
            ["density"] = IsCompact ? "compact" : null,
            ["evidence"] = ShowsEvidence ? "on" : null,
            [option] = value,
        };
        var query = new QueryBuilder(values.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));
        return query.ToString() is { Length: > 0 } text ? text : "?";
    }
}
