using CxPortal.Data.Audit;

namespace CxPortal.Testing;

/// <summary>Entries of the audit trail.</summary>
public static partial class TestData
{
    /// <summary>Stores entries at the present time of the portal, each one an act of its own unless they are changed otherwise.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="operation">What was being done.</param>
    /// <param name="names">Name of the thing in each entry, the oldest first.</param>
    /// <param name="change">Changes an entry before it is stored; it gets the entry's place among the names.</param>
    public static Task AddAuditEntriesAsync(
        this PortalFixture portal, string operation, IEnumerable<string> names, Action<AuditEntry, int>? change = null) => portal.WithDatabaseAsync(async database =>
    {
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            var entry = new AuditEntry
            {
                OccurredAt = portal.Clock.GetUtcNow().UtcDateTime,
                Actor = "cli:test",
                Operation = operation,
                Action = AuditAction.Performed,
                Subject = "Journey",
                SubjectId = "1",
                SubjectName = name,
                CorrelationId = Guid.NewGuid(),
            };
            change?.Invoke(entry, index);
            database.AuditEntries.Add(entry);

            // One at a time, so that their keys follow their order.
            await database.SaveChangesAsync();
        }
    });
}
