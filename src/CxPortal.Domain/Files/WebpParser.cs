using System.Buffers.Binary;

namespace CxPortal.Domain.Files;

/// <summary>Reads WebP (lossy, lossless, extended) chunk by chunk and keeps those that show the picture and its colours.</summary>
internal static class WebpParser
{
    private const int RiffHeaderSize = 12;
    private const byte AnimationFlag = 0x02;
    private const byte XmpFlag = 0x04;
    private const byte ExifFlag = 0x08;

    public static bool Recognises(ReadOnlySpan<byte> file) =>
        file.Length >= RiffHeaderSize && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    /// <exception cref="ImageException">The file is damaged, moves, or is of a kind that browsers do not show.</exception>
    public static ParsedImage Parse(ReadOnlySpan<byte> file)
    {
        var riffSize = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (riffSize < 4 || riffSize > file.Length - 8)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var chunks = file[..(8 + (int)riffSize)];
        using var clean = new MemoryStream(file.Length);
        (int Width, int Height)? canvas = null;
        (int Width, int Height)? frame = null;
        var orientation = ExifOrientation.Upright;
        for (var offset = RiffHeaderSize; offset < chunks.Length;)
        {
            var type = System.Text.Encoding.ASCII.GetString(ImageException.Take(chunks, offset, 8)[..4]);
            var data = TakeData(chunks, ref offset);
            switch (type)
            {
                case "VP8X" when canvas is null && frame is null:
                    canvas = ReadExtended(data);
                    WriteChunk(clean, type, [(byte)(data[0] & ~(ExifFlag | XmpFlag)), .. data[1..]]);
                    break;
                case "VP8 " or "VP8L" when frame is null:
                    frame = type == "VP8 " ? ReadLossy(data) : ReadLossless(data);
                    WriteChunk(clean, type, data);
                    break;
                case "ICCP" or "ALPH" when canvas is not null:
                    WriteChunk(clean, type, data);
                    break;
                case "EXIF" when canvas is not null:
                    orientation = ExifOrientation.Read(data);
                    break;
                case "ANIM" or "ANMF":
                    throw new ImageException(ImageProblem.Animated);
                case "VP8X" or "VP8 " or "VP8L" or "ICCP" or "ALPH":
                    throw new ImageException(ImageProblem.Damaged);
            }
        }

        if (frame is null || (canvas is not null && canvas != frame))
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var (width, height) = ExifOrientation.SwapsSides(orientation) ? (frame.Value.Height, frame.Value.Width) : frame.Value;
        return new ParsedImage(new ImageInfo(ImageFormat.Webp, width, height, orientation), Wrap(clean, orientation));
    }

    private static ReadOnlySpan<byte> TakeData(ReadOnlySpan<byte> file, ref int offset)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(offset + 4)..]);
        if (length > int.MaxValue)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var data = ImageException.Take(file, offset + 8, (int)length);
        offset += 8 + (int)length + ((int)length & 1);
        return data;
    }

    private static (int Width, int Height) ReadExtended(ReadOnlySpan<byte> data)
    {
        if (data.Length != 10)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        return (data[0] & AnimationFlag) != 0
            ? throw new ImageException(ImageProblem.Animated)
            : (ReadUInt24(data[4..]) + 1, ReadUInt24(data[7..]) + 1);
    }

    private static (int Width, int Height) ReadLossy(ReadOnlySpan<byte> data)
    {
        if (data.Length < 10 || (data[0] & 1) != 0 || !data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        return Checked(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
    }

    private static (int Width, int Height) ReadLossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < 5 || data[0] != 0x2F)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return bits >> 29 != 0
            ? throw new ImageException(ImageProblem.UnsupportedVariant)
            : Checked((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private static (int Width, int Height) Checked(int width, int height) =>
        width == 0 || height == 0 ? throw new ImageException(ImageProblem.Damaged) : (width, height);

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void WriteChunk(MemoryStream clean, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        clean.Write(System.Text.Encoding.ASCII.GetBytes(type));
        clean.Write(length);
        clean.Write(data);
        if ((data.Length & 1) == 1)
        {
            clean.WriteByte(0);
        }
    }

    private static byte[] Wrap(MemoryStream chunks, int orientation)
    {
        const int FlagsOffset = RiffHeaderSize + 8;
        if (orientation != ExifOrientation.Upright)
        {
            WriteChunk(chunks, "EXIF", ExifOrientation.Write(orientation));
        }

        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks.ToArray()];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        if (orientation != ExifOrientation.Upright)
        {
            file[FlagsOffset] |= ExifFlag;
        }

        return file;
    }
}
