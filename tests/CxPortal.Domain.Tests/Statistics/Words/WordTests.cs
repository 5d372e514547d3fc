using CxPortal.Domain.Statistics.Words;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Statistics.Words;

public sealed class WordTests
{
    [Theory]
    [InlineData("Очень долго ждал, карта НЕ работает!", "очень долго ждал|карта не работает")]
    [InlineData("Онлайн‑банк don’t work…", "онлайн-банк don't work")]
    [InlineData("Ещё раз: 8 (495) 123-45-67 и 4276 звонили", "еще раз|и|звонили")]
    [InlineData("- кавычки «тарифы» - и дефис-", "кавычки|тарифы|и дефис")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("!!! 12345 ???", "")]
    public void Runs_CutWordsAndStopAtSigns(string? text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizer.Runs(text).Select(run => string.Join(' ', run))));

    [Theory]
    [InlineData("комиссия", "комисс")]
    [InlineData("комиссии", "комисс")]
    [InlineData("комиссию", "комисс")]
    [InlineData("важность", "важност")]
    [InlineData("важный", "важн")]
    [InlineData("работает", "работа")]
    [InlineData("работать", "работа")]
    [InlineData("ждали", "ждал")]
    [InlineData("вежливейший", "вежлив")]
    [InlineData("обслуживание", "обслуживан")]
    [InlineData("в", "в")]
    [InlineData("fees", "fee")]
    [InlineData("queries", "query")]
    [InlineData("branches", "branche")]
    [InlineData("status", "status")]
    [InlineData("access", "access")]
    [InlineData("bank's", "bank")]
    public void Stemmer_BringsFormsTogether(string word, string expected) => Assert.Equal(expected, Stemmer.Of(word));

    [Fact]
    public void Stemmer_AnyText_ShortensWordsAndNeverFails() => Properties.Hold(
        text => Tokenizer.Runs(text).SelectMany(run => run).All(word => word.Length > 0 && Stemmer.Of(word).Length <= word.Length + 1),
        Properties.Texts);

    [Fact]
    public void Counts_CountCommentsNotRepetitionsAndJoinForms()
    {
        var counts = Counted("Комиссия, комиссии и ещё раз комиссию", "Убрали комиссию", "Всё хорошо");

        Assert.Equal((3L, 2L), (counts.Comments, counts.Of("комиссия")));
        Assert.Equal(0, counts.Of("и"));
    }

    [Fact]
    public void Counts_KeepNegatedPhrasesAndDropEmptyOnes()
    {
        var counts = Counted("приложение не работает", "Сайт не работал. Мобильный банк и вход");

        Assert.Equal(2, counts.Of("не работает"));
        Assert.Equal(1, counts.Of("мобильный банк"));
        Assert.Equal(1, counts.Of("банк и вход"));
        Assert.Equal(0, counts.Of("банк и"));
        Assert.Equal(0, counts.Of("работал мобильный"));
    }

    [Fact]
    public void Counts_CommentWithoutWords_IsNoComment() => Assert.Equal(0, Counted("", "!!!", "42").Comments);

    [Fact]
    public void Of_WordOfOneGroup_ComesFirstAndIsProven()
    {
        var unhappy = Counted([.. Enumerable.Repeat("долгая очередь в отделении", 30), .. Enumerable.Repeat("удобное приложение", 10)]);
        var happy = Counted([.. Enumerable.Repeat("очередь была короткой", 4), .. Enumerable.Repeat("удобное приложение", 60)]);

        var words = WordComparison.Of(unhappy, happy);

        Assert.Contains(words.Take(12), word => word.Text == "очередь" && word is { First: 30, Second: 4, IsProven: true, Ratio: > 10 });
        Assert.Contains(words, word => word.Text == "удобное приложение" && word.Ratio < 1);
        Assert.Equal(.75, words.Single(word => word.Text == "очередь").FirstShare);
    }

    [Fact]
    public void Of_RareWord_IsNotShown()
    {
        var words = WordComparison.Of(Counted("Иван Петров", "Иван", "Иван", "Иван"), Counted("банк", "банк", "банк", "банк", "банк"));

        Assert.Equal(["банк"], words.Select(word => word.Text));
    }

    [Fact]
    public void Of_EmptyGroup_IsEmpty() => Assert.Empty(WordComparison.Of(Counted("банк"), Counted()));

    [Fact]
    public void LogLikelihood_OfATable_IsTheTextbookValue()
    {
        // Observed 10, 30, 0, 40 and expected 5, 35, 5, 35.
        var expected = 2 * ((10 * Math.Log(2)) + (30 * Math.Log(30 / 35.0)) + (40 * Math.Log(40 / 35.0)));

        Near.Six(expected, WordComparison.LogLikelihood(10, 40, 0, 40));
    }

    [Fact]
    public void LogLikelihood_AnyTable_IsNotNegativeAndSymmetric() => Properties.Hold(
        table =>
        {
            var (there, back) = (
                WordComparison.LogLikelihood(table.A, table.N, table.B, table.M), WordComparison.LogLikelihood(table.B, table.M, table.A, table.N));
            return there >= -1e-9 && Math.Abs(there - back) < 1e-9 * Math.Max(1, there)
                && ((long)table.A * table.M != (long)table.B * table.N || there < 1e-9);
        },
        from n in Gen.Choose(1, 500)
        from a in Gen.Choose(0, n)
        from m in Gen.Choose(1, 500)
        from b in Gen.Choose(0, m)
        select (A: a, N: n, B: b, M: m));

    [Fact]
    public void Frequencies_AreSharesOfComments() => Assert.Equal(
        [("банк", 2L, .5), ("сайт", 2L, .5)],
        WordComparison.Frequencies(Counted("банк", "банк", "сайт", "сайт и вход"), fewest: 2));

    private static WordCounts Counted(params string[] comments)
    {
        var counts = new WordCounts();
        Array.ForEach(comments, counts.Add);
        return counts;
    }
}
