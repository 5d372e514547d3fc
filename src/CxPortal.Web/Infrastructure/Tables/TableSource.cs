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
    /// <param name="path">Where it lies.</param>
    /// <param name="progress">Is told, each time the file is read, the share that has been read, from 0 to 1.</param>
    public static TableSource FromFile(string path, IProgress<double> progress) => new(
        Path.GetFileName(path),
        () => new MeasuredStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), progress));

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
