using CxPortal.Domain.Common;

namespace CxPortal.Domain.Tests.Common;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \t\u00A0", "")]
    [InlineData("Подключение  Интернет-банка", "подключение интернет-банка")]
    [InlineData("  ЁЛКА ёж ", "елка еж")]
    [InlineData("е\u0308жик", "ежик")]
    [InlineData("чаи\u0306", "чай")]
    [InlineData("Onboarding\r\nСБП", "onboarding сбп")]
    [InlineData("а\u00A0б", "а б")]
    [InlineData("а\u0000б", "аб")]
    public void Of_Text_FoldsCaseYoAndSpaces(string? text, string expected) => Assert.Equal(expected, SearchText.Of(text));

    [Fact]
    public void Of_DamagedCharacters_KeepsTheRest() =>
        Assert.All(["\uD800 счёт", "\uFFFE счёт", "счёт \uDC00"], text => Assert.Equal("счет", SearchText.Of(text).Trim()));

    [Fact]
    public void Of_AnyText_IsDoneAfterOnce() => Properties.Hold(text => SearchText.Of(SearchText.Of(text)) == SearchText.Of(text), Properties.Texts);

    [Fact]
    public void Of_AnyText_FindsItselfInAnyCase() => Properties.Hold(
        text => SearchText.Of("x " + text.ToUpperInvariant() + " y").Contains(SearchText.Of(text.ToUpperInvariant()), StringComparison.Ordinal),
        Properties.Texts);

    [Fact]
    public void Of_AnyText_HasNoOuterOrDoubleSpaces() => Properties.Hold(
        text => SearchText.Of(text) is var form && form == form.Trim() && !form.Contains("  ", StringComparison.Ordinal),
        Properties.Texts);

    [Fact]
    public void Of_SeveralTexts_JoinsThoseThatSaySomething() =>
        Assert.Equal("кредит | loan", SearchText.Of("Кредит", null, " ", "Loan"));

    [Fact]
    public void Of_SeveralTexts_SortsByTheFirst() =>
        Assert.True(string.CompareOrdinal(SearchText.Of("Ёлка", "a"), SearchText.Of("Жук", "a")) < 0);
}
