namespace CxPortal.Data.Accounts;

/// <summary>A personal access token of the HTTP API. It acts with its owner's present permissions.</summary>
public sealed class AccessToken
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; set; }

    /// <summary>What it is for.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, 64 lower-case hexadecimal digits; unique. The token itself is shown once and not kept.</summary>
    public required string TokenHash { get; set; }

    /// <summary>Whether it may write.</summary>
    public bool CanWrite { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it was last used (UTC), to the hour; null for never.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>When it was taken back (UTC).</summary>
    public DateTime? RevokedAt { get; set; }
}
