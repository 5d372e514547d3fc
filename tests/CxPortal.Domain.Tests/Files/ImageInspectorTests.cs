using System.Text;
using CxPortal.Domain.Files;
using CxPortal.Testing;

namespace CxPortal.Domain.Tests.Files;

public sealed class ImageInspectorTests
{
    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "png", ImageBytes.Png(40, 30) },
        { "jpeg", ImageBytes.Jpeg(40, 30) },
        { "webp lossless", ImageBytes.WebpLossless(40, 30) },
        { "webp lossy", ImageBytes.WebpLossy(40, 30) },
        { "webp extended", ImageBytes.WebpExtended(40, 30, 0) },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Inspect_Picture_ReadsItsSizeAndKeepsItsBytes(string kind, byte[] file)
    {
        var inspection = ImageInspector.Inspect(file);

        Assert.Null(inspection.Problem);
        Assert.Equal((40, 30, 1), (inspection.Info!.Width, inspection.Info.Height, inspection.Info.Orientation));
        Assert.Equal("image/" + kind.Split(' ')[0], inspection.Info.ContentType);
        Assert.Equal(file, inspection.Clean);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Inspect_CutAnywhere_IsRefusedAndNeverThrows(string kind, byte[] file)
    {
        for (var length = 0; length < file.Length; length++)
        {
            var inspection = ImageInspector.Inspect(file.AsSpan(0, length));

            Assert.True(inspection.Problem is ImageProblem.UnknownFormat or ImageProblem.Damaged, $"{kind} cut at {length}: {inspection.Problem}");
            Assert.Empty(inspection.Clean);
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Inspect_OneByteChanged_NeverThrows(string kind, byte[] file)
    {
        for (var place = 0; place < file.Length; place++)
        {
            foreach (var value in (byte[])[0, 0x7F, 0x80, 0xFF])
            {
                var changed = file.ToArray();
                changed[place] = value;

                var inspection = ImageInspector.Inspect(changed);

                Assert.True(inspection.Info is null != inspection.Problem is null, $"{kind}, byte {place}");
            }
        }
    }

    [Fact]
    public void Inspect_AnyBytes_NeverThrows() =>
        Properties.Hold<byte[]>(bytes =>
        {
            var start = (bytes.Length % 4) switch
            {
                0 => ImageBytes.Png(1, 1)[..33],
                1 => [0xFF, 0xD8, 0xFF],
                2 => [.. "RIFF"u8, 200, 0, 0, 0, .. "WEBP"u8],
                _ => [],
            };
            var inspection = ImageInspector.Inspect([.. start, .. bytes]);
            return inspection.Info is null != inspection.Problem is null;
        });

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF89a\u0001\u0000\u0001\u0000")]
    [InlineData("BM6\u0000\u0000\u0000")]
    [InlineData("%PDF-1.7")]
    [InlineData("RIFF\u0004\u0000\u0000\u0000WAVE")]
    [InlineData("")]
    public void Inspect_AnotherFormat_IsRefused(string content)
    {
        var inspection = ImageInspector.Inspect(Encoding.Latin1.GetBytes(content));

        Assert.Equal(ImageProblem.UnknownFormat, inspection.Problem);
    }

    [Fact]
    public void Inspect_MoreThanFiveMegabytes_IsRefused()
    {
        var file = new byte[ImageInspector.MaxBytes + 1];
        ImageBytes.Png(1, 1).CopyTo(file, 0);

        Assert.Equal(ImageProblem.TooManyBytes, ImageInspector.Inspect(file).Problem);
    }

    [Theory]
    [InlineData(8_000u, 5_000u, null)]
    [InlineData(5_000u, 8_000u, null)]
    [InlineData(8_001u, 1u, ImageProblem.TooManyPixels)]
    [InlineData(1u, 8_001u, ImageProblem.TooManyPixels)]
    [InlineData(8_000u, 5_001u, ImageProblem.TooManyPixels)]
    [InlineData(2_147_483_647u, 2_147_483_647u, ImageProblem.TooManyPixels)]
    [InlineData(4_294_967_295u, 1u, ImageProblem.Damaged)]
    [InlineData(0u, 1u, ImageProblem.Damaged)]
    [InlineData(1u, 0u, ImageProblem.Damaged)]
    public void Inspect_Size_IsHeldToTheLimits(uint width, uint height, ImageProblem? problem) =>
        Assert.Equal(problem, ImageInspector.Inspect(ImageBytes.PngClaiming(width, height)).Problem);

    [Fact]
    public void Inspect_HugeJpegAndWebp_AreRefused()
    {
        Assert.Equal(ImageProblem.TooManyPixels, ImageInspector.Inspect(JpegOf(0xC2, ImageBytes.JpegFrame(60_000, 60_000))).Problem);
        Assert.Equal(ImageProblem.TooManyPixels, ImageInspector.Inspect(ImageBytes.WebpLossless(16_384, 16_384)).Problem);
        Assert.Equal(ImageProblem.TooManyPixels, ImageInspector.Inspect(ImageBytes.WebpLossy(16_383, 16_383)).Problem);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Inspect_SomethingBehindTheEnd_IsCutOff(string kind, byte[] file)
    {
        byte[] polyglot = [.. file, .. "<script>alert(1)</script>PK\x03\x04"u8];

        var inspection = ImageInspector.Inspect(polyglot);

        Assert.Null(inspection.Problem);
        Assert.True(file.AsSpan().SequenceEqual(inspection.Clean), kind);
    }

    [Fact]
    public void Inspect_PngWithMetadata_KeepsOnlyWhatShows()
    {
        var file = ImageBytes.Png(
            4, 4, ("sRGB", [0]), ("tEXt", "Author\0Anna"u8.ToArray()), ("iTXt", "<script>"u8.ToArray()), ("zTXt", [1]), ("tIME", new byte[7]),
            ("eXIf", ImageBytes.Exif(1)), ("acTL", new byte[8]), ("prVt", "secret"u8.ToArray()));

        var inspection = ImageInspector.Inspect(file);

        Assert.Null(inspection.Problem);
        Assert.Equal(ImageBytes.Png(4, 4, ("sRGB", [0])), inspection.Clean);
    }

    [Fact]
    public void Inspect_PngWithUnknownNeededChunk_IsRefused() =>
        Assert.Equal(ImageProblem.UnsupportedVariant, ImageInspector.Inspect(ImageBytes.Png(4, 4, ("FOOb", [1]))).Problem);

    [Fact]
    public void Inspect_PngWithWrongCheckSum_IsRefused()
    {
        var file = ImageBytes.Png(4, 4);
        file[^13] ^= 1;

        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(file).Problem);
    }

    [Fact]
    public void Inspect_PngWithoutPixelsOrWithTwoHeaders_IsRefused()
    {
        var header = ImageBytes.PngHeader(4, 4);

        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.PngOf(header, [("IEND", [])])).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Png(4, 4, ("IHDR", header))).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.PngOf([1, 2, 3], [("IEND", [])])).Problem);
    }

    [Fact]
    public void Inspect_JpegWithMetadata_KeepsOnlyWhatShows()
    {
        byte[] jfif = [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0];
        byte[] profile = [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9];
        byte[] adobe = [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1];
        byte[] exif = [.. "Exif\0\0"u8, .. ImageBytes.Exif(1)];
        var file = ImageBytes.Jpeg(
            16, 8, (0xE0, jfif), (0xE1, exif), (0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>"u8.ToArray()), (0xE2, profile), (0xE2, "MPF\0"u8.ToArray()),
            (0xED, "Photoshop 3.0\0"u8.ToArray()), (0xEE, adobe), (0xFE, "<script>"u8.ToArray()));

        var inspection = ImageInspector.Inspect(file);

        Assert.Null(inspection.Problem);
        Assert.Equal(ImageBytes.Jpeg(16, 8, (0xE0, jfif), (0xE2, profile), (0xEE, adobe)), inspection.Clean);
    }

    [Theory]
    [InlineData(1, 16, 8)]
    [InlineData(3, 16, 8)]
    [InlineData(6, 8, 16)]
    [InlineData(8, 8, 16)]
    public void Inspect_TurnedPicture_KeepsItsTurnAndNothingElseOfExif(int orientation, int width, int height)
    {
        byte[] Exif(bool isLittle) => [.. "Exif\0\0"u8, .. ImageBytes.Exif(orientation, isLittle)];
        byte[][] files =
        [
            ImageBytes.Jpeg(16, 8, (0xE1, Exif(false))),
            ImageBytes.Jpeg(16, 8, (0xE1, Exif(true))),
            ImageBytes.Png(16, 8, ("eXIf", ImageBytes.Exif(orientation))),
            ImageBytes.WebpExtended(16, 8, 0x08, ("EXIF", ImageBytes.Exif(orientation, isLittle: true))),
        ];
        foreach (var file in files)
        {
            var inspection = ImageInspector.Inspect(file);

            Assert.Equal((width, height, orientation), (inspection.Info!.Width, inspection.Info.Height, inspection.Info.Orientation));
            Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(inspection.Clean), StringComparison.Ordinal);
            var again = ImageInspector.Inspect(inspection.Clean);
            Assert.Equal(inspection.Info, again.Info);
            Assert.Equal(inspection.Clean, again.Clean);
        }
    }

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC9)]
    [InlineData(0xF7)]
    public void Inspect_JpegThatBrowsersDoNotShow_IsRefused(byte marker) =>
        Assert.Equal(ImageProblem.UnsupportedVariant, ImageInspector.Inspect(JpegOf(marker, ImageBytes.JpegFrame(8, 8))).Problem);

    [Fact]
    public void Inspect_JpegOfOddShape_IsRefused()
    {
        byte[] twelveBit = [12, .. ImageBytes.JpegFrame(8, 8)[1..]];

        Assert.Equal(ImageProblem.UnsupportedVariant, ImageInspector.Inspect(JpegOf(0xC1, twelveBit)).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(JpegOf(0xC0, ImageBytes.JpegFrame(8, 0))).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(JpegOf(0xC0, [8, 0, 8, 0, 8, 3, 1, 1, 1])).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Jpeg(8, 8, (0xC0, ImageBytes.JpegFrame(9_000, 9_000)))).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Jpeg(8, 8, (0xDA, [1, 1, 0, 0, 63, 0]))).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect([0xFF, 0xD8, 0xFF, 0xD9]).Problem);
    }

    [Fact]
    public void Inspect_JpegWithRestartsStuffingAndFill_IsReadToItsEnd()
    {
        var file = ImageBytes.Jpeg(8, 8);
        byte[] scan = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF];
        byte[] longer = [.. file[..^3], .. scan, 0xFF, 0xD9];

        var inspection = ImageInspector.Inspect(longer);

        Assert.Null(inspection.Problem);
        Assert.Equal((8, 8), (inspection.Info!.Width, inspection.Info.Height));
    }

    [Fact]
    public void Inspect_WebpWithMetadata_KeepsOnlyWhatShowsAndClearsTheFlags()
    {
        var file = ImageBytes.WebpExtended(4, 4, 0x0C, ("EXIF", ImageBytes.Exif(1)), ("XMP ", "<x/>"u8.ToArray()), ("ABCD", [1, 2, 3]));

        var inspection = ImageInspector.Inspect(file);

        Assert.Null(inspection.Problem);
        Assert.Equal(ImageBytes.WebpExtended(4, 4, 0), inspection.Clean);
    }

    [Fact]
    public void Inspect_MovingWebp_IsRefused()
    {
        Assert.Equal(ImageProblem.Animated, ImageInspector.Inspect(ImageBytes.WebpExtended(4, 4, 0x02)).Problem);
        Assert.Equal(ImageProblem.Animated, ImageInspector.Inspect(ImageBytes.WebpExtended(4, 4, 0, ("ANIM", new byte[6]))).Problem);
    }

    [Fact]
    public void Inspect_WebpThatContradictsItself_IsRefused()
    {
        var small = ImageBytes.WebpLossless(4, 4)[12..];
        byte[] otherCanvas = [.. ImageBytes.RiffChunk("VP8X", ImageBytes.Vp8X(5, 4, 0)), .. small];

        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Riff(otherCanvas)).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Riff([.. small, .. small])).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Riff([])).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.Riff(ImageBytes.RiffChunk("VP8 ", new byte[12]))).Problem);
        Assert.Equal(ImageProblem.Damaged, ImageInspector.Inspect(ImageBytes.WebpLossy(0, 4)).Problem);
    }

    private static byte[] JpegOf(byte marker, byte[] frame) =>
        [0xFF, 0xD8, .. ImageBytes.Segment(marker, frame), .. ImageBytes.Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F, 0xFF, 0xD9];
}
