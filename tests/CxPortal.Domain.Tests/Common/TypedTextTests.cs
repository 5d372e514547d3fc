using System.Text;
using System.Xml;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Tests.Common;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Ёлка\t«7»\r\n😀", "Ёлка\t«7»\r\n😀")]
    [InlineData("а\u0000б\u0007в\u009F", "абв")]
    public void WithoutDebris_Text_LosesOnlyWhatNoTextMayHold(string text, string expected) => Assert.Equal(expected, TypedText.WithoutDebris(text));

    // Half characters do not survive in the metadata of a theory.
    [Fact]
    public void WithoutDebris_HalfCharacters_GoAndWholeOnesStay()
    {
        Assert.Equal("а", TypedText.WithoutDebris("\uD800а\uDC00"));
        Assert.Equal("😀", TypedText.WithoutDebris("\uD83D😀\uDE00"));
        Assert.Equal("а", TypedText.WithoutDebris("\uFFFEа\uFFFF"));
    }

    [Fact]
    public void WithoutDebris_CleanText_IsTheSameObject()
    {
        const string text = "Подключение";

        Assert.Same(text, TypedText.WithoutDebris(text));
    }

    [Fact]
    public void WithoutDebris_AnyText_FitsXmlAndCanBeNormalised() => Properties.Hold(
        text =>
        {
            var clean = TypedText.WithoutDebris(text);
            return XmlConvert.VerifyXmlChars(clean) == clean && clean.Normalize(NormalizationForm.FormC).Length >= 0;
        },
        Properties.Texts);
}
