using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>
/// Brings together what the reader typed and what somebody else stored meanwhile, field by field, from what both started from.
/// A field that only one of them changed takes that change; where both did, the reader's stands in the field and the other is shown beside it.
/// </summary>
public sealed class CardMerge
{
    private readonly HashSet<string> conflicts = [];

    private CardMerge(CardForm result) => Result = result;

    /// <summary>The form to show, with the versions of what is stored now.</summary>
    public CardForm Result { get; }

    /// <summary>Names of the fields that both changed.</summary>
    public IReadOnlySet<string> Conflicts => conflicts;

    /// <summary>What the reader typed into lanes that are no longer there.</summary>
    public List<string> Homeless { get; } = [];

    /// <summary>Merges.</summary>
    /// <param name="mine">What the reader typed.</param>
    /// <param name="seen">What the reader started from; null when unknown, and then every difference is shown.</param>
    /// <param name="stored">What is stored now.</param>
    public static CardMerge Of(CardForm mine, CardForm? seen, CardForm stored)
    {
        var merge = new CardMerge(new CardForm { Version = stored.Version });
        var result = merge.Result;
        result.Title = mine.Title is null ? stored.Title : merge.PickText(nameof(CardForm.Title), mine.Title, seen, seen?.Title, stored.Title);
        result.IsMomentOfTruth = merge.Pick(nameof(CardForm.IsMomentOfTruth), mine.IsMomentOfTruth, seen?.IsMomentOfTruth, stored.IsMomentOfTruth) == true;
        result.PainPoints = merge.PickText(nameof(CardForm.PainPoints), mine.PainPoints, seen, seen?.PainPoints, stored.PainPoints);
        result.WhatBroke = merge.PickText(nameof(CardForm.WhatBroke), mine.WhatBroke, seen, seen?.WhatBroke, stored.WhatBroke);
        result.Fault = merge.Pick(nameof(CardForm.Fault), mine.Fault, seen?.Fault, stored.Fault) ?? FailureFault.Unknown;
        result.Recovery = merge.PickText(nameof(CardForm.Recovery), mine.Recovery, seen, seen?.Recovery, stored.Recovery);
        result.ClientSaid = merge.PickText(nameof(CardForm.ClientSaid), mine.ClientSaid, seen, seen?.ClientSaid, stored.ClientSaid);
        result.Links = merge.PickList(
            nameof(CardForm.Links), mine.Links, seen?.Links, stored.Links, LinkForm.Lines);
        for (var index = 0; index < stored.Cells.Count; index++)
        {
            var laneId = stored.Cells[index].LaneId;
            var own = mine.Cells.Find(cell => cell.LaneId == laneId);
            result.Cells.Add(own is null ? stored.Cells[index] : merge.Cell($"Cells[{index}].", own, seen?.Cells.Find(cell => cell.LaneId == laneId), stored.Cells[index]));
        }

        merge.Homeless.AddRange(mine.Cells
            .Where(cell => !stored.Cells.Exists(other => other.LaneId == cell.LaneId))
            .Where(cell => seen?.Cells.Find(other => other.LaneId == cell.LaneId) is not { } before || !cell.IsSameAs(before))
            .Select(WordsOf)
            .Where(words => words.Length > 0));
        return merge;
    }

    private CellForm Cell(string prefix, CellForm mine, CellForm? seen, CellForm stored) => new()
    {
        LaneId = stored.LaneId,
        Version = stored.Version,
        Text = PickText(prefix + nameof(CellForm.Text), mine.Text, seen, seen?.Text, stored.Text),
        Emotion = Pick(prefix + nameof(CellForm.Emotion), mine.Emotion, seen, seen?.Emotion, stored.Emotion),
        When = PickText(prefix + nameof(CellForm.When), mine.When, seen, seen?.When, stored.When),
        Want = PickText(prefix + nameof(CellForm.Want), mine.Want, seen, seen?.Want, stored.Want),
        SoThat = PickText(prefix + nameof(CellForm.SoThat), mine.SoThat, seen, seen?.SoThat, stored.SoThat),
        Importance = Pick(prefix + nameof(CellForm.Importance), mine.Importance, seen, seen?.Importance, stored.Importance),
        Basis = Pick(prefix + nameof(CellForm.Basis), mine.Basis, seen, seen?.Basis, stored.Basis) ?? EvidenceBasis.Unknown,
        Chips = PickList(prefix + nameof(CellForm.Chips), mine.Chips, seen?.Chips, stored.Chips, ChipForm.Line),
    };

    private string? PickText(string field, string? mine, object? seenForm, string? seen, string? stored) =>
        Decide(field, seenForm is not null && CellForm.Same(mine, seen), CellForm.Same(mine, stored), seenForm is not null && CellForm.Same(seen, stored))
            ? stored : mine;

    private T? Pick<T>(string field, T? mine, T? seen, T? stored)
        where T : struct => Pick(field, mine, seen, seen, stored);

    private T? Pick<T>(string field, T? mine, object? seenForm, T? seen, T? stored)
        where T : struct =>
        Decide(field, seenForm is not null && Equals(mine, seen), Equals(mine, stored), seenForm is not null && Equals(seen, stored))
            ? stored : mine;

    private List<T> PickList<T>(string field, List<T> mine, List<T>? seen, List<T> stored, Func<IEnumerable<T>, string> line) =>
        Decide(field, seen is not null && line(mine) == line(seen), line(mine) == line(stored), seen is not null && line(seen) == line(stored))
            ? stored : mine;

    /// <summary>Whether to take what is stored; where both changed the field, notes the conflict.</summary>
    private bool Decide(string field, bool isUntouched, bool isSame, bool isUnchanged)
    {
        if (isUntouched || isSame)
        {
            return true;
        }

        if (!isUnchanged)
        {
            conflicts.Add(field);
        }

        return false;
    }

    private static string WordsOf(CellForm cell) => string.Join("\n", new[]
    {
        cell.Text, cell.When, cell.Want, cell.SoThat, ChipForm.Line(cell.Chips),
    }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
