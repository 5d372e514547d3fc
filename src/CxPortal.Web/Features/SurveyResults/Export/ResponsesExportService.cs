using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Export;

/// <summary>Exports single responses in constant memory, one row each, and notes it in the audit trail.</summary>
public sealed class ResponsesExportService(
    CxPortalDbContext database, IDatabaseProvider provider, SurveyHeads heads, SurveyColumns columns, CountSource source,
    OrganisationClock organisation, IStringLocalizer<SurveyResultsText> text)
{
    /// <summary>
    /// Writes all responses as CSV or workbook; not found without such a survey, invalid while an anonymous survey has too few of them.
    /// </summary>
    public async Task<Outcome<WrittenFile>> WriteAsync(long surveyId, ResultsFormat format, Stream target, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return Outcome<WrittenFile>.NotFound;
        }

        var extension = format == ResultsFormat.Csv ? "csv" : "xlsx";
        long written;
        await using (await provider.BeginReadSnapshotAsync(database, cancellationToken))
        {
            var counts = await CountsAsync(head.Id, cancellationToken);
            if (head.Confidentiality == Confidentiality.Anonymous && counts.Values.Sum() < Suppression.Answers)
            {
                return Outcome<WrittenFile>.Invalid("survey", text["Responses.TooFew", Suppression.Answers]);
            }

            written = await WriteRowsAsync(head, counts, format, target, cancellationToken);
        }

        database.RecordAct(nameof(Survey), head.Id.ToString(CultureInfo.InvariantCulture), head.Title, details: new { Export = "responses", Format = extension, Responses = written });
        await database.SaveChangesAsync(cancellationToken);
        return new WrittenFile(
            FormattableString.Invariant($"{head.Key}-responses-{organisation.Today:yyyy-MM-dd}.{extension}"),
            format == ResultsFormat.Csv ? "text/csv; charset=utf-8" : XlsxStream.ContentType);
    }

    private async Task<long> WriteRowsAsync(
        SurveyHead head, Dictionary<long, long> counts, ResultsFormat format, Stream target, CancellationToken cancellationToken)
    {
        var attributes = await database.SurveyAttributes.AsNoTracking()
            .Where(attribute => attribute.SurveyId == head.Id).OrderBy(attribute => attribute.Slot).ToListAsync(cancellationToken);
        var table = new ResponseTable(await columns.ReadAsync(head.Id, cancellationToken), attributes, head.Confidentiality == Confidentiality.Identified);
        var cuts = (await source.ReadCutsAsync(head.Id, cancellationToken)).ToDictionary(cut => cut.Id);
        HashSet<long> concealed = head.Confidentiality == Confidentiality.Anonymous
            ? [.. cuts.Keys.Where(cut => counts.GetValueOrDefault(cut) < Suppression.Answers)]
            : [];
        var reader = new ResponseReader(database, head, table, attributes);
        if (format == ResultsFormat.Csv)
        {
            using var csv = new CsvStream(target);
            csv.WriteRow([.. table.Heads]);
            return await reader.ReadAsync(cuts, concealed, csv.WriteRow, cancellationToken);
        }

        using var workbook = new XlsxStream(target);
        workbook.BeginSheet(text["Sheet.Responses"], table.Heads);
        return await reader.ReadAsync(cuts, concealed, workbook.WriteRow, cancellationToken);
    }

    private async Task<Dictionary<long, long>> CountsAsync(long surveyId, CancellationToken cancellationToken)
    {
        var counts = await source.ReadDaysAsync(new CountRange(surveyId, null, null, null, null), 0, cancellationToken);
        return counts.GroupBy(count => count.CutId).ToDictionary(same => same.Key, same => same.Sum(count => count.Count));
    }
}
