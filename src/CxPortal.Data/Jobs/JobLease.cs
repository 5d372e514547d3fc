namespace CxPortal.Data.Jobs;

/// <summary>Who runs a job, so that of several instances of the portal only one does; and when it last ran.</summary>
public sealed class JobLease
{
    /// <summary>Name of the job.</summary>
    public required string Name { get; set; }

    /// <summary>The instance that holds it; null while nobody does.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when it is held (UTC); after that another instance may take it.</summary>
    public DateTime HeldUntil { get; set; }

    /// <summary>When it last began (UTC).</summary>
    public DateTime? LastStartedAt { get; set; }

    /// <summary>When it last ended (UTC).</summary>
    public DateTime? LastEndedAt { get; set; }

    /// <summary>What went wrong the last time; null when nothing did.</summary>
    public string? LastError { get; set; }
}
