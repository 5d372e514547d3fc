using System.Text.RegularExpressions;
using CxPortal.Domain.Statistics;

namespace CxPortal.Domain.Tests.Statistics;

public sealed partial class MetricsTests
{
    [Fact]
    public void All_EveryDefinition_HasItsLineInTheDocumentation() =>
        Assert.Empty(Metrics.All.Values.Select(definition => (definition.Id, definition.Version)).Except(Documented()));

    [Fact]
    public void All_Ids_AreTheirOwnKeysInLowerCase() => Assert.All(Metrics.All, pair =>
    {
        Assert.Equal(pair.Key, pair.Value.Id);
        Assert.Matches("^[a-z]+[.][a-z0-9-]+$", pair.Key);
        Assert.True(pair.Value.Version >= 1);
    });

    [Fact]
    public void ToString_NamesIdAndVersion() => Assert.Equal("csat.mean v1", Metrics.CsatMean.ToString());

    [Fact]
    public void Hidden_Figure_TellsNeitherValueNorNumber()
    {
        var hidden = new Figure(Metrics.CsatMean, 4, new Estimate(4.5), DateTime.UnixEpoch).Hidden(SuppressionReason.TooFew);

        Assert.Equal((0L, null, SuppressionReason.TooFew), (hidden.N, hidden.Estimate, hidden.Suppressed));
    }

    private static HashSet<(string Id, int Version)> Documented() =>
    [
        .. DefinitionLine().Matches(File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "metrics.md")))
            .Select(match => (match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))),
    ];

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CxPortal.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("CxPortal.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"^\| `([^`]+)` \| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex DefinitionLine();
}
