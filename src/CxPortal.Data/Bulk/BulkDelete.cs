using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CxPortal.Data.Bulk;

/// <summary>
/// Deletes many rows of one kind by their keys, past the change tracker: for rows that the audit trail leaves out. Works inside the
/// context's present transaction.
/// </summary>
public static class BulkDelete
{
    /// <summary>Deletes the rows whose properties hold one of the given keys each.</summary>
    /// <typeparam name="T">The kind of rows.</typeparam>
    /// <param name="context">The database.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="conditions">Names of properties and the keys they may hold; all of them have to hold.</param>
    /// <returns>How many rows went.</returns>
    public static async Task<int> WhereAsync<T>(
        CxPortalDbContext context, CancellationToken cancellationToken, params IReadOnlyList<(string Property, IEnumerable<long> Keys)> conditions)
        where T : class
    {
        var entity = context.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored.");
        var terms = conditions.Select(condition =>
            $"\"{entity.FindProperty(condition.Property)!.GetColumnName()}\" IN ({string.Join(',', condition.Keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))})");
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"DELETE FROM \"{entity.GetTableName()}\" WHERE {string.Join(" AND ", terms)}";
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
