namespace CxPortal.Web.Startup;

/// <summary>The directory that holds the database, its backups and locks.</summary>
internal static class DataDirectory
{
    /// <summary>Makes the directory where it is missing and makes sure that it can be written.</summary>
    /// <exception cref="InvalidOperationException">It cannot; the message names it and says why.</exception>
    public static void Prepare(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, $".probe-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The data directory {directory} cannot be written: {exception.Message}", exception);
        }
    }
}
