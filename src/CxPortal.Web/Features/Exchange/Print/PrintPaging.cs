using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Features.Exchange.Print;

/// <summary>The columns of a matrix that stand side by side on one sheet of paper.</summary>
/// <param name="Stages">Stages on the sheet; one that is wider than a sheet goes on on the next.</param>
public sealed record PrintSheet(IReadOnlyList<PrintStage> Stages)
{
    /// <summary>Columns on the sheet.</summary>
    public IReadOnlyList<ColumnView> Columns { get; } = [.. Stages.SelectMany(stage => stage.Columns)];
}

/// <summary>A stage, or a part of one, on a sheet.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Columns">Its columns on this sheet.</param>
public sealed record PrintStage(StageView Stage, IReadOnlyList<ColumnView> Columns)
{
    /// <summary>Whether it began on an earlier sheet.</summary>
    public bool IsContinued => Columns[0] != Stage.Columns[0];
}

/// <summary>Splits a matrix at the borders of stages.</summary>
public static class PrintPaging
{
    /// <summary>The most columns that can be read side by side on A3 in landscape.</summary>
    public const int MaxColumns = 8;

    /// <summary>As many whole stages on each sheet as fit; only a stage that is wider than a sheet is split, between touchpoints.</summary>
    public static IReadOnlyList<PrintSheet> Split(IReadOnlyList<StageView> stages, int maxColumns = MaxColumns)
    {
        var sheets = new List<PrintSheet>();
        var current = new List<PrintStage>();
        var used = 0;
        foreach (var stage in stages)
        {
            if (used > 0 && used + stage.Columns.Count > maxColumns)
            {
                sheets.Add(new PrintSheet(current));
                current = [];
                used = 0;
            }

            foreach (var part in stage.Columns.Chunk(maxColumns))
            {
                if (used > 0 && used + part.Length > maxColumns)
                {
                    sheets.Add(new PrintSheet(current));
                    current = [];
                    used = 0;
                }

                current.Add(new PrintStage(stage, part));
                used += part.Length;
            }
        }

        if (current.Count > 0)
        {
            sheets.Add(new PrintSheet(current));
        }

        return sheets;
    }
}
