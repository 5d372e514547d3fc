using CxPortal.Data.Intake;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;
using Npgsql;

namespace CxPortal.Data.Postgres.Intake;

/// <summary>The commands by which responses are written, within one transaction.</summary>
internal sealed class IntakeCommands(NpgsqlConnection connection)
{
    private const int SearchTextLength = 1000;

    /// <summary>Adds receipts.</summary>
    /// <returns>For those that had one already, the outcome that was shown.</returns>
    public async Task<IReadOnlyDictionary<string, string?>> AddReceiptsAsync(IReadOnlyList<ResponseToStore> batch)
    {
        var hashes = batch.Select(response => response.KeyHash).ToArray();
        var added = new HashSet<string>(StringComparer.Ordinal);
        await using (var insert = Command("""
            INSERT INTO "SubmissionReceipts" ("KeyHash", "AcceptedAt", "Outcome")
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[]) ON CONFLICT DO NOTHING RETURNING "KeyHash"
            """, hashes, batch.Select(response => response.Hour).ToArray(), batch.Select(response => response.Submission.Outcome).ToArray()))
        {
            await using var reader = await insert.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                added.Add(reader.GetString(0));
            }
        }

        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (added.Count < hashes.Length)
        {
            await using var select = Command("""SELECT "KeyHash", "Outcome" FROM "SubmissionReceipts" WHERE "KeyHash" = ANY($1)""",
                (object)hashes.Where(hash => !added.Contains(hash)).ToArray());
            await using var reader = await select.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                known[reader.GetString(0)] = await reader.IsDBNullAsync(1) ? null : reader.GetString(1);
            }
        }

        return known;
    }

    /// <summary>Those of some personal links that are spent; the others stay as they are until the transaction ends.</summary>
    public async Task<IReadOnlySet<string>> SpentAsync(string[] tokenHashes)
    {
        var spent = new HashSet<string>(StringComparer.Ordinal);
        if (tokenHashes.Length > 0)
        {
            await using var command = Command(
                """SELECT "TokenHash", "State" FROM "Invitations" WHERE "TokenHash" = ANY($1) ORDER BY "Id" FOR UPDATE""", (object)tokenHashes);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                if (reader.GetInt32(1) == (int)InvitationState.Finished)
                {
                    spent.Add(reader.GetString(0));
                }
            }
        }

        return spent;
    }

    /// <summary>Makes other processes wait that count the same surveys.</summary>
    public async Task LockSurveysAsync(long[] surveyIds)
    {
        await using var command = Command("""SELECT "Id" FROM "Surveys" WHERE "Id" = ANY($1) ORDER BY "Id" FOR NO KEY UPDATE""", surveyIds);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>How often a value was given, over all days and groups.</summary>
    public Task<long> CountOfAsync(long surveyId, long questionId, int value) => NumberAsync(
        """SELECT COALESCE(SUM("Count"), 0)::bigint FROM "SurveyDailyCounts" WHERE "SurveyId" = $1 AND "QuestionId" = $2 AND "Item" = 0 AND "Value" = $3""",
        surveyId, questionId, value)!;

    /// <summary>Reserves keys of responses.</summary>
    public async Task<long[]> ReserveIdsAsync(int count)
    {
        var ids = new List<long>(count);
        await using var command = Command(
            """SELECT nextval(pg_get_serial_sequence('"SurveyResponses"', 'Id')) FROM generate_series(1, $1)""", count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetInt64(0));
        }

        return [.. ids];
    }

    /// <summary>The key of a group; null when there is none.</summary>
    public async Task<long?> FindCutAsync(long surveyId, IReadOnlyList<string> values)
    {
        await using var command = Command(
            """SELECT "Id" FROM "SurveyCuts" WHERE "SurveyId" = $1 AND "Value1" = $2 AND "Value2" = $3 AND "Value3" = $4 AND "Value4" = $5""",
            surveyId, values[0], values[1], values[2], values[3]);
        return await command.ExecuteScalarAsync() as long?;
    }

    /// <summary>How many groups a survey has.</summary>
    public Task<long> NumberOfCutsAsync(long surveyId) => NumberAsync("""SELECT COUNT(*) FROM "SurveyCuts" WHERE "SurveyId" = $1""", surveyId);

    /// <summary>Makes a group, or finds the one that another process has just made.</summary>
    public Task<long> AddCutAsync(long surveyId, IReadOnlyList<string> values) => NumberAsync("""
        INSERT INTO "SurveyCuts" ("SurveyId", "Value1", "Value2", "Value3", "Value4") VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT ("SurveyId", "Value1", "Value2", "Value3", "Value4") DO UPDATE SET "Value1" = excluded."Value1" RETURNING "Id"
        """, surveyId, values[0], values[1], values[2], values[3]);

    /// <summary>Marks personal links as spent and deletes their unfinished answers.</summary>
    public async Task SpendAsync(string[] tokenHashes)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddSpending(batch, tokenHashes);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Writes responses, answers, texts and counts in one round trip.</summary>
    public async Task WriteAsync(
        IReadOnlyList<(ResponseToStore Response, long Id, long CutId)> rows, BatchCounts counts, IReadOnlyList<string> refused, string[] spentLinks)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (refused.Count > 0)
        {
            Add(batch, """DELETE FROM "SubmissionReceipts" WHERE "KeyHash" = ANY($1)""", (object)refused.ToArray());
        }

        if (rows.Count > 0)
        {
            AddResponses(batch, rows);
            AddAnswers(batch, rows);
            AddCounts(batch, [.. counts.InOrder]);
        }

        if (spentLinks.Length > 0)
        {
            AddSpending(batch, spentLinks);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static void AddResponses(NpgsqlBatch batch, IReadOnlyList<(ResponseToStore Response, long Id, long CutId)> rows) => Add(batch, """
        INSERT INTO "SurveyResponses"
            ("Id", "SurveyId", "Revision", "Key", "Day", "OccurredAt", "RecordedAt", "Language", "CutId", "IsComplete", "InvitationId", "RespondentId")
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::text[], $5::date[], $6::timestamptz[], $7::timestamptz[], $8::text[],
            $9::bigint[], $10::boolean[], $11::bigint[], $12::bigint[])
        """,
        rows.Select(row => row.Id).ToArray(),
        rows.Select(row => row.Response.Submission.SurveyId).ToArray(),
        rows.Select(row => row.Response.Submission.Revision).ToArray(),
        rows.Select(row => row.Response.ResponseKey).ToArray(),
        rows.Select(row => row.Response.Day).ToArray(),
        rows.Select(row => row.Response.IsAnonymous ? null : row.Response.OccurredAt).ToArray(),
        rows.Select(row => row.Response.IsAnonymous ? (DateTime?)null : row.Response.RecordedAt).ToArray(),
        rows.Select(row => row.Response.Submission.Language).ToArray(),
        rows.Select(row => row.CutId).ToArray(),
        rows.Select(row => row.Response.Submission.IsComplete).ToArray(),
        rows.Select(row => row.Response.IsAnonymous ? null : row.Response.Submission.InvitationId).ToArray(),
        rows.Select(row => row.Response.IsAnonymous ? null : row.Response.Submission.RespondentId).ToArray());

    private static void AddAnswers(NpgsqlBatch batch, IReadOnlyList<(ResponseToStore Response, long Id, long CutId)> rows)
    {
        var values = rows.SelectMany(row => row.Response.Submission.Values, (row, value) => (row.Id, Value: value)).ToArray();
        Add(batch, """
            INSERT INTO "SurveyAnswers" ("ResponseId", "QuestionId", "Item", "Value")
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[])
            """,
            Array.ConvertAll(values, row => row.Id), Array.ConvertAll(values, row => row.Value.QuestionId),
            Array.ConvertAll(values, row => row.Value.Item), Array.ConvertAll(values, row => row.Value.Value));
        var texts = rows.SelectMany(row => row.Response.Submission.Texts, (row, text) => (row.Id, row.Response.Submission.SurveyId, Text: text)).ToArray();
        if (texts.Length > 0)
        {
            Add(batch, """
                INSERT INTO "SurveyTextAnswers" ("ResponseId", "QuestionId", "SurveyId", "Text", "SearchText")
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[])
                """,
                Array.ConvertAll(texts, row => row.Id), Array.ConvertAll(texts, row => row.Text.QuestionId), Array.ConvertAll(texts, row => row.SurveyId),
                Array.ConvertAll(texts, row => row.Text.Text), Array.ConvertAll(texts, row => SearchFormOf(row.Text.Text)));
        }
    }

    private static void AddCounts(NpgsqlBatch batch, KeyValuePair<CountKey, long>[] counts) => Add(batch, """
        INSERT INTO "SurveyDailyCounts" AS known ("SurveyId", "Day", "CutId", "QuestionId", "Item", "Value", "BatchId", "Count")
        SELECT survey, day, cut, question, item, value, 0, count
        FROM unnest($1::bigint[], $2::date[], $3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::bigint[])
            AS added (survey, day, cut, question, item, value, count)
        ON CONFLICT ("SurveyId", "Day", "CutId", "QuestionId", "Item", "Value", "BatchId") DO UPDATE SET "Count" = known."Count" + excluded."Count"
        """,
        Array.ConvertAll(counts, count => count.Key.SurveyId), Array.ConvertAll(counts, count => count.Key.Day), Array.ConvertAll(counts, count => count.Key.CutId),
        Array.ConvertAll(counts, count => count.Key.QuestionId), Array.ConvertAll(counts, count => count.Key.Item), Array.ConvertAll(counts, count => count.Key.Value),
        Array.ConvertAll(counts, count => count.Value));

    private static void AddSpending(NpgsqlBatch batch, string[] tokenHashes)
    {
        Add(batch, """UPDATE "Invitations" SET "State" = 3 WHERE "TokenHash" = ANY($1)""", (object)tokenHashes);
        Add(batch, """DELETE FROM "SurveyProgresses" WHERE "TokenHash" = ANY($1)""", (object)tokenHashes);
    }

    private static string SearchFormOf(string text)
    {
        var form = SearchText.Of(text);
        return form.Length <= SearchTextLength ? form : form[..SearchTextLength];
    }

    private async Task<long> NumberAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <param name="sql">The statement.</param>
    /// <param name="values">Its parameters; a lone array of texts has to be cast to object, or C# takes it for the list of parameters.</param>
    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
