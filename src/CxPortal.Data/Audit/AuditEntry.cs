namespace CxPortal.Data.Audit;

/// <summary>One change of one row, or one act without a change (a sign-in, an export). Written once, never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Database key; grows with time.</summary>
    public long Id { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime OccurredAt { get; set; }

    /// <summary>The user who acted; null for a command, a job or an anonymous visitor.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>Name of who acted, as it was then; <c>cli:NAME</c> for the command line.</summary>
    public required string Actor { get; set; }

    /// <summary>What was being done, for instance <c>Cells.Write</c> or <c>import journey</c>.</summary>
    public required string Operation { get; set; }

    /// <summary>What happened to the row.</summary>
    public AuditAction Action { get; set; }

    /// <summary>Kind of row, for instance <c>Cell</c>.</summary>
    public required string Subject { get; set; }

    /// <summary>Key of the row.</summary>
    public required string SubjectId { get; set; }

    /// <summary>Name of the row at that time, where it has one.</summary>
    public string? SubjectName { get; set; }

    /// <summary>The journey the row belongs to, where it belongs to one.</summary>
    public long? JourneyId { get; set; }

    /// <summary>JSON object of the changed values before; null where there was no row.</summary>
    public string? Before { get; set; }

    /// <summary>JSON object of the changed values after; null where there is no row any more.</summary>
    public string? After { get; set; }

    /// <summary>Why, where a reason was asked for.</summary>
    public string? Reason { get; set; }

    /// <summary>Address the request came from; null for a command.</summary>
    public string? IpAddress { get; set; }

    /// <summary>Joins the entries of one request or command.</summary>
    public Guid CorrelationId { get; set; }
}

/// <summary>What an audit entry says happened.</summary>
public enum AuditAction
{
    /// <summary>A row was added.</summary>
    Created = 1,

    /// <summary>A row was changed.</summary>
    Changed = 2,

    /// <summary>A row was removed.</summary>
    Deleted = 3,

    /// <summary>Something was done that changes no row: signed in, exported, refused.</summary>
    Performed = 4,
}
