namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>Files that are complete before the first byte leaves: a failure half-way gives an error page and not half a file.</summary>
internal static class TemporaryFile
{
    /// <summary>A new file that disappears when it is closed.</summary>
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), "cxportal-" + Guid.NewGuid().ToString("N")),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
