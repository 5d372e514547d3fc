namespace CxPortal.Domain.Files;

/// <summary>The bytes of an uploaded file, kept once for each content.</summary>
public sealed class StoredFile
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits; unique.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The type with which it is served; decided from the content, never from the upload's own claim.</summary>
    public required string ContentType { get; set; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; set; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; set; }

    /// <summary>When it was stored (UTC).</summary>
    public DateTime CreatedAt { get; set; }
}
