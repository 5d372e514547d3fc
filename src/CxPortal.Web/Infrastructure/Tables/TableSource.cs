using System.IO.Compression;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>A file of rows that can be read several times; what was packed by gzip is unpacked.</summary>
/// <param name="name">The name people know it by.</param>
/// <param name="open">Opens its bytes from the beginning.</param>
public sealed class TableSource(string name, Func<Stream> open)
{
    /// <summary>The name people know it by.</summary>
    public string Name { get; } = name;

    /// <summary>A file on disk.</summary>
    public static TableSource FromFile(string path) =>
        new(Path.GetFileName(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    /// <summary>Bytes in memory.</summary>
    public static TableSource FromBytes(string name, byte[] content) => new(name, () => new MemoryStream(content, writable: false));

    /// <summary>Opens the file from the beginning, unpacked.</summary>
    public Stream Open()
    {
        var stream = open();
        var isPacked = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
