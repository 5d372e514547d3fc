using System.Buffers.Binary;

namespace CxPortal.Domain.Files;

/// <summary>The one entry of EXIF that is kept: how the picture must be turned to stand upright.</summary>
internal static class ExifOrientation
{
    private const ushort OrientationTag = 0x0112;
    private const byte ShortType = 3;
    private const int EntrySize = 12;

    /// <summary>The value for a picture that already stands upright.</summary>
    public const int Upright = 1;

    /// <summary>The prefix of EXIF in JPEG, and in some WebP files.</summary>
    public static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>Whether width and height change places.</summary>
    public static bool SwapsSides(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>The orientation that a TIFF block states, with or without the EXIF prefix; 1 when it states none or makes no sense.</summary>
    public static int Read(ReadOnlySpan<byte> block)
    {
        var tiff = block.StartsWith(Prefix) ? block[Prefix.Length..] : block;
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        var isLittle = tiff[0] == (byte)'I';
        var directory = ReadUInt32(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
        {
            return Upright;
        }

        var entries = tiff[(int)directory..];
        var count = ReadUInt16(entries, isLittle);
        entries = entries[2..];
        for (var index = 0; index < count && entries.Length >= EntrySize; index++, entries = entries[EntrySize..])
        {
            if (ReadUInt16(entries, isLittle) == OrientationTag && ReadUInt16(entries[2..], isLittle) == ShortType)
            {
                var value = ReadUInt16(entries[8..], isLittle);
                return value is >= 1 and <= 8 ? value : Upright;
            }
        }

        return Upright;
    }

    /// <summary>A TIFF block that states the orientation and nothing else.</summary>
    public static byte[] Write(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1,
        0x01, 0x12, 0, ShortType, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
