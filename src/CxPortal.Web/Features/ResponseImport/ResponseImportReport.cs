using System.Text.Json.Serialization;
using CxPortal.Web.Infrastructure.Tables;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>How an import is to be done.</summary>
/// <param name="IsDryRun">Whether it only says what it would do.</param>
/// <param name="IsStrict">Whether it stores nothing when a row has to be skipped.</param>
public sealed record ResponseImportOptions(bool IsDryRun = false, bool IsStrict = false);

/// <summary>An import of answers in numbers.</summary>
/// <param name="Key">Key of the survey.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="IsNew">Whether the survey is made by the import.</param>
/// <param name="Read">Rows of the file below its header.</param>
/// <param name="Stored">Responses that are new.</param>
/// <param name="Updated">Responses that say something else than before.</param>
/// <param name="Unchanged">Responses that are there already.</param>
/// <param name="Skipped">Rows that were left out.</param>
/// <param name="Repaired">Rows that were repaired.</param>
public sealed record ResponseImportReport(
    string Key, bool DryRun, bool IsNew, int Read, int Stored, int Updated, int Unchanged, IReadOnlyList<RowRemark> Skipped, IReadOnlyList<RowRemark> Repaired)
{
    /// <summary>The survey; null while there is none.</summary>
    [JsonIgnore]
    public long? SurveyId { get; init; }

    /// <summary>Whether the file says nothing new.</summary>
    [JsonIgnore]
    public bool IsUnchanged => Stored == 0 && Updated == 0;
}
