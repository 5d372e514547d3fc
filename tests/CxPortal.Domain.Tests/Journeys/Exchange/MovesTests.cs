using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Domain.Tests.Journeys.Exchange;

public sealed class MovesTests
{
    [Theory]
    [InlineData("abcde", "abcde", "abcde")]
    [InlineData("abcde", "eabcd", "abcd")]
    [InlineData("abcde", "bcdea", "bcde")]
    [InlineData("abc", "xaybz", "ab")]
    [InlineData("", "abc", "")]
    [InlineData("abc", "", "")]
    public void KeptInPlace_Orders_MovesAsFewAsPossible(string before, string after, string kept) =>
        Assert.Equal(kept.Select(letter => letter.ToString()).Order(), Moves.KeptInPlace(Letters(before), Letters(after)).Order());

    [Fact]
    public void Positions_AnyOrder_SortAsWanted()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var before = Letters("abcdefghij").OrderBy(_ => random.Next()).Take(random.Next(11)).ToList();
            var after = Letters("abcdefghijklm").OrderBy(_ => random.Next()).Take(random.Next(14)).ToList();
            var gap = round % 3 == 0 ? 1 : Ordering.Gap;
            var kept = Moves.KeptInPlace(before, after);
            var places = before.Index().Where(item => kept.Contains(item.Item)).ToDictionary(item => item.Item, item => (item.Index + 1) * gap);

            var positions = Moves.Positions(after, places);

            Assert.Equal(after, positions.OrderBy(pair => pair.Value).Select(pair => pair.Key));
            Assert.Equal(after.Count, positions.Values.Distinct().Count());
        }
    }

    private static List<string> Letters(string text) => [.. text.Select(letter => letter.ToString())];
}
