using System.Buffers.Binary;

namespace CxPortal.Domain.Files;

/// <summary>Reads JPEG segment by segment and keeps those that show the picture and its colours.</summary>
internal static class JpegParser
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte HuffmanTables = 0xC4;
    private const byte QuantizationTables = 0xDB;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    public static bool Recognises(ReadOnlySpan<byte> file) => file.Length > 3 && file.StartsWith((ReadOnlySpan<byte>)[0xFF, StartOfImage, 0xFF]);

    /// <exception cref="ImageException">The file is damaged or of a kind that browsers do not show.</exception>
    public static ParsedImage Parse(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        (int Width, int Height)? size = null;
        var orientation = ExifOrientation.Upright;
        var hasScan = false;
        var offset = 2;
        while (true)
        {
            var marker = TakeMarker(file, ref offset);
            if (marker == EndOfImage)
            {
                break;
            }

            var body = TakeBody(file, ref offset);
            switch (marker)
            {
                case App1 when body.StartsWith(ExifOrientation.Prefix) && orientation == ExifOrientation.Upright:
                    orientation = ExifOrientation.Read(body);
                    break;
                case >= App0 and <= App15 or Comment:
                    if (IsKeptApp(marker, body))
                    {
                        Write(clean, marker, body);
                    }

                    break;
                case StartOfScan:
                    hasScan = size is not null ? true : throw new ImageException(ImageProblem.Damaged);
                    Write(clean, marker, body);
                    var end = EndOfScan(file, offset);
                    clean.Write(file[offset..end]);
                    offset = end;
                    break;
                case HuffmanTables or QuantizationTables or RestartInterval:
                    Write(clean, marker, body);
                    break;
                case 0xC0 or 0xC1 or 0xC2:
                    size = size is null ? ReadFrame(body) : throw new ImageException(ImageProblem.Damaged);
                    Write(clean, marker, body);
                    break;
                default:
                    throw new ImageException(ImageProblem.UnsupportedVariant);
            }
        }

        if (!hasScan)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        var (width, height) = ExifOrientation.SwapsSides(orientation) ? (size!.Value.Height, size.Value.Width) : size!.Value;
        return new ParsedImage(new ImageInfo(ImageFormat.Jpeg, width, height, orientation), Wrap(clean.ToArray(), orientation));
    }

    /// <summary>The next marker; fill bytes before it are allowed, other bytes are not.</summary>
    private static byte TakeMarker(ReadOnlySpan<byte> file, ref int offset)
    {
        if (ImageException.Take(file, offset, 1)[0] != 0xFF)
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        byte marker;
        do
        {
            offset++;
            marker = ImageException.Take(file, offset, 1)[0];
        }
        while (marker == 0xFF);
        offset++;
        return marker;
    }

    private static ReadOnlySpan<byte> TakeBody(ReadOnlySpan<byte> file, ref int offset)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(ImageException.Take(file, offset, 2));
        var body = length < 2 ? throw new ImageException(ImageProblem.Damaged) : ImageException.Take(file, offset + 2, length - 2);
        offset += length;
        return body;
    }

    /// <summary>Where the compressed data of a scan ends: at the first marker that is neither stuffing nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int offset)
    {
        while (true)
        {
            var next = file[offset..].IndexOf((byte)0xFF);
            if (next < 0 || offset + next + 1 >= file.Length)
            {
                throw new ImageException(ImageProblem.Damaged);
            }

            offset += next;
            if (file[offset + 1] is not (0 or >= 0xD0 and <= 0xD7))
            {
                return offset;
            }

            offset += 2;
        }
    }

    private static (int Width, int Height) ReadFrame(ReadOnlySpan<byte> body)
    {
        if (body.Length < 6 || body.Length != 6 + (body[5] * 3))
        {
            throw new ImageException(ImageProblem.Damaged);
        }

        if (body[0] != 8 || body[5] is not (1 or 3 or 4))
        {
            throw new ImageException(ImageProblem.UnsupportedVariant);
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        return width == 0 || height == 0 ? throw new ImageException(ImageProblem.Damaged) : (width, height);
    }

    /// <summary>JFIF's header without its thumbnail, colour profiles, and Adobe's note on the colour space.</summary>
    private static bool IsKeptApp(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        App0 => body.StartsWith("JFIF\0"u8) && body.Length == 14,
        App2 => body.StartsWith("ICC_PROFILE\0"u8),
        App14 => body.StartsWith("Adobe"u8) && body.Length == 12,
        _ => false,
    };

    private static void Write(MemoryStream clean, byte marker, ReadOnlySpan<byte> body)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(body.Length + 2));
        clean.Write(head);
        clean.Write(body);
    }

    private static byte[] Wrap(byte[] segments, int orientation)
    {
        if (orientation == ExifOrientation.Upright)
        {
            return [0xFF, StartOfImage, .. segments, 0xFF, EndOfImage];
        }

        byte[] exif = [.. ExifOrientation.Prefix, .. ExifOrientation.Write(orientation)];
        return [0xFF, StartOfImage, 0xFF, App1, 0, (byte)(exif.Length + 2), .. exif, .. segments, 0xFF, EndOfImage];
    }
}
