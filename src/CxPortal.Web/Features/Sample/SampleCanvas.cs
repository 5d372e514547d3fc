using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CxPortal.Web.Features.Sample;

/// <summary>A picture of rectangles and digits, written as PNG; enough for the evidence of the sample.</summary>
internal sealed class SampleCanvas
{
    /// <summary>Digits 0 to 9, five rows of three pixels each, the highest bit first.</summary>
    private static readonly int[] Digits = [0x7B6F, 0x2C97, 0x73E7, 0x73CF, 0x5BC9, 0x79CF, 0x79EF, 0x7252, 0x7BEF, 0x7BCF];

    private readonly byte[] pixels;

    /// <summary>Makes a picture of one colour.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="background">Colour as 0xRRGGBB.</param>
    public SampleCanvas(int width, int height, int background)
    {
        (Width, Height) = (width, height);
        pixels = new byte[width * height * 3];
        Fill(0, 0, width, height, background);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Fills a rectangle; what lies outside the picture is cut off.</summary>
    public SampleCanvas Fill(int left, int top, int width, int height, int colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
            {
                var at = ((y * Width) + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
            }
        }

        return this;
    }

    /// <summary>Draws one digit, three by five squares of the given size.</summary>
    public SampleCanvas Digit(int digit, int left, int top, int size, int colour)
    {
        for (var bit = 0; bit < 15; bit++)
        {
            if ((Digits[digit] >> (14 - bit) & 1) == 1)
            {
                Fill(left + (bit % 3 * size), top + (bit / 3 * size), size, size, colour);
            }
        }

        return this;
    }

    /// <summary>The picture as PNG, the same bytes every time.</summary>
    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2); // eight bits, red green blue
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Compressed());
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private byte[] Compressed()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels, y * Width * 3, Width * 3);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        png.Write(number);
    }

    private static uint Crc32(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
