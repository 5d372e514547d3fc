using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CxPortal.Data.Sqlite;

/// <summary>Gives every connection that EF Core opens the portal's settings.</summary>
internal sealed class PragmaInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqliteConnections.Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SqliteConnections.Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
