using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Turns what scripts and forms send into contents of cells: matches chips with the catalogue and checks the rules of each lane.</summary>
public sealed class CellContentReader(ChipMatcher matcher, IStringLocalizer<MatrixText> text)
{
    /// <summary>Reads all contents; problems name their field as <c>cells[i].part</c>.</summary>
    public async Task<Outcome<IReadOnlyList<CellContent>>> ReadAsync(
        IReadOnlyList<CellBatchItem> items, IReadOnlyDictionary<long, LaneType> laneTypes, CancellationToken cancellationToken)
    {
        var chips = items
            .SelectMany((item, index) => (item.Content?.Chips ?? []).Select(chip => (
                Index: index,
                Kind: CellContent.ChipCatalogOf(laneTypes[item.LaneId]) ?? CatalogKind.Screen,
                Chip: new ChipContent(chip.CatalogItemId, chip.CatalogItemId is null ? chip.Text : null, chip.State))))
            .ToList();
        var matched = chips.Count == 0 ? [] : await matcher.MatchAsync([.. chips.Select(chip => (chip.Kind, chip.Chip))], cancellationToken);
        var problems = new List<Problem>();
        var contents = new List<CellContent>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            var own = matched.Where((_, place) => chips[place].Index == index).ToList();
            if (own.Contains(null))
            {
                problems.Add(new Problem($"cells[{index}].chips", text["Problem.UnknownChip"]));
                contents.Add(CellContent.Empty);
                continue;
            }

            var content = ContentOf(items[index].Content, own);
            if (content.ProblemFor(laneTypes[items[index].LaneId]) is { } problem)
            {
                problems.Add(new Problem($"cells[{index}].{FieldOf(problem, content)}", text["Problem." + problem]));
            }

            contents.Add(content);
        }

        return problems.Count > 0
            ? Outcome<IReadOnlyList<CellContent>>.Invalid(problems)
            : new Outcome<IReadOnlyList<CellContent>> { Value = contents };
    }

    private static CellContent ContentOf(CellBody? body, List<ChipContent?> chips)
    {
        if (body is null)
        {
            return CellContent.Empty;
        }

        var content = new CellContent(CellContent.Clean(body.Text), body.Emotion, body.NeedStatement, [.. chips.OfType<ChipContent>()], body.Basis);
        return content.IsEmpty ? CellContent.Empty : content;
    }

    private static string FieldOf(CellProblem problem, CellContent content) => problem switch
    {
        CellProblem.EmotionOutOfRange => "emotion",
        CellProblem.ImportanceOutOfRange => "need.importance",
        CellProblem.TooManyChips or CellProblem.BlankChip or CellProblem.RepeatedChip => "chips",
        CellProblem.TextTooLong => "text",
        _ => content.Emotion is not null ? "emotion" : content.Need is not null ? "need" : "chips",
    };
}
