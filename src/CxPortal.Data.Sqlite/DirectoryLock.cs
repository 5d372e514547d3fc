namespace CxPortal.Data.Sqlite;

/// <summary>An operating-system lock on a data directory; it goes with the process, however that ends.</summary>
internal sealed class DirectoryLock : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FileStream stream;

    private DirectoryLock(FileStream stream) => this.stream = stream;

    /// <summary>Waits for the lock for up to a minute.</summary>
    /// <exception cref="InvalidOperationException">Another process holds it for longer.</exception>
    public static async Task<DirectoryLock> AcquireAsync(string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, ".migration.lock");
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new DirectoryLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (Environment.TickCount64 - started < Patience.TotalMilliseconds)
            {
                await Task.Delay(200, cancellationToken);
            }
            catch (IOException exception)
            {
                throw new InvalidOperationException($"Another process is migrating the database in {directory}: wait until it is done and start again.", exception);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
