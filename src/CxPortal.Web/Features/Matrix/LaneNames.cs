using CxPortal.Domain.Journeys;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Names of lanes: canonical ones follow the language of the interface, custom ones have a title of their own.</summary>
public sealed class LaneNames(IStringLocalizer<MatrixText> text)
{
    /// <summary>Name of a lane.</summary>
    public string Of(LaneType type, string? title) => title ?? text["Lane." + type];

    /// <summary>What stands under the name of a canonical lane; null for none.</summary>
    public string? NoteOf(LaneType type) => type == LaneType.Team ? text["Lane.Team.Note"].Value : null;
}
