using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using CxPortal.Data;
using CxPortal.Data.Bulk;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>A response that an earlier import stored.</summary>
/// <param name="Id">Database key.</param>
/// <param name="ExternalKey">Its identity in the source.</param>
/// <param name="ContentHash">Hash of what was mapped then.</param>
internal sealed record StoredResponse(long Id, string ExternalKey, string? ContentHash);

/// <summary>Who imports what, and when.</summary>
/// <param name="Source">Name of the file.</param>
/// <param name="Actor">Who imports.</param>
/// <param name="Now">The present instant (UTC).</param>
/// <param name="Today">The organisation's present day.</param>
internal sealed record ImportOccasion(string Source, string Actor, DateTime Now, DateOnly Today);

/// <summary>
/// Stores an import: new responses chunk by chunk under a batch that nobody sees, corrections and the batch's visibility in one last
/// transaction.
/// </summary>
internal sealed class ResponseBatchWriter(CxPortalDbContext database, ImportTarget target, ResponseMapping mapping, ImportOccasion occasion) : IAsyncDisposable
{
    private readonly BulkInsert<SurveyResponse> responseRows = new(database);
    private readonly BulkInsert<SurveyAnswer> answerRows = new(database);
    private readonly BulkInsert<SurveyTextAnswer> textRows = new(database);
    private readonly BulkInsert<SurveyDailyCount> countRows = new(database);
    private readonly ResponseCounts counts = new();
    private readonly List<(ResponseRow Row, long Id)> corrections = [];
    private ResponseCuts? cuts;
    private ResponseBatch? batch;

    private long SurveyId => target.Survey.Id;

    /// <summary>The batch; there is one once something was added.</summary>
    public long BatchId => batch!.Id;

    /// <summary>Stores new responses; nobody sees them yet.</summary>
    /// <param name="rows">The responses, each with its identity.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task AddAsync(IReadOnlyList<(ResponseRow Row, string Key)> rows, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await StillMineAsync(rows.Count, cancellationToken);
        var responses = new List<SurveyResponse>(rows.Count);
        foreach (var (row, key) in rows)
        {
            responses.Add(new SurveyResponse
            {
                SurveyId = SurveyId,
                Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                Day = row.At?.Day ?? occasion.Today,
                OccurredAt = row.At?.Utc ?? occasion.Now,
                RecordedAt = occasion.Now,
                CutId = await cuts!.IdAsync(target.Slots, row.Attributes, null, cancellationToken),
                BatchId = batch!.Id,
                ExternalKey = key,
                ContentHash = row.Hash,
            });
        }

        var ids = await responseRows.InsertAsync(responses, response => response.Key, nameof(SurveyResponse.Key), cancellationToken);
        var (answers, texts) = (new List<SurveyAnswer>(), new List<SurveyTextAnswer>());
        for (var index = 0; index < rows.Count; index++)
        {
            var start = answers.Count;
            Answers(rows[index].Row, ids[responses[index].Key], answers, texts);
            counts.Add(responses[index].Day, responses[index].CutId, isComplete: true, answers.Skip(start), 1);
        }

        await answerRows.InsertAsync(answers, cancellationToken);
        await textRows.InsertAsync(texts, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Notes that a stored response says something else now.</summary>
    public void Correct(ResponseRow row, long responseId) => corrections.Add((row, responseId));

    /// <summary>Makes all of it visible.</summary>
    /// <param name="report">What is recorded of the import.</param>
    /// <param name="clock">Says when that is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task FinishAsync(object report, TimeProvider clock, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var changes = new ResponseCorrections(database, SurveyId);
        foreach (var chunk in corrections.Chunk(500))
        {
            await changes.PrepareAsync([.. chunk.Select(correction => (correction.Id, Corrected(correction.Row, correction.Id)))], cuts!, counts, cancellationToken);
        }

        foreach (var chunk in counts.Rows(SurveyId, batch!.Id).Chunk(5_000))
        {
            await using var chunked = await database.Database.BeginTransactionAsync(cancellationToken);
            await StillMineAsync(0, cancellationToken);
            await countRows.InsertAsync(chunk, cancellationToken);
            await chunked.CommitAsync(cancellationToken);
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await StillMineAsync(0, cancellationToken);
        await changes.StoreAsync(answerRows, textRows, cancellationToken);
        await PublishAsync(cancellationToken);
        await database.Entry(batch).ReloadAsync(cancellationToken);
        batch.FinishedAt = clock.GetUtcNow().UtcDateTime;
        database.RecordAct(nameof(Survey), SurveyId.ToString(CultureInfo.InvariantCulture), target.Survey.Title, null, report);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await responseRows.DisposeAsync();
        await answerRows.DisposeAsync();
        await textRows.DisposeAsync();
        await countRows.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (batch is not null)
        {
            return;
        }

        if (target.IsNew)
        {
            database.Surveys.Add(target.Survey);
        }

        target.Survey.Attributes.AddRange(target.NewAttributes);
        await database.SaveChangesAsync(cancellationToken);
        foreach (var question in target.Questions.Where(question => question.Column.Id == 0))
        {
            question.Column.SurveyId = SurveyId;
            database.SurveyQuestions.Add(question.Column);
        }

        var begun = new ResponseBatch { SurveyId = SurveyId, Source = Cut(occasion.Source, 300), StartedAt = occasion.Now, ImportedBy = Cut(occasion.Actor, 200) };
        database.ResponseBatches.Add(begun);
        await database.SaveChangesAsync(cancellationToken);
        batch = begun;
        cuts = new ResponseCuts(database, SurveyId);
    }

    /// <summary>Counts the rows, and makes sure that nobody took the unfinished batch for one that was left behind.</summary>
    private async Task StillMineAsync(int added, CancellationToken cancellationToken)
    {
        var found = await database.Database.ExecuteSqlAsync(
            $"""UPDATE "ResponseBatches" SET "StoredCount" = "StoredCount" + {added} WHERE "Id" = {batch!.Id} AND "FinishedAt" IS NULL""", cancellationToken);
        if (found != 1)
        {
            throw new InvalidOperationException("The import was removed while it was loading; nothing was stored.");
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (!target.HasGrown && target.Questions.All(question => question.NewOptions.Count == 0))
        {
            return;
        }

        var document = SurveyDefinitionJson.Write(target.GrownDefinition());
        var number = (target.Survey.CurrentRevision ?? 0) + 1;
        database.SurveyRevisions.Add(new SurveyRevision
        {
            SurveyId = SurveyId,
            Number = number,
            PublishedAt = occasion.Now,
            PublishedBy = Cut(occasion.Actor, 200),
            Note = occasion.Source,
            Document = document,
        });
        var draft = await database.SurveyDrafts.SingleOrDefaultAsync(row => row.SurveyId == SurveyId, cancellationToken);
        if (draft is null)
        {
            database.SurveyDrafts.Add(new SurveyDraft { SurveyId = SurveyId, Document = document, ChangedAt = occasion.Now });
        }
        else
        {
            (draft.Document, draft.ChangedAt) = (document, occasion.Now);
        }

        target.Survey.CurrentRevision = number;
        if (target.Survey.Status == SurveyStatus.Draft)
        {
            target.Survey.Status = SurveyStatus.Closed; // its answers come by imports alone
        }
    }

    private CorrectedResponse Corrected(ResponseRow row, long id)
    {
        var (answers, texts) = (new List<SurveyAnswer>(), new List<SurveyTextAnswer>());
        Answers(row, id, answers, texts);
        return new CorrectedResponse(row, target.Slots, [.. target.Questions.Select(question => question.Column.Id)], answers, texts);
    }

    private void Answers(ResponseRow row, long responseId, List<SurveyAnswer> answers, List<SurveyTextAnswer> texts)
    {
        foreach (var (index, question) in target.Questions.Index())
        {
            var answer = row.Answers[index];
            int? wanted = answer.Text is { } words && mapping.Questions[index].Labels.TryGetValue(words, out var code) ? code : null;
            answers.Add(new SurveyAnswer { ResponseId = responseId, QuestionId = question.Column.Id, Value = question.ValueOf(answer, wanted) });
            if (question.IsText && answer.Text is { } text)
            {
                texts.Add(new SurveyTextAnswer
                {
                    ResponseId = responseId,
                    QuestionId = question.Column.Id,
                    SurveyId = SurveyId,
                    Text = text,
                    SearchText = Cut(SearchText.Of(text), 1000),
                });
            }
        }
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
