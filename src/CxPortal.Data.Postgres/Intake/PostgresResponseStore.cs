using CxPortal.Data.Intake;
using CxPortal.Domain.Surveys.Responses;
using Npgsql;

namespace CxPortal.Data.Postgres.Intake;

/// <summary>Writes responses to PostgreSQL: rows go as arrays, so that a batch takes three round trips whatever its size.</summary>
public sealed class PostgresResponseStore(PostgresProvider provider) : IResponseStore
{
    private readonly ResponseIds ids = new();
    private readonly CutCache cuts = new();
    private NpgsqlConnection? connection;

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredResponse>> WriteAsync(IReadOnlyList<ResponseToStore> batch, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        try
        {
            await using var transaction = await open.BeginTransactionAsync(cancellationToken);
            var results = await WriteAsync(new IntakeCommands(open), batch);
            await transaction.CommitAsync(CancellationToken.None);
            return results;
        }
        catch
        {
            // What was reserved or made in this transaction is undone with it; and the connection may be broken.
            ids.Clear();
            cuts.Clear();
            await CloseAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task SpendAsync(IReadOnlyList<string> tokenHashes, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        try
        {
            await using var transaction = await open.BeginTransactionAsync(cancellationToken);
            await new IntakeCommands(open).SpendAsync([.. tokenHashes]);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task CloseAsync()
    {
        await DisposeAsync();
        connection = null;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (connection is null)
        {
            var opening = provider.NewIntakeConnection();
            try
            {
                await opening.OpenAsync(cancellationToken);
            }
            catch
            {
                await opening.DisposeAsync();
                throw;
            }

            connection = opening;
        }

        return connection;
    }

    private async Task<IReadOnlyList<StoredResponse>> WriteAsync(IntakeCommands sql, IReadOnlyList<ResponseToStore> batch)
    {
        var results = new StoredResponse[batch.Count];
        var isNew = await sql.AddReceiptsAsync(batch);
        var spent = await sql.SpentAsync([.. batch.Where(HasLink).Select(response => response.Submission.InvitationTokenHash!)]);
        var limits = await LimitsAsync(sql, batch);
        var toWrite = new List<(ResponseToStore Response, long Id, long CutId)>(batch.Count);
        var counts = new BatchCounts();
        var refused = new List<string>();
        for (var index = 0; index < batch.Count; index++)
        {
            var response = batch[index];
            if (!isNew.TryGetValue(response.KeyHash, out var repeatedOutcome))
            {
                var fate = HasLink(response) && spent.Contains(response.Submission.InvitationTokenHash!) ? ResponseFate.LinkSpent : limits.Admit(response);
                if (fate != ResponseFate.Stored)
                {
                    refused.Add(response.KeyHash);
                    results[index] = new StoredResponse(fate, 0, null);
                    continue;
                }

                var id = await NextIdAsync(sql);
                var cut = await CutOfAsync(sql, response.Submission);
                toWrite.Add((response, id, cut));
                counts.Add(response, cut);
                results[index] = new StoredResponse(ResponseFate.Stored, id, response.Submission.Outcome);
            }
            else
            {
                results[index] = new StoredResponse(ResponseFate.Repeated, 0, repeatedOutcome);
            }
        }

        var links = toWrite.Where(row => !row.Response.IsAnonymous && HasLink(row.Response)).Select(row => row.Response.Submission.InvitationTokenHash!);
        await sql.WriteAsync(toWrite, counts, refused, [.. links]);
        return results;
    }

    private static bool HasLink(ResponseToStore response) => response.Submission.InvitationTokenHash is not null;

    private static async Task<BatchLimits> LimitsAsync(IntakeCommands sql, IReadOnlyList<ResponseToStore> batch)
    {
        var limits = new BatchLimits();
        var limited = batch.Where(response => response.Limit is not null || response.Quotas.Count > 0).ToList();
        if (limited.Count == 0)
        {
            return limits;
        }

        // Two processes count one survey one after the other.
        await sql.LockSurveysAsync([.. limited.Select(response => response.Submission.SurveyId).Distinct().Order()]);
        foreach (var response in limited)
        {
            foreach (var missing in limits.Missing(response).ToList())
            {
                limits.Set(missing, await sql.CountOfAsync(missing.SurveyId, missing.QuestionId, missing.Value));
            }
        }

        return limits;
    }

    private async Task<long> NextIdAsync(IntakeCommands sql)
    {
        if (ids.IsEmpty)
        {
            ids.Reserve(await sql.ReserveIdsAsync(ResponseIds.BlockSize));
        }

        return ids.Next();
    }

    private async Task<long> CutOfAsync(IntakeCommands sql, Submission submission)
    {
        if (cuts.Find(submission) is { } known)
        {
            return known;
        }

        var values = submission.Cut;
        var id = await sql.FindCutAsync(submission.SurveyId, values);
        if (id is null)
        {
            values = await sql.NumberOfCutsAsync(submission.SurveyId) < CutCache.MaxPerSurvey ? values : Submission.NoCut;
            id = await sql.AddCutAsync(submission.SurveyId, values);
        }

        cuts.Add(submission.SurveyId, values, id.Value);
        return id.Value;
    }
}
