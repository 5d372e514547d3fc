using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Tests.Statistics;

public sealed class ResponseRatesTests
{
    private static readonly Dispositions Published = new(480, 60, 90, 1200, 20, UnknownOthers: 150);

    [Fact]
    public void Rates_PublishedVector()
    {
        Near.Six(.24, ResponseRates.One(Published)?.Value);
        Near.Six(.27, ResponseRates.Two(Published)?.Value);
        Assert.Equal(2000, Published.Total);
    }

    [Fact]
    public void Rates_NobodyChosen_AreUndefined() => Assert.Null(ResponseRates.One(new Dispositions(0, 0, 0, 0, 0)));

    [Fact]
    public void NonresponseBias_PublishedVector() => Near.Six(.304, ResponseRates.NonresponseBias(.24, 4.3, 3.9));

    [Theory]
    [InlineData(-.1)]
    [InlineData(1.1)]
    public void NonresponseBias_ImpossibleRate_IsRefused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseRates.NonresponseBias(rate, 1, 2));

    [Fact]
    public void FrameTable_SetsSharesSideBySide()
    {
        var rows = ResponseRates.FrameTable([("branch", 600, 30), ("app", 400, 70), ("post", 0, 0)]);

        Assert.Equal([.6, .4, 0], rows.Select(row => row.FrameShare));
        Assert.Equal([.3, .7, 0], rows.Select(row => row.RespondentShare!.Value));
        Assert.Equal([.05, .175, null], rows.Select(row => row.ResponseRate?.Value));
    }
}
