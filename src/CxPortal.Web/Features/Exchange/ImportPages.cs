namespace CxPortal.Web.Features.Exchange;

/// <summary>What the upload form sends.</summary>
public sealed class ImportForm
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>The page on which a file is chosen.</summary>
/// <param name="Target">The journey that is to be updated; null when the file decides.</param>
public sealed record ImportPage(ImportTarget? Target)
{
    /// <summary>Name of the file that was refused.</summary>
    public string? FileName { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Address of the page.</summary>
    public string Url => Target is null ? "/journeys/import" : $"/journeys/{Target.Id}/import";
}

/// <summary>A journey that is to be updated.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key, which the file must have.</param>
/// <param name="Title">Its title.</param>
public sealed record ImportTarget(long Id, string Key, string Title);

/// <summary>The page that shows what an import would change.</summary>
/// <param name="Page">Where the file was chosen.</param>
/// <param name="Upload">The file.</param>
/// <param name="Plan">What would change.</param>
/// <param name="IsStale">Whether something changed since the preview that was confirmed.</param>
public sealed record ImportPreview(ImportPage Page, ImportUpload Upload, JourneyImportPlan Plan, bool IsStale = false)
{
    /// <summary>The most changes that are listed; the rest is counted.</summary>
    public const int MaxListed = 1000;

    /// <summary>Changes of what somebody changed here after the export.</summary>
    public int ConflictCount { get; } = Plan.Changes.Count(change => change.ChangedSinceBy is not null);
}
