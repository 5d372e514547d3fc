using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Web.Features.Cases;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Tables;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Imports answers that were given elsewhere, once each however often a file comes.</summary>
public sealed class ResponseImportService(
    CxPortalDbContext database,
    ImportTargets targets,
    ResponseBatches batches,
    CaseOpening cases,
    TableMessages messages,
    OperationContext operation,
    OrganisationClock organisation,
    PortalOptions options,
    TimeProvider clock)
{
    /// <summary>Field of a problem that lies in the file.</summary>
    public const string FileField = "File";

    /// <summary>Field of a problem that lies in the mapping.</summary>
    public const string MappingField = "Mapping";

    private const int ChunkSize = 1_000;

    /// <summary>Imports a file, or says what importing it would do.</summary>
    /// <returns>
    /// The report; invalid when the mapping does not go with file or survey, when another import is filling the survey, or when the
    /// import is strict and a row has to be skipped (with the report).
    /// </returns>
    public async Task<Outcome<ResponseImportReport>> RunAsync(
        TableSource source, ResponseMapping mapping, ResponseImportOptions wanted, CancellationToken cancellationToken)
    {
        if (wanted.IsDryRun)
        {
            return await PassAsync(source, mapping, stores: false, cancellationToken);
        }

        using var held = ImportLock.TryTake(options, mapping.Survey);
        if (held is null)
        {
            return Outcome<ResponseImportReport>.Invalid(MappingField, messages.Of(new TableProblem("Responses.Busy", mapping.Survey)));
        }

        await batches.SweepAsync(mapping.Survey, cancellationToken);
        if (wanted.IsStrict)
        {
            var trial = await PassAsync(source, mapping, stores: false, cancellationToken);
            if (!trial.IsDone || trial.Value!.Skipped.Count > 0)
            {
                return trial.IsDone ? Refused(trial.Value!) : trial;
            }
        }

        try
        {
            return await PassAsync(source, mapping, stores: true, cancellationToken);
        }
        catch
        {
            await batches.SweepAsync(mapping.Survey, CancellationToken.None);
            throw;
        }
    }

    private Outcome<ResponseImportReport> Refused(ResponseImportReport trial) => new()
    {
        Kind = OutcomeKind.Invalid,
        Value = trial with { DryRun = true },
        Problems = [new Problem(FileField, messages.Of(new TableProblem("Responses.Strict", Invariant(trial.Skipped[0].Line), trial.Skipped[0].Reason)))],
    };

    private async Task<Outcome<ResponseImportReport>> PassAsync(TableSource source, ResponseMapping mapping, bool stores, CancellationToken cancellationToken)
    {
        database.ChangeTracker.Clear();
        using var table = TableReader.Open(source, mapping.Format);
        if (table.Problem is { } broken)
        {
            return Outcome<ResponseImportReport>.Invalid(FileField, messages.Of(broken));
        }

        var (reader, problems) = ResponseRowReader.Create(mapping, table, organisation.Zone);
        if (reader is null)
        {
            return Invalid(problems);
        }

        var misfits = new List<MappingProblem>();
        var target = await targets.FindAsync(mapping, reader.QuestionHeaders, misfits, cancellationToken);
        if (misfits.Count > 0)
        {
            return Invalid(misfits);
        }

        var pass = new ResponseImportPass(database, target, mapping, messages, RepeatedIds.Find(source, mapping, organisation.Zone), organisation.Today);
        var occasion = new ImportOccasion(source.Name, operation.Actor, clock.GetUtcNow().UtcDateTime, organisation.Today);
        await using var writer = stores ? new ResponseBatchWriter(database, target, mapping, occasion) : null;
        if (table.IsOtherEncoding)
        {
            pass.Repair(1, new TableProblem("Repair.Encoding", table.EncodingName));
        }

        foreach (var chunk in pass.Rows(table, reader).Chunk(ChunkSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await pass.TakeAsync(chunk, writer, cancellationToken);
        }

        var report = pass.Report(!stores);
        if (writer is not null && !report.IsUnchanged)
        {
            await writer.FinishAsync(
                new { Import = source.Name, report.Read, report.Stored, report.Updated, Skipped = report.Skipped.Count }, clock, cancellationToken);
            await cases.OpenForBatchAsync(writer.BatchId, cancellationToken);
        }

        return report with { SurveyId = target.IsNew ? null : target.Survey.Id };
    }

    private Outcome<ResponseImportReport> Invalid(IEnumerable<MappingProblem> problems) =>
        Outcome<ResponseImportReport>.Invalid([.. problems.Select(problem => new Problem(MappingField, messages.Of(problem)))]);

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
