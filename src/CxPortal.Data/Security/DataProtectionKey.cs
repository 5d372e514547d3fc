namespace CxPortal.Data.Security;

/// <summary>A key of ASP.NET Core data protection, kept in the database so that several processes share it and backups hold it.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The framework's name of the key.</summary>
    public string? FriendlyName { get; set; }

    /// <summary>The key as XML, encrypted when a certificate is configured.</summary>
    public required string Xml { get; set; }
}
