namespace CxPortal.Web.Infrastructure.Backups;

/// <summary>A directory for half-made files, beside where the result goes; it disappears with everything in it.</summary>
internal sealed class WorkDirectory : IDisposable
{
    /// <summary>Makes the directory, readable by this user alone.</summary>
    public WorkDirectory(string parent)
    {
        Path = System.IO.Path.Combine(parent, ".cxportal-" + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
