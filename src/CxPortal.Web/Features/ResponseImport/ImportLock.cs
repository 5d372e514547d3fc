using CxPortal.Web.Startup;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>
/// Lets one import at a time fill a survey. An operating-system lock, which goes with the process however that ends; so an unfinished
/// batch whose survey is not locked is one that nobody is loading any more.
/// </summary>
public sealed class ImportLock : IDisposable
{
    private readonly FileStream held;

    private ImportLock(FileStream held) => this.held = held;

    /// <summary>Takes the lock of a survey; null when another import holds it.</summary>
    public static ImportLock? TryTake(PortalOptions options, string surveyKey)
    {
        var directory = Directory.CreateDirectory(Path.Combine(options.DataDirectory, "locks"));
        var file = Path.Combine(directory.FullName, $"import-{surveyKey}.lock");
        try
        {
            return new ImportLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null; // held by another import
        }
    }

    /// <inheritdoc />
    public void Dispose() => held.Dispose();
}
