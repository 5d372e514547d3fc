using System.Data;
using System.Data.Common;
using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>
/// Reads single responses a chunk at a time with plain readers, so that a million of them need no more memory than a few thousand.
/// Rows are read without waiting for each: they come from the same chunk, and millions of awaits would cost more than the reading.
/// Responses of an anonymous survey come in no order that says when they were given, and without attributes that few share.
/// </summary>
internal sealed class ResponseReader(CxPortalDbContext database, SurveyHead survey, ResponseTable table, IReadOnlyList<SurveyAttribute> attributes)
{
    private const int ChunkSize = 10_000;

    private readonly Dictionary<long, int> places = new(ChunkSize);
    private readonly List<object?[]> rows = new(ChunkSize);
    private long first;
    private long last;

    /// <summary>Gives every row to a writer.</summary>
    /// <param name="cuts">The groups of the survey.</param>
    /// <param name="concealed">Groups that are too small to be named.</param>
    /// <param name="write">Takes a row; it must not keep it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many rows there were.</returns>
    public async Task<long> ReadAsync(
        IReadOnlyDictionary<long, SurveyCut> cuts, IReadOnlySet<long> concealed, Action<IReadOnlyList<object?>> write, CancellationToken cancellationToken)
    {
        var total = 0L;
        await database.Database.OpenConnectionAsync(cancellationToken);
        while (ReadResponses(cuts, concealed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadAnswers();
            ReadTexts();
            if (survey.Confidentiality == Confidentiality.Anonymous)
            {
                rows.Sort((one, other) => string.CompareOrdinal((string?)one[0], (string?)other[0]));
            }

            rows.ForEach(write);
            total += rows.Count;
        }

        return total;
    }

    private bool ReadResponses(IReadOnlyDictionary<long, SurveyCut> cuts, IReadOnlySet<long> concealed)
    {
        places.Clear();
        rows.Clear();
        // The sign keeps databases from taking the index by survey, which would sort all responses anew for each chunk.
        using var command = Command($"""
            SELECT r."Id", r."Key", r."Day", r."OccurredAt", r."Language", r."IsComplete", r."CutId" FROM "SurveyResponses" r
            LEFT JOIN "ResponseBatches" b ON b."Id" = r."BatchId"
            WHERE +r."SurveyId" = @survey AND r."Id" > @last AND (r."BatchId" IS NULL OR b."FinishedAt" IS NOT NULL)
            ORDER BY r."Id" LIMIT {ChunkSize}
            """, ("@survey", survey.Id), ("@last", last));
        var before = last;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            last = reader.GetInt64(0);
            places[last] = rows.Count;
            rows.Add(RowOf(reader, cuts, concealed));
        }

        first = before + 1;
        return rows.Count > 0;
    }

    private object?[] RowOf(DbDataReader reader, IReadOnlyDictionary<long, SurveyCut> cuts, IReadOnlySet<long> concealed)
    {
        var row = new object?[table.Heads.Count];
        var place = 0;
        row[place++] = reader.GetString(1);
        row[place++] = reader.GetFieldValue<DateOnly>(2);
        if (survey.Confidentiality == Confidentiality.Identified)
        {
            row[place++] = reader.IsDBNull(3) ? null : DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        }

        row[place++] = reader.IsDBNull(4) ? null : reader.GetString(4);
        row[place++] = reader.GetBoolean(5) ? 1 : 0;
        if (cuts.TryGetValue(reader.GetInt64(6), out var cut) && !concealed.Contains(cut.Id))
        {
            for (var index = 0; index < attributes.Count; index++)
            {
                row[table.FirstAttribute + index] = cut.Values[attributes[index].Slot - 1];
            }
        }

        return row;
    }

    private void ReadAnswers()
    {
        using var command = Command(
            """SELECT "ResponseId", "QuestionId", "Item", "Value" FROM "SurveyAnswers" WHERE "ResponseId" >= @first AND "ResponseId" <= @last""",
            ("@first", first), ("@last", last));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (places.TryGetValue(reader.GetInt64(0), out var place))
            {
                table.Put(rows[place], reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3));
            }
        }
    }

    private void ReadTexts()
    {
        using var command = Command(
            """SELECT "ResponseId", "QuestionId", "Text" FROM "SurveyTextAnswers" WHERE "ResponseId" >= @first AND "ResponseId" <= @last""",
            ("@first", first), ("@last", last));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (places.TryGetValue(reader.GetInt64(0), out var place))
            {
                table.Put(rows[place], reader.GetInt64(1), reader.GetString(2));
            }
        }
    }

    private DbCommand Command(string text, params (string Name, long Value)[] parameters)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value, parameter.DbType) = (name, value, DbType.Int64);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
