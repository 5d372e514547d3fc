namespace CxPortal.Domain.Common;

/// <summary>A row that two people may edit at once. The version is the row's ETag.</summary>
public interface IVersioned
{
    /// <summary>Grows by one with every stored change, from 1; compared before each write.</summary>
    int Version { get; set; }
}
