namespace CxPortal.Web.Startup;

/// <summary>
/// Says to other processes that the data directory is in use. Many may use it; a restore needs it alone. An operating-system
/// lock, which goes with the process however that ends.
/// </summary>
internal sealed class DirectoryUse : IDisposable
{
    private readonly FileStream held;

    private DirectoryUse(FileStream held) => this.held = held;

    /// <summary>Uses the directory beside others.</summary>
    /// <exception cref="InvalidOperationException">A restore is going on.</exception>
    public static DirectoryUse Shared(string directory) => Take(
        directory, FileAccess.Read, FileShare.Read, $"A restore is going on in {directory}: wait until it is done and try again.");

    /// <summary>Uses the directory alone.</summary>
    /// <exception cref="InvalidOperationException">Somebody else is using it.</exception>
    public static DirectoryUse Alone(string directory) => Take(
        directory, FileAccess.ReadWrite, FileShare.None, $"The portal or another command is using {directory}: stop it first.");

    /// <inheritdoc />
    public void Dispose() => held.Dispose();

    private static DirectoryUse Take(string directory, FileAccess access, FileShare share, string refusal)
    {
        try
        {
            return new DirectoryUse(new FileStream(Path.Combine(directory, ".use.lock"), FileMode.OpenOrCreate, access, share));
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(refusal, exception);
        }
    }
}
