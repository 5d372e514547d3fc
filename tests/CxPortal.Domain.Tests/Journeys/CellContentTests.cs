using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;

namespace CxPortal.Domain.Tests.Journeys;

public sealed class CellContentTests
{
    private static readonly NeedStatement Need = new("звоню в банк", "говорить с человеком", "не объяснять дважды", 8);

    public static TheoryData<LaneType> AllTypes => new(Enum.GetValues<LaneType>());

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void ProblemFor_Text_IsNoneInAnyLane(LaneType type) => Assert.Null(CellContent.OfText("Текст").ProblemFor(type));

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void ProblemFor_Nothing_IsNoneInAnyLane(LaneType type) => Assert.Null(CellContent.Empty.ProblemFor(type));

    [Theory]
    [InlineData(LaneType.Emotion, null)]
    [InlineData(LaneType.Scenario, CellProblem.WrongKind)]
    [InlineData(LaneType.Need, CellProblem.WrongKind)]
    [InlineData(LaneType.Screen, CellProblem.WrongKind)]
    [InlineData(LaneType.Team, CellProblem.WrongKind)]
    [InlineData(LaneType.Text, CellProblem.WrongKind)]
    public void ProblemFor_Emotion_OnlyFitsTheEmotionLane(LaneType type, CellProblem? expected) =>
        Assert.Equal(expected, (CellContent.Empty with { Emotion = 1 }).ProblemFor(type));

    [Theory]
    [InlineData(-3, CellProblem.EmotionOutOfRange)]
    [InlineData(-2, null)]
    [InlineData(0, null)]
    [InlineData(2, null)]
    [InlineData(3, CellProblem.EmotionOutOfRange)]
    public void ProblemFor_EmotionLevel_MustLieOnTheScale(int emotion, CellProblem? expected) =>
        Assert.Equal(expected, (CellContent.Empty with { Emotion = emotion }).ProblemFor(LaneType.Emotion));

    [Theory]
    [InlineData(LaneType.Need, null)]
    [InlineData(LaneType.Emotion, CellProblem.WrongKind)]
    [InlineData(LaneType.Scenario, CellProblem.WrongKind)]
    [InlineData(LaneType.Screen, CellProblem.WrongKind)]
    [InlineData(LaneType.Team, CellProblem.WrongKind)]
    [InlineData(LaneType.Text, CellProblem.WrongKind)]
    public void ProblemFor_Need_OnlyFitsTheNeedLane(LaneType type, CellProblem? expected) =>
        Assert.Equal(expected, (CellContent.Empty with { Need = Need }).ProblemFor(type));

    [Theory]
    [InlineData(0, CellProblem.ImportanceOutOfRange)]
    [InlineData(1, null)]
    [InlineData(10, null)]
    [InlineData(11, CellProblem.ImportanceOutOfRange)]
    public void ProblemFor_Importance_MustLieBetweenOneAndTen(int importance, CellProblem? expected) =>
        Assert.Equal(expected, (CellContent.Empty with { Need = Need with { Importance = importance } }).ProblemFor(LaneType.Need));

    [Fact]
    public void ProblemFor_BlankNeed_CountsAsNoneInAnyLane() =>
        Assert.Null((CellContent.Empty with { Need = new NeedStatement(" ", null, "", null) }).ProblemFor(LaneType.Scenario));

    [Theory]
    [InlineData(LaneType.Screen, null)]
    [InlineData(LaneType.Team, null)]
    [InlineData(LaneType.Emotion, CellProblem.WrongKind)]
    [InlineData(LaneType.Scenario, CellProblem.WrongKind)]
    [InlineData(LaneType.Need, CellProblem.WrongKind)]
    [InlineData(LaneType.Text, CellProblem.WrongKind)]
    public void ProblemFor_Chips_OnlyFitLanesWithACatalogue(LaneType type, CellProblem? expected) =>
        Assert.Equal(expected, Chips(new ChipContent(1, null, null)).ProblemFor(type));

    [Fact]
    public void ProblemFor_StateOfATeam_IsWrong() =>
        Assert.Equal(CellProblem.WrongKind, Chips(new ChipContent(1, null, ScreenState.Empty)).ProblemFor(LaneType.Team));

    [Theory]
    [InlineData((ScreenState)9)]
    [InlineData((ScreenState)0)]
    public void ProblemFor_UnknownState_IsWrong(ScreenState state) =>
        Assert.Equal(CellProblem.WrongKind, Chips(new ChipContent(1, null, state)).ProblemFor(LaneType.Screen));

    [Fact]
    public void ProblemFor_UnknownBasis_IsWrong() =>
        Assert.Equal(CellProblem.WrongKind, (CellContent.OfText("а") with { Basis = (EvidenceBasis)7 }).ProblemFor(LaneType.Scenario));

    [Fact]
    public void ProblemFor_ChipWithoutRowAndText_IsBlank() =>
        Assert.Equal(CellProblem.BlankChip, Chips(new ChipContent(null, "  ", null)).ProblemFor(LaneType.Team));

    [Fact]
    public void ProblemFor_SameTeamTwice_IsRepeated() =>
        Assert.Equal(CellProblem.RepeatedChip, Chips(new ChipContent(1, null, null), new ChipContent(1, null, null)).ProblemFor(LaneType.Team));

    [Fact]
    public void ProblemFor_SameScreenInTwoStates_IsNone() =>
        Assert.Null(Chips(new ChipContent(1, null, ScreenState.Active), new ChipContent(1, null, ScreenState.Empty)).ProblemFor(LaneType.Screen));

    [Theory]
    [InlineData(Cell.MaxChips, null)]
    [InlineData(Cell.MaxChips + 1, CellProblem.TooManyChips)]
    public void ProblemFor_ManyChips_EndsAtTheLimit(int count, CellProblem? expected) =>
        Assert.Equal(expected, Chips([.. Enumerable.Range(1, count).Select(id => new ChipContent(id, null, null))]).ProblemFor(LaneType.Team));

    [Theory]
    [InlineData(CellChip.MaxTextLength, null)]
    [InlineData(CellChip.MaxTextLength + 1, CellProblem.TextTooLong)]
    public void ProblemFor_LongChip_EndsAtTheLimit(int length, CellProblem? expected) =>
        Assert.Equal(expected, Chips(new ChipContent(null, new string('щ', length), null)).ProblemFor(LaneType.Screen));

    [Theory]
    [InlineData(Cell.MaxTextLength, null)]
    [InlineData(Cell.MaxTextLength + 1, CellProblem.TextTooLong)]
    public void ProblemFor_LongText_EndsAtTheLimit(int length, CellProblem? expected)
    {
        var text = new string('щ', length);

        Assert.Equal(expected, CellContent.OfText(text).ProblemFor(LaneType.Text));
        Assert.Equal(expected, (CellContent.Empty with { Need = new NeedStatement(text, null, null, null) }).ProblemFor(LaneType.Need));
        Assert.Equal(expected, (CellContent.Empty with { Need = new NeedStatement(null, text, null, null) }).ProblemFor(LaneType.Need));
        Assert.Equal(expected, (CellContent.Empty with { Need = new NeedStatement(null, null, text, null) }).ProblemFor(LaneType.Need));
    }

    [Fact]
    public void ProblemFor_LongestTextFromAForm_CountsLineEndsOnce()
    {
        var lines = string.Join("\r\n", Enumerable.Repeat("щ", Cell.MaxTextLength / 2)) + "щ\r\n";

        Assert.Null(CellContent.OfText(lines).ProblemFor(LaneType.Text));
        Assert.Null((CellContent.Empty with { Need = new NeedStatement(lines, null, null, null) }).ProblemFor(LaneType.Need));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n\t", null)]
    [InlineData("  а \r\n б\rв  ", "а \n б\nв")]
    [InlineData("а\u0000б", "аб")]
    public void Clean_Text_TrimsAndUsesOneLineEnd(string? text, string? expected) => Assert.Equal(expected, CellContent.Clean(text));

    [Fact]
    public void Clean_AnyText_IsDoneAfterOnce() =>
        Properties.Hold(text => CellContent.Clean(CellContent.Clean(text)) == CellContent.Clean(text), Properties.Texts);

    [Theory]
    [InlineData(LaneType.Screen, CatalogKind.Screen)]
    [InlineData(LaneType.Team, CatalogKind.Team)]
    [InlineData(LaneType.Emotion, null)]
    [InlineData(LaneType.Text, null)]
    public void ChipCatalogOf_Lane_NamesItsCatalogue(LaneType type, CatalogKind? expected) => Assert.Equal(expected, CellContent.ChipCatalogOf(type));

    [Fact]
    public void IsEmpty_BasisAlone_IsNothing() => Assert.True((CellContent.Empty with { Basis = EvidenceBasis.Observed }).IsEmpty);

    [Fact]
    public void IsEmpty_AnyPart_IsSomething()
    {
        Assert.False(CellContent.OfText("а").IsEmpty);
        Assert.False((CellContent.Empty with { Emotion = 0 }).IsEmpty);
        Assert.False((CellContent.Empty with { Need = new NeedStatement(null, null, null, 3) }).IsEmpty);
        Assert.False(Chips(new ChipContent(1, null, null)).IsEmpty);
    }

    [Fact]
    public void Equals_OnlyFormDiffers_AreTheSame()
    {
        var typed = new CellContent(" а\r\nб ", null, new NeedStatement(" когда ", "", null, null), [new ChipContent(null, " Сайт ", null)], EvidenceBasis.Assumed);
        var stored = new CellContent("а\nб", null, new NeedStatement("когда", null, null, null), [new ChipContent(null, "Сайт", null)], EvidenceBasis.Assumed);

        Assert.Equal(stored, typed);
        Assert.Equal(stored.GetHashCode(), typed.GetHashCode());
    }

    [Fact]
    public void Equals_NameOfACatalogueRow_SaysNothing() =>
        Assert.Equal(Chips(new ChipContent(5, null, null)), Chips(new ChipContent(5, "Сайт", null)));

    [Fact]
    public void Equals_BlankNeed_IsNoNeed() =>
        Assert.Equal(CellContent.Empty, CellContent.Empty with { Need = new NeedStatement(" ", null, null, null) });

    [Fact]
    public void Equals_AnyPartDiffers_AreDifferent()
    {
        CellContent[] contents =
        [
            CellContent.Empty,
            CellContent.OfText("а"),
            CellContent.Empty with { Emotion = 0 },
            CellContent.Empty with { Need = new NeedStatement(null, null, null, 3) },
            CellContent.Empty with { Basis = EvidenceBasis.Observed },
            Chips(new ChipContent(1, null, null)),
            Chips(new ChipContent(2, null, null)),
            Chips(new ChipContent(1, null, ScreenState.Empty)),
            Chips(new ChipContent(null, "а", null)),
            Chips(new ChipContent(1, null, null), new ChipContent(2, null, null)),
            Chips(new ChipContent(2, null, null), new ChipContent(1, null, null)),
        ];

        Assert.Equal(contents.Length, contents.Distinct().Count());
    }

    private static CellContent Chips(params ChipContent[] chips) => CellContent.Empty with { Chips = chips };
}
