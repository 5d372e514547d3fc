using CxPortal.Domain.Common;

namespace CxPortal.Domain.Tests.Common;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Подключение интернет-банка", "podklyuchenie-internet-banka")]
    [InlineData("Съёмка объявления", "semka-obyavleniya")]
    [InlineData("Щука, ёж & Юля!", "shchuka-ezh-yulya")]
    [InlineData("Цех: чай / хлеб", "tsekh-chay-khleb")]
    [InlineData("  --Small Business--  ", "small-business")]
    [InlineData("Шаг 2.1", "shag-2-1")]
    [InlineData("и\u0306од", "yod")]
    public void From_Text_Transliterates(string text, string expected) => Assert.Equal(expected, Slug.From(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("—!?")]
    [InlineData("ъь")]
    [InlineData("中文")]
    public void From_NoUsableLetter_GivesTheFallback(string? text) => Assert.Equal("stage", Slug.From(text, "stage"));

    [Fact]
    public void From_DamagedCharacters_KeepsTheRest() => Assert.Equal("schet", Slug.From("\uD800счет\uFFFE"));

    [Fact]
    public void From_LongText_IsCutWithoutAHangingHyphen()
    {
        var key = Slug.From(new string('a', Slug.MaxLength - 1) + " " + new string('b', 10));

        Assert.Equal(new string('a', Slug.MaxLength - 1), key);
    }

    [Fact]
    public void From_AnyText_IsAValidKey() => Properties.Hold(text => Slug.IsValid(Slug.From(text)), Properties.Texts);

    [Fact]
    public void From_AKey_StaysAsItIs() => Properties.Hold(text => Slug.From(Slug.From(text)) == Slug.From(text), Properties.Texts);

    [Theory]
    [InlineData("reference-en", true)]
    [InlineData("a", true)]
    [InlineData("2026", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("ключ", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    public void IsValid_Key_AcceptsOnlyTheForm(string? key, bool expected) => Assert.Equal(expected, Slug.IsValid(key));

    [Fact]
    public void IsValid_LongestKey_EndsAtTheLimit()
    {
        Assert.True(Slug.IsValid(new string('k', Slug.MaxLength)));
        Assert.False(Slug.IsValid(new string('k', Slug.MaxLength + 1)));
    }

    [Fact]
    public void Unique_FreeKey_IsTakenAsItIs() => Assert.Equal("kredit", Slug.Unique("Кредит", _ => false));

    [Fact]
    public void Unique_TakenKeys_CountsOn()
    {
        string[] taken = ["kredit", "kredit-2"];

        Assert.Equal("kredit-3", Slug.Unique("Кредит", taken.Contains));
    }

    [Fact]
    public void Unique_TakenFallback_CountsOn() => Assert.Equal("lane-2", Slug.Unique("…", key => key == "lane", "lane"));

    [Fact]
    public void Unique_TwelveOfTheLongestName_AreValidAndDifferent()
    {
        var keys = new HashSet<string>();
        for (var count = 0; count < 12; count++)
        {
            Assert.True(keys.Add(Slug.Unique(new string('щ', 60), keys.Contains)));
        }

        Assert.All(keys, key => Assert.True(Slug.IsValid(key), key));
    }

    [Fact]
    public void Unique_AnyTexts_NeverRepeatsAndIsAlwaysValid() => Properties.Hold(
        text =>
        {
            var keys = new HashSet<string>();
            return Enumerable.Range(0, 4).All(_ => Slug.Unique(text, keys.Contains) is var key && Slug.IsValid(key) && keys.Add(key));
        },
        Properties.Texts);
}
