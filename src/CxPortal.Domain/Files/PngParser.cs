using System.Buffers.Binary;

namespace CxPortal.Domain.Files;

/// <summary>Reads PNG chunk by chunk and keeps those that show the picture and its colours.</summary>
internal static class PngParser
{
    private const int HeaderSize = 13;
    private const int ChunkOverhead = 12;

    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "IDAT", "IEND"];

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOfByte)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <exception cref="ImageException">The file is damaged or of a kind that browsers do not show.</exception>
    public static ParsedImage Parse(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(Signature);
        var offset = Signature.Length;
        (int Width, int Height)? size = null;
        var orientation = ExifOrientation.Upright;
        var hasPixels = false;
        while (true)
        {
            var chunk = TakeChunk(file, offset);
            offset += chunk.Length;
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            var data = chunk[8..^4];
            if (size is null != (type == "IHDR"))
            {
                throw new ImageException(ImageProblem.Damaged);
            }

            size ??= ReadHeader(data);
            hasPixels |= type == "IDAT";
            if (type == "eXIf" && orientation == ExifOrientation.Upright && !hasPixels)
            {
                orientation = ExifOrientation.Read(data);
                WriteOrientation(clean, orientation);
            }
            else if (Kept.Contains(type))
            {
                clean.Write(chunk);
            }
            else if (char.IsAsciiLetterUpper(type[0]))
            {
                throw new ImageException(ImageProblem.UnsupportedVariant);
            }

            if (type == "IEND")
            {
                break;
            }
        }

        if (!hasPixels)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var (width, height) = ExifOrientation.SwapsSides(orientation) ? (size.Value.Height, size.Value.Width) : size.Value;
        return new ParsedImage(new ImageInfo(ImageFormat.Png, width, height, orientation), clean.ToArray());
    }

    private static ReadOnlySpan<byte> TakeChunk(ReadOnlySpan<byte> file, int offset)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(ImageException.Take(file, offset, 4));
        if (length > int.MaxValue - ChunkOverhead)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var chunk = ImageException.Take(file, offset, (int)length + ChunkOverhead);
        return CrcOf(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..])
            ? chunk
            : throw new ImageException(ImageProblem.Damaged);
    }

    private static (int Width, int Height) ReadHeader(ReadOnlySpan<byte> data)
    {
        if (data.Length != HeaderSize)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        return width is 0 or > int.MaxValue || height is 0 or > int.MaxValue
            ? throw new ImageException(ImageProblem.Damaged)
            : ((int)width, (int)height);
    }

    private static void WriteOrientation(MemoryStream clean, int orientation)
    {
        if (orientation == ExifOrientation.Upright)
        {
            return;
        }

        byte[] body = [.. "eXIf"u8, .. ExifOrientation.Write(orientation)];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length - 4);
        clean.Write(number);
        clean.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, CrcOf(body));
        clean.Write(number);
    }

    private static uint CrcOf(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint CrcOfByte(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc;
    }
}
