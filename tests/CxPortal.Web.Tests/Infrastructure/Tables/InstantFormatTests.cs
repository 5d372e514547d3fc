using System.Globalization;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Tests.Infrastructure.Tables;

public sealed class InstantFormatTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("01/09/21", "dd/MM/yy", "2021-08-31T21:00:00Z", "2021-09-01")]
    [InlineData("2021-09-01", "", "2021-08-31T21:00:00Z", "2021-09-01")]
    [InlineData("2021-09-01 10:30", "", "2021-09-01T07:30:00Z", "2021-09-01")]
    [InlineData("2021-09-01T23:30:00Z", "", "2021-09-01T23:30:00Z", "2021-09-02")]
    [InlineData("2021-09-01T23:30:00.5-05:00", "", "2021-09-02T04:30:00.5Z", "2021-09-02")]
    [InlineData("44440", "excel", "2021-08-31T21:00:00Z", "2021-09-01")]
    [InlineData("44440.5", "excel", "2021-09-01T09:00:00Z", "2021-09-01")]
    [InlineData("1630500000", "unix", "2021-09-01T12:40:00Z", "2021-09-01")]
    public void Text_InAKnownForm_IsRead(string text, string format, string utc, string day)
    {
        var read = Create(format).Read(text);

        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), read!.Value.Utc);
        Assert.Equal(DateTimeKind.Utc, read.Value.Utc.Kind);
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), read.Value.Day);
    }

    [Theory]
    [InlineData("13/25/21", "dd/MM/yy")]
    [InlineData("1/9/21", "dd/MM/yy")]
    [InlineData("01.09.2021", "")]
    [InlineData("2021-02-30", "")]
    [InlineData("-5", "excel")]
    [InlineData("yesterday", "unix")]
    [InlineData("99999999999999", "unix")]
    public void Text_InAnotherForm_IsNeverGuessed(string text, string format) => Assert.Null(Create(format).Read(text));

    [Fact]
    public void Time_ThatClocksSkip_IsNoInstant()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Null(new InstantFormat([], CultureInfo.InvariantCulture, berlin, Moscow).Read("2021-03-28 02:30"));
    }

    [Theory]
    [InlineData("dd/MM/yy", true)]
    [InlineData("d MMM yyyy HH:mm", true)]
    [InlineData("excel", true)]
    [InlineData("HH:mm", false)]
    [InlineData("q", false)]
    [InlineData("MM/yy", false)]
    public void Pattern_WithoutADay_IsRefused(string pattern, bool isGood) => Assert.Equal(isGood, InstantFormat.IsPattern(pattern));

    private static InstantFormat Create(string format) =>
        new(format.Length == 0 ? [] : [format], CultureInfo.InvariantCulture, Moscow, Moscow);
}
