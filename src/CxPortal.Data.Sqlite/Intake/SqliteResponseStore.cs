using System.Globalization;
using CxPortal.Data.Intake;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.Data.Sqlite;

namespace CxPortal.Data.Sqlite.Intake;

/// <summary>Writes responses to SQLite by one connection of its own, which commits with <c>synchronous=FULL</c> like all others.</summary>
public sealed class SqliteResponseStore(SqliteProvider provider) : IResponseStore
{
    private const int SearchTextLength = 1000;

    /// <summary>Pages of the log after which it is moved into the database; larger than the default, so that hot pages are moved once.</summary>
    private const string OwnPragmas = "PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -65536;";

    private readonly ResponseIds ids = new();
    private readonly CutCache cuts = new();
    private readonly BatchCounts counts = new();
    private SqliteConnection? connection;
    private IntakeStatements? statements;

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredResponse>> WriteAsync(IReadOnlyList<ResponseToStore> batch, CancellationToken cancellationToken)
    {
        var sql = await OpenAsync(cancellationToken);
        return InTransaction(sql, () => Write(sql, batch));
    }

    /// <inheritdoc />
    public async Task SpendAsync(IReadOnlyList<string> tokenHashes, CancellationToken cancellationToken)
    {
        var sql = await OpenAsync(cancellationToken);
        InTransaction(sql, () =>
        {
            foreach (var hash in tokenHashes)
            {
                Spend(sql, hash);
            }

            return true;
        });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        statements?.Dispose();
        statements = null;
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }

    private async Task<IntakeStatements> OpenAsync(CancellationToken cancellationToken)
    {
        if (statements is { } open)
        {
            return open;
        }

        connection = await SqliteConnections.OpenAsync(provider.File, SqliteOpenMode.ReadWrite, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = OwnPragmas + $"PRAGMA busy_timeout = {SqliteConnections.WaitSeconds * 1000};";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return statements = new IntakeStatements(Statement.HandleOf(connection));
    }

    private T InTransaction<T>(IntakeStatements sql, Func<T> work)
    {
        sql.Begin.Run();
        try
        {
            var result = work();
            sql.Commit.Run();
            return result;
        }
        catch
        {
            // What was reserved or made in this transaction is undone with it.
            ids.Clear();
            cuts.Clear();
            counts.Clear();
            if (Statement.IsInTransaction(connection!))
            {
                sql.Rollback.Run();
            }

            throw;
        }
    }

    private StoredResponse[] Write(IntakeStatements sql, IReadOnlyList<ResponseToStore> batch)
    {
        var results = new StoredResponse[batch.Count];
        var limits = new BatchLimits();
        counts.Clear();
        for (var index = 0; index < batch.Count; index++)
        {
            results[index] = WriteOne(sql, batch[index], limits);
        }

        foreach (var (key, count) in counts.InOrder)
        {
            sql.Count.Bind(1, key.SurveyId).Bind(2, Text(key.Day)).Bind(3, key.CutId).Bind(4, key.QuestionId).Bind(5, key.Item).Bind(6, key.Value).Bind(7, count).Run();
        }

        counts.Clear();
        return results;
    }

    private StoredResponse WriteOne(IntakeStatements sql, ResponseToStore response, BatchLimits limits)
    {
        var submission = response.Submission;
        if (sql.Receipt.Bind(1, response.KeyHash).Bind(2, Text(response.Hour)).Bind(3, submission.Outcome).Run() == 0)
        {
            sql.OutcomeOfReceipt.Bind(1, response.KeyHash).TryRead(Statement.Text, out var outcome);
            return new StoredResponse(ResponseFate.Repeated, 0, outcome);
        }

        if (Refusal(sql, response, limits) is { } refusal)
        {
            sql.RemoveReceipt.Bind(1, response.KeyHash).Run();
            return new StoredResponse(refusal, 0, null);
        }

        var id = NextId(sql);
        var cut = CutOf(sql, submission);
        sql.Response.Bind(1, id).Bind(2, submission.SurveyId).Bind(3, submission.Revision).Bind(4, response.ResponseKey).Bind(5, Text(response.Day))
            .Bind(6, response.IsAnonymous ? null : Text(response.OccurredAt)).Bind(7, response.IsAnonymous ? null : Text(response.RecordedAt))
            .Bind(8, submission.Language).Bind(9, cut).Bind(10, submission.IsComplete ? 1 : 0)
            .Bind(11, response.IsAnonymous ? null : submission.InvitationId).Bind(12, response.IsAnonymous ? null : submission.RespondentId)
            .Run();
        foreach (var value in submission.Values)
        {
            sql.Answer.Bind(1, id).Bind(2, value.QuestionId).Bind(3, value.Item).Bind(4, value.Value).Run();
        }

        foreach (var text in submission.Texts)
        {
            sql.Text.Bind(1, id).Bind(2, text.QuestionId).Bind(3, submission.SurveyId).Bind(4, text.Text).Bind(5, SearchFormOf(text.Text)).Run();
        }

        counts.Add(response, cut);
        if (submission.InvitationTokenHash is { } hash && !response.IsAnonymous)
        {
            Spend(sql, hash);
        }

        return new StoredResponse(ResponseFate.Stored, id, submission.Outcome);
    }

    private static ResponseFate? Refusal(IntakeStatements sql, ResponseToStore response, BatchLimits limits)
    {
        if (response.Submission.InvitationTokenHash is { } hash
            && sql.StateOfInvitation.Bind(1, hash).TryRead(Statement.Number, out var state) && state == (long)InvitationState.Finished)
        {
            return ResponseFate.LinkSpent;
        }

        foreach (var missing in limits.Missing(response).ToList())
        {
            sql.CountOf.Bind(1, missing.SurveyId).Bind(2, missing.QuestionId).Bind(3, missing.Value).TryRead(Statement.Number, out var count);
            limits.Set(missing, count);
        }

        return limits.Admit(response) is var fate && fate == ResponseFate.Stored ? null : fate;
    }

    private static void Spend(IntakeStatements sql, string tokenHash)
    {
        sql.SpendInvitation.Bind(1, tokenHash).Run();
        sql.RemoveProgress.Bind(1, tokenHash).Run();
    }

    private long NextId(IntakeStatements sql)
    {
        if (ids.IsEmpty)
        {
            if (sql.ReserveIds.Bind(1, ResponseIds.BlockSize).Run() == 0)
            {
                sql.BeginIds.Bind(1, ResponseIds.BlockSize).Run();
            }

            sql.HighestId.TryRead(Statement.Number, out var last);
            ids.Reserve([.. Enumerable.Range(1 - ResponseIds.BlockSize, ResponseIds.BlockSize).Select(distance => last + distance)]);
        }

        return ids.Next();
    }

    private long CutOf(IntakeStatements sql, Submission submission)
    {
        if (cuts.Find(submission) is { } known)
        {
            return known;
        }

        var values = submission.Cut;
        if (!TryFindCut(sql, submission.SurveyId, values, out var id))
        {
            sql.NumberOfCuts.Bind(1, submission.SurveyId).TryRead(Statement.Number, out var number);
            values = number < CutCache.MaxPerSurvey ? values : Submission.NoCut;
            if (!TryFindCut(sql, submission.SurveyId, values, out id))
            {
                sql.AddCut.Bind(1, submission.SurveyId).Bind(2, values[0]).Bind(3, values[1]).Bind(4, values[2]).Bind(5, values[3]).Run();
                sql.LastId.TryRead(Statement.Number, out id);
            }
        }

        cuts.Add(submission.SurveyId, values, id);
        return id;
    }

    private static bool TryFindCut(IntakeStatements sql, long surveyId, IReadOnlyList<string> values, out long id) =>
        sql.FindCut.Bind(1, surveyId).Bind(2, values[0]).Bind(3, values[1]).Bind(4, values[2]).Bind(5, values[3]).TryRead(Statement.Number, out id);

    private static string SearchFormOf(string text)
    {
        var form = SearchText.Of(text);
        return form.Length <= SearchTextLength ? form : form[..SearchTextLength];
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant as EF Core writes it.</summary>
    private static string? Text(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
