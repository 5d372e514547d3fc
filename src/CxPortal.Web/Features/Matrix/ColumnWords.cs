using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>What is said about a column, on the page and in exports alike.</summary>
public sealed class ColumnWords(IStringLocalizer<MatrixText> text)
{
    /// <summary>What changes hands on the way into a column: "Handed over: sales → support; Channel: site → office".</summary>
    public string Of(Handoff handoff) => string.Join("; ", new[]
    {
        handoff.FromTeam is null ? null : text["Handoff.Team", handoff.FromTeam, handoff.ToTeam!].Value,
        handoff.FromChannels is null ? null : text["Handoff.Channel", handoff.FromChannels, handoff.ToChannels!].Value,
    }.OfType<string>());

    /// <summary>The row of how much is filled in.</summary>
    public string CompletenessName => text["Complete"];

    /// <summary>How many rows of a column are filled in: "4 of 5".</summary>
    public string Completeness(ColumnView column, int rows) => text["Complete.Count", column.Filled, rows];
}
