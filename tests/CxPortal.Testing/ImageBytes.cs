using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CxPortal.Testing;

/// <summary>Small pictures, written byte by byte; browsers can draw those of the plain makers.</summary>
public static class ImageBytes
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value =>
        Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>A grey PNG with further chunks before the pixels.</summary>
    public static byte[] Png(int width, int height, params (string Type, byte[] Data)[] chunks) =>
        PngOf(PngHeader(width, height), [.. chunks, ("IDAT", PngPixels(width, height)), ("IEND", [])]);

    /// <summary>A PNG whose header claims a size that its pixels do not have.</summary>
    public static byte[] PngClaiming(uint width, uint height)
    {
        var header = PngHeader(1, 1);
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        return PngOf(header, [("IDAT", PngPixels(1, 1)), ("IEND", [])]);
    }

    /// <summary>Signature, header and chunks of a PNG.</summary>
    public static byte[] PngOf(byte[] header, (string Type, byte[] Data)[] chunks) =>
    [
        0x89, .. "PNG\r\n\x1a\n"u8,
        .. Chunk("IHDR", header),
        .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)),
    ];

    /// <summary>The 13 bytes of a header for 8-bit grey.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return header;
    }

    /// <summary>A chunk of PNG with length and check sum.</summary>
    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4), ~body.Aggregate(uint.MaxValue, (crc, value) => CrcTable[(byte)(crc ^ value)] ^ (crc >> 8)));
        return chunk;
    }

    /// <summary>A grey JPEG with further segments after its start.</summary>
    /// <param name="width">Width; blocks of 8 pixels.</param>
    /// <param name="height">Height.</param>
    /// <param name="segments">Marker and content of each segment.</param>
    public static byte[] Jpeg(int width, int height, params (byte Marker, byte[] Data)[] segments) =>
    [
        0xFF, 0xD8,
        .. segments.SelectMany(segment => Segment(segment.Marker, segment.Data)),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, JpegFrame(width, height)),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        .. JpegScan(width, height),
        0xFF, 0xD9,
    ];

    /// <summary>The frame header of a grey JPEG.</summary>
    public static byte[] JpegFrame(int width, int height) =>
        [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];

    /// <summary>A segment of JPEG with its length.</summary>
    public static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>A lossless WebP of one colour.</summary>
    public static byte[] WebpLossless(int width, int height) => Riff(RiffChunk("VP8L", Vp8L(width, height)));

    /// <summary>An extended WebP around a lossless picture.</summary>
    /// <param name="width">Width of canvas and picture.</param>
    /// <param name="height">Height of both.</param>
    /// <param name="flags">Flags of the extended header.</param>
    /// <param name="chunks">Chunks after the picture.</param>
    public static byte[] WebpExtended(int width, int height, byte flags, params (string Type, byte[] Data)[] chunks) => Riff(
        [.. RiffChunk("VP8X", Vp8X(width, height, flags)), .. RiffChunk("VP8L", Vp8L(width, height)), .. chunks.SelectMany(chunk => RiffChunk(chunk.Type, chunk.Data))]);

    /// <summary>The header of a lossy WebP; it cannot be drawn.</summary>
    public static byte[] WebpLossy(int width, int height) =>
        Riff(RiffChunk("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0]));

    /// <summary>The ten bytes of an extended header.</summary>
    public static byte[] Vp8X(int width, int height, byte flags) =>
        [flags, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), (byte)((width - 1) >> 16), (byte)(height - 1), (byte)((height - 1) >> 8), (byte)((height - 1) >> 16)];

    /// <summary>A RIFF file of type WEBP.</summary>
    public static byte[] Riff(byte[] chunks)
    {
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    /// <summary>A chunk of RIFF, padded to even length.</summary>
    public static byte[] RiffChunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. data, .. new byte[data.Length & 1]];
    }

    /// <summary>An EXIF block with an orientation, a maker and a place on earth.</summary>
    public static byte[] Exif(int orientation, bool isLittle = false)
    {
        byte[] big =
        [
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 3,
            0x01, 0x0F, 0, 2, 0, 0, 0, 4, .. "GPS\0"u8,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0,
            0, 0, 0, 0,
        ];
        byte[] little =
        [
            .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "GPS\0"u8,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0, 0, 0, 0,
        ];
        return isLittle ? little : big;
    }

    private static byte[] PngPixels(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var line = new byte[width + 1];
            for (var row = 0; row < height; row++)
            {
                line.AsSpan(1).Fill((byte)(row * 7));
                zlib.Write(line);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Two zero bits for each block: no change of the mean, nothing else; the rest of the last byte is ones.</summary>
    private static byte[] JpegScan(int width, int height)
    {
        var bits = (width + 7) / 8 * ((height + 7) / 8) * 2;
        var scan = new byte[(bits + 7) / 8];
        if (bits % 8 != 0)
        {
            scan[^1] = (byte)(0xFF >> (bits % 8));
        }

        return scan;
    }

    /// <summary>Size, no transforms, five codes of one symbol each: then the pixels need no bits at all.</summary>
    private static byte[] Vp8L(int width, int height)
    {
        var bits = new List<bool>();
        void Write(int value, int count)
        {
            for (var bit = 0; bit < count; bit++)
            {
                bits.Add((value >> bit & 1) == 1);
            }
        }

        Write(width - 1, 14);
        Write(height - 1, 14);
        Write(0, 4);
        Write(0, 3);
        foreach (var channel in (int[])[0x60, 0x20, 0x40, 0xFF])
        {
            Write(0b101, 3);
            Write(channel, 8);
        }

        Write(0b0001, 4);
        var packed = new byte[((bits.Count + 7) / 8) + 1];
        packed[0] = 0x2F;
        for (var index = 0; index < bits.Count; index++)
        {
            packed[1 + (index / 8)] |= (byte)(bits[index] ? 1 << (index % 8) : 0);
        }

        return packed;
    }
}
