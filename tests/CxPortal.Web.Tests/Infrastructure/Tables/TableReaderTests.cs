using System.Globalization;
using System.IO.Compression;
using System.Text;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Tests.Infrastructure.Tables;

public sealed class TableReaderTests
{
    [Theory]
    [InlineData("a;b\n1;2\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("a|b\n1|2\n", '|')]
    [InlineData("a,b\n1,2\n", ',')]
    public void Delimiter_LeftOpen_IsFoundOut(string text, char expected)
    {
        using var table = Open(text, new TableFormat { Delimiter = null });

        Assert.Equal(["a", "b"], table.Headers);
        Assert.Equal(expected, table.Delimiter);
    }

    [Fact]
    public void Rows_KnowTheLineWhereTheyBegin()
    {
        using var table = Open("a,b\n\"x\ny\",2\n\n3,4\n");

        Assert.Equal([2, 5], table.Rows().Select(row => row.Line));
    }

    [Theory]
    [InlineData("a,b\n1\n", "Row.Fields")]
    [InlineData("a,b\n1,2,3\n", "Row.Fields")]
    [InlineData("a,b\n1,2,\n", null)]
    [InlineData("a,b\n1,\"open\n3,4\n", "Row.Quote")]
    [InlineData("a,b\n1,\"x\"y\n", "Row.Quote")]
    [InlineData("a,b\n1,a 5\" screen\n", null)]
    public void Rows_OfAnotherShape_AreWrong(string text, string? problem)
    {
        using var table = Open(text);

        Assert.Equal(problem, Assert.Single(table.Rows()).Problem?.Key);
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    [InlineData("utf-16")]
    public void Encoding_OfTheMapping_IsUsed(string name)
    {
        var encoding = EncodingInfos.Find(name)!;
        using var table = TableReader.Open(TableSource.FromBytes("f", [.. encoding.GetPreamble(), .. encoding.GetBytes("Оценка,б\n5,да\n")]), new TableFormat { Encoding = encoding });

        Assert.Equal("Оценка", table.Headers[0]);
        Assert.False(table.IsOtherEncoding);
        Assert.Equal("да", Assert.Single(table.Rows()).Fields[1]);
    }

    [Fact]
    public void ByteOrderMark_ComesBeforeTheMapping()
    {
        using var table = TableReader.Open(
            TableSource.FromBytes("f", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("Оценка\n5\n")]),
            new TableFormat { Encoding = EncodingInfos.Find("windows-1251")! });

        Assert.Equal("Оценка", table.Headers[0]);
        Assert.True(table.IsOtherEncoding);
    }

    [Fact]
    public void PackedFile_IsUnpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write("a,b\n1,2\n"u8);
        }

        using var table = TableReader.Open(TableSource.FromBytes("f.gz", packed.ToArray()), new TableFormat());

        Assert.Equal(["1", "2"], Assert.Single(table.Rows()).Fields);
    }

    [Fact]
    public void Find_RepeatedOrMissingHeader_SaysSo()
    {
        using var table = Open("a,,a,b\n1,2,3,4\n");

        Assert.Null(table.Find(new ColumnName("a", null), out var repeated));
        Assert.Equal(["a", "0, 2"], repeated!.Arguments);
        Assert.Null(table.Find(new ColumnName("c", null), out var missing));
        Assert.Equal("File.NoColumn", missing!.Key);
        Assert.Null(table.Find(new ColumnName(null, 4), out _));
        Assert.Equal(1, table.Find(new ColumnName(null, 1), out _)!.Index);
    }

    [Fact]
    public void EmptyFile_IsRefused()
    {
        using var table = Open(string.Empty);

        Assert.Equal("File.Empty", table.Problem!.Key);
    }

    [Theory]
    [InlineData("", "7", 7.0, false)]
    [InlineData("", "7.50", 7.5, false)]
    [InlineData("", " 7 ", 7.0, true)]
    [InlineData("", "1 234.5", 1234.5, true)]
    [InlineData("", "1\u00A0234", 1234.0, true)]
    [InlineData("", "1,234", null, false)]
    [InlineData("en-GB", "1,234", 1234.0, true)]
    [InlineData("en-GB", "12,34", null, false)]
    [InlineData("ru", "7,5", 7.5, false)]
    [InlineData("ru", "7.5", null, false)]
    [InlineData("", "1 23", null, false)]
    [InlineData("", "1e3", null, false)]
    [InlineData("", "NaN", null, false)]
    public void Numbers_AreReadAsWrittenOrNotAtAll(string culture, string text, double? expected, bool isRepaired)
    {
        var fields = new RowFields(new TableFormat { Culture = CultureInfo.GetCultureInfo(culture) });
        using var table = Open("a;b\n" + text + ";x\n", new TableFormat { Delimiter = ';' });
        fields.Begin(table.Rows().First());

        Assert.Equal((decimal?)expected, fields.Number(new TableColumn(0, "a")));
        Assert.Equal(isRepaired, fields.Repairs.Count > 0);
        Assert.Equal(expected is null, fields.Problem is not null);
    }

    private static TableReader Open(string text, TableFormat? format = null) =>
        TableReader.Open(TableSource.FromBytes("f.csv", Encoding.UTF8.GetBytes(text)), format ?? new TableFormat());
}
