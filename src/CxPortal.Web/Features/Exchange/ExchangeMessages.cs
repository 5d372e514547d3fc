using CxPortal.Domain.Journeys.Exchange;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Says what is wrong with a file, and where, in the reader's language.</summary>
public sealed class ExchangeMessages(IStringLocalizer<ExchangeText> text)
{
    /// <summary>Place and reason in one sentence.</summary>
    public string Of(ExchangeProblem problem)
    {
        var place = PlaceOf(problem.Place);
        var reason = ReasonOf(problem);
        return place.Length == 0 ? reason : text["Problem.WithPlace", place, reason];
    }

    /// <summary>The reason alone.</summary>
    public string ReasonOf(ExchangeProblem problem) => text["Problem." + problem.Kind, [.. problem.Arguments]];

    /// <summary>Where it is: line and path of a text file, or sheet, row and column of a workbook; empty for the whole file.</summary>
    public string PlaceOf(ExchangePlace place) => place switch
    {
        { Sheet: not null, Row: not null, Column: not null } => text["Place.Cell", place.Sheet, place.Row, place.Column],
        { Sheet: not null, Row: not null } => text["Place.Row", place.Sheet, place.Row],
        { Sheet: not null } => text["Place.Sheet", place.Sheet],
        { Line: not null, Character: not null } => text["Place.LineCharacter", place.Line, place.Character],
        { Line: not null, Path: not null } => text["Place.LinePath", place.Line, place.Path],
        { Line: not null } => text["Place.Line", place.Line],
        { Path: not null } => place.Path,
        _ => string.Empty,
    };
}
