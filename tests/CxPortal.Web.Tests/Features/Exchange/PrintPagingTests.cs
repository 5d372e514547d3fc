using CxPortal.Web.Features.Exchange.Print;
using CxPortal.Web.Features.Matrix;

namespace CxPortal.Web.Tests.Features.Exchange;

public sealed class PrintPagingTests
{
    [Theory]
    [InlineData("5", "5")]
    [InlineData("4,4,4,4", "4+4|4+4")]
    [InlineData("3,3,3", "3+3|3")]
    [InlineData("2,20,8", "2|8|8|4|8")]
    [InlineData("2,9,1", "2|8|1+1")]
    [InlineData("", "")]
    public void Split_Stages_StayWholeWhereTheyFit(string stages, string sheets)
    {
        var views = stages.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((count, index) => Stage(index, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))).ToList();

        var split = PrintPaging.Split(views);

        Assert.Equal(sheets, string.Join('|', split.Select(sheet => string.Join('+', sheet.Stages.Select(stage => stage.Columns.Count)))));
        Assert.Equal(views.SelectMany(stage => stage.Columns), split.SelectMany(sheet => sheet.Columns));
    }

    private static StageView Stage(int number, int columns) => new(
        number, "Stage " + number, 1, 1,
        [.. Enumerable.Range(0, columns).Select(index => new ColumnView(new TouchpointData((number * 100) + index, number, "T", false, 1, null), index, 1, 0, null))]);
}
