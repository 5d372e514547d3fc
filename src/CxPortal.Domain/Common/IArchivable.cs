namespace CxPortal.Domain.Common;

/// <summary>A row that is deleted by being put into the archive, from which it can be brought back.</summary>
public interface IArchivable
{
    /// <summary>When it was archived (UTC); null while it is in use.</summary>
    DateTime? ArchivedAt { get; set; }
}
