using CxPortal.Domain.Journeys;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Journeys;

public sealed class CellTests
{
    private static CellContent Full(LaneType type) => new(
        "Текст",
        type == LaneType.Emotion ? -2 : null,
        type == LaneType.Need ? new NeedStatement("когда", "хочу", "чтобы", 10) : null,
        type switch
        {
            LaneType.Screen => [new ChipContent(7, null, ScreenState.Empty), new ChipContent(null, "Терминал", null)],
            LaneType.Team => [new ChipContent(3, null, null), new ChipContent(2, null, null)],
            _ => [],
        },
        EvidenceBasis.Observed);

    public static TheoryData<LaneType> AllTypes => new(Enum.GetValues<LaneType>());

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Write_FittingContent_ReadsBackTheSame(LaneType type)
    {
        var cell = new Cell { JourneyId = 4 };

        cell.Write(type, Full(type));

        Assert.Equal(Full(type), cell.Content);
        Assert.False(cell.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Write_Nothing_EmptiesTheCell(LaneType type)
    {
        var cell = new Cell();
        cell.Write(type, Full(type));

        cell.Write(type, CellContent.Empty);

        Assert.True(cell.IsEmpty);
        Assert.Empty(cell.Chips);
        Assert.Equal(EvidenceBasis.Unknown, cell.Basis);
    }

    [Fact]
    public void Write_UnfittingContent_ThrowsAndLeavesTheCellAsItWas()
    {
        var cell = new Cell();
        cell.Write(LaneType.Text, CellContent.OfText("было"));

        Assert.Throws<ArgumentException>(() => cell.Write(LaneType.Text, new CellContent("стало", 1, null, [], EvidenceBasis.Unknown)));

        Assert.Equal(CellContent.OfText("было"), cell.Content);
    }

    [Fact]
    public void Write_BlankParts_StoresNulls()
    {
        var cell = new Cell();

        cell.Write(LaneType.Need, new CellContent("  ", null, new NeedStatement("", " ", null, null), [], EvidenceBasis.Unknown));

        Assert.Null(cell.Text);
        Assert.Null(cell.NeedWhen);
        Assert.Null(cell.NeedWant);
        Assert.Null(cell.Content.Need);
    }

    [Fact]
    public void Write_OtherOrderOfChips_KeepsTheRowsAndChangesTheirPlaces()
    {
        var cell = new Cell { JourneyId = 4 };
        cell.Write(LaneType.Team, Teams(1, 2, 3));
        var rows = cell.Chips.ToList();

        cell.Write(LaneType.Team, Teams(3, 1));

        Assert.Equal([3L, 1L], cell.Content.Chips.Select(chip => chip.CatalogItemId!.Value));
        Assert.Equal(rows.Take(2), cell.Chips);
        Assert.All(cell.Chips, chip => Assert.Equal(4, chip.JourneyId));
    }

    [Fact]
    public void Write_ChipOfTheCatalogue_ForgetsItsTypedName()
    {
        var cell = new Cell();

        cell.Write(LaneType.Screen, CellContent.Empty with { Chips = [new ChipContent(7, "Сайт", null)] });

        Assert.Null(Assert.Single(cell.Chips).Text);
    }

    [Fact]
    public void Write_ChipsLoadedInAnyOrder_ReadsThemByPlace()
    {
        var cell = new Cell();
        cell.Chips.Add(new CellChip { CatalogItemId = 2, Position = 1 });
        cell.Chips.Add(new CellChip { CatalogItemId = 1, Position = 0 });

        Assert.Equal(Teams(1, 2), cell.Content);

        cell.Write(LaneType.Team, Teams(1));

        Assert.Equal(Teams(1), cell.Content);
    }

    [Fact]
    public void Write_AnyRowOfChipLists_EndsWithTheLast() => Properties.Hold(
        lists =>
        {
            var cell = new Cell();
            foreach (var list in lists)
            {
                cell.Write(LaneType.Team, Teams([.. list.Distinct().Select(id => (long)id)]));
            }

            var last = lists.Count == 0 ? [] : lists[^1].Distinct().Select(id => (long)id).ToArray();
            return cell.Content.Equals(Teams(last)) && cell.Chips.Select(chip => chip.Position).Order().SequenceEqual(Enumerable.Range(0, last.Length));
        },
        Gen.ListOf(Gen.ListOf(Gen.Choose(1, 9)).Select(list => list.ToList())).Select(lists => lists.ToList()));

    private static CellContent Teams(params long[] ids) =>
        CellContent.Empty with { Chips = [.. ids.Select(id => new ChipContent(id, null, null))] };
}
