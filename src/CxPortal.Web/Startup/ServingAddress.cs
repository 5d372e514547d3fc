namespace CxPortal.Web.Startup;

/// <summary>Where a portal that serves from a data directory answers, for commands that print links while no public address is set.</summary>
internal sealed class ServingAddress : IDisposable
{
    private readonly string file;

    private ServingAddress(string file) => this.file = file;

    /// <summary>Says where this process answers, until it is disposed.</summary>
    public static ServingAddress Announce(string directory, string address)
    {
        var file = FileIn(directory);
        File.WriteAllText(file, Reachable(address));
        return new ServingAddress(file);
    }

    /// <summary>Where the portal of a data directory answers; null while none serves. One that was killed leaves its last address.</summary>
    public static string? Of(string directory) => File.Exists(FileIn(directory)) ? File.ReadAllText(FileIn(directory)) : null;

    /// <summary>An address that listens on every network card is opened by the name of this machine.</summary>
    public static string Reachable(string address) => address.TrimEnd('/')
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal);

    /// <inheritdoc />
    public void Dispose() => File.Delete(file);

    private static string FileIn(string directory) => Path.Combine(directory, ".serving");
}
