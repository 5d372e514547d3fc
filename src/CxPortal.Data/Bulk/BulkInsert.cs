using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CxPortal.Data.Bulk;

/// <summary>
/// Inserts many rows of one kind by statements of many rows each, past the change tracker: for rows that the audit trail leaves out
/// and that come by the hundred thousand. Works inside the context's present transaction.
/// </summary>
/// <typeparam name="T">The kind of rows.</typeparam>
/// <param name="context">The database.</param>
public sealed class BulkInsert<T>(CxPortalDbContext context) : IAsyncDisposable
    where T : class
{
    /// <summary>Values of one statement: far below the limits of both databases.</summary>
    private const int ValuesPerStatement = 1_000;

    private readonly IEntityType entity = context.Model.FindEntityType(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored.");

    private DbCommand? full;

    private List<IProperty> Properties => field ??= [.. entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never)];

    private int RowsPerStatement => ValuesPerStatement / Properties.Count;

    /// <summary>Inserts rows whose keys are known.</summary>
    public async Task InsertAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            await using var rest = chunk.Length == RowsPerStatement ? null : Command(chunk.Length, null);
            var command = rest ?? await FullAsync(cancellationToken);
            Fill(command, chunk);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Inserts rows whose keys the database gives.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="name">A text by which each row can be told from the others.</param>
    /// <param name="property">The property that holds it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The key of each row by its text.</returns>
    public async Task<Dictionary<string, long>> InsertAsync(
        IReadOnlyList<T> rows, Func<T, string> name, string property, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, long>(rows.Count);
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            await using var command = Command(chunk.Length, property);
            Fill(command, chunk);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                keys.Add(reader.GetString(1), reader.GetInt64(0));
            }
        }

        return rows.All(row => keys.ContainsKey(name(row)))
            ? keys
            : throw new InvalidOperationException($"The database did not take every row of {typeof(T).Name}.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (full is not null)
        {
            await full.DisposeAsync();
        }
    }

    private async Task<DbCommand> FullAsync(CancellationToken cancellationToken)
    {
        if (full is null)
        {
            full = Command(RowsPerStatement, null);
            await full.PrepareAsync(cancellationToken);
        }

        full.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return full;
    }

    private DbCommand Command(int rows, string? returned)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        var sql = new StringBuilder("INSERT INTO \"").Append(entity.GetTableName()).Append("\" (")
            .AppendJoin(", ", Properties.Select(property => "\"" + property.GetColumnName() + "\"")).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < Properties.Count; column++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{(row * Properties.Count) + column}");
                sql.Append(column == 0 ? string.Empty : ", ").Append(name);
                command.Parameters.Add(Properties[column].GetRelationalTypeMapping().CreateParameter(command, name, null, nullable: true));
            }

            sql.Append(')');
        }

        if (returned is not null)
        {
            sql.Append(" RETURNING \"Id\", \"").Append(returned).Append('"');
        }

        command.CommandText = sql.ToString();
        return command;
    }

    private void Fill(DbCommand command, T[] rows)
    {
        var parameter = 0;
        foreach (var row in rows)
        {
            foreach (var property in Properties)
            {
                var value = property.PropertyInfo!.GetValue(row);
                var converter = property.GetRelationalTypeMapping().Converter;
                command.Parameters[parameter++].Value = (converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
            }
        }
    }
}
