namespace CxPortal.Data.Audit;

/// <summary>Who is acting, from where and to what end; filled once for each request, command or job.</summary>
public sealed class OperationContext
{
    /// <summary>The actor of a request by somebody who is not signed in.</summary>
    public const string Nobody = "anonymous";

    /// <summary>The user who acts; null for a command, a job or an anonymous visitor.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>Name of who acts.</summary>
    public string Actor { get; set; } = Nobody;

    /// <summary>What is being done, for instance <c>Cells.Write</c>.</summary>
    public string Operation { get; set; } = "unknown";

    /// <summary>Why, where a reason was asked for.</summary>
    public string? Reason { get; set; }

    /// <summary>Address the request came from.</summary>
    public string? IpAddress { get; set; }

    /// <summary>Joins all that one request or command wrote.</summary>
    public Guid CorrelationId { get; } = Guid.NewGuid();
}
