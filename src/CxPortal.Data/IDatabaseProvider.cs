using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CxPortal.Data;

/// <summary>Everything that differs between the two databases.</summary>
public interface IDatabaseProvider
{
    /// <summary>The name used in configuration: <c>sqlite</c> or <c>postgres</c>.</summary>
    string Name { get; }

    /// <summary>Engine and version in use, for start-up and <c>check</c>.</summary>
    /// <exception cref="InvalidOperationException">The engine is too old; the message says what to install.</exception>
    Task<string> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database exists and has tables.</summary>
    Task<bool> HasDataAsync(CxPortalDbContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Applies pending migrations under a lock that only one process holds, after a backup where the database is a file that has data.
    /// </summary>
    /// <returns>Path of the backup that was made, or null.</returns>
    Task<string?> MigrateAsync(CxPortalDbContext context, CancellationToken cancellationToken);

    /// <summary>Writes a consistent copy of the database to a new file while others go on reading and writing.</summary>
    /// <exception cref="InvalidOperationException">The copy could not be made; the message says why.</exception>
    Task BackupAsync(string file, CancellationToken cancellationToken);

    /// <summary>Checks a copy and puts it in place of the database. Nobody may be using the database.</summary>
    /// <exception cref="InvalidOperationException">The copy is damaged or newer than this program; nothing was changed.</exception>
    Task RestoreAsync(string file, CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which several queries see one state and no writer is held up.</summary>
    Task<IDbContextTransaction> BeginReadSnapshotAsync(CxPortalDbContext context, CancellationToken cancellationToken);

    /// <summary>Whether a failed save broke a unique index.</summary>
    bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Name of a database file in a backup archive.</summary>
    string BackupEntryName { get; }
}
