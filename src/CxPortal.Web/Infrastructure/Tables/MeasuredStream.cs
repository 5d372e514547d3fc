namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>Says while it is read how much of it has been read.</summary>
/// <param name="inner">What is read; it knows its length.</param>
/// <param name="progress">Is told the share from 0 to 1.</param>
internal sealed class MeasuredStream(Stream inner, IProgress<double> progress) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        progress.Report(inner.Length == 0 ? 1 : (double)inner.Position / inner.Length);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() => inner.Flush();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
