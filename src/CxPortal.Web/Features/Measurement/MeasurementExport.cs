using CxPortal.Data;
using CxPortal.Web.Features.SurveyResults.Export;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Measurement;

/// <summary>Writes the plan of measurement as a table: a row for each planned metric, and one for each touchpoint without a plan.</summary>
public sealed class MeasurementExport(MeasurementQueries queries, CxPortalDbContext database, IStringLocalizer<MeasurementText> text)
{
    private static readonly string[] Columns = ["Journey", "Stage", "Touchpoint", "Metric", "Survey", "Start", "Rhythm", "Sample", "Note"];

    /// <summary>Writes the whole plan and records the export.</summary>
    /// <param name="target">Takes the file.</param>
    /// <param name="isWorkbook">Whether it is a workbook, or CSV.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task WriteAsync(Stream target, bool isWorkbook, CancellationToken cancellationToken)
    {
        var page = await queries.ListAsync(null, false, cancellationToken);
        List<string> heads = [.. Columns.Select(name => text["Column." + name].Value)];
        var rows = page.Rows.SelectMany(Rows);
        if (isWorkbook)
        {
            using var workbook = new XlsxStream(target);
            workbook.BeginSheet(text["Title"], heads);
            foreach (var row in rows)
            {
                workbook.WriteRow(row);
            }
        }
        else
        {
            using var csv = new CsvStream(target);
            csv.WriteRow([.. heads]);
            foreach (var row in rows)
            {
                csv.WriteRow(row);
            }
        }

        database.RecordAct("MeasurementPlan", "all", text["Title"]);
        await database.SaveChangesAsync(cancellationToken);
    }

    private IEnumerable<IReadOnlyList<object?>> Rows(MeasuredTouchpoint touchpoint) => touchpoint.Plans.Count == 0
        ? [[touchpoint.Journey, touchpoint.Stage, touchpoint.Title, null, string.Join("; ", touchpoint.Surveys.Select(survey => survey.Title)), null, null, null, null]]
        : touchpoint.Plans.Select(plan => (IReadOnlyList<object?>)
        [
            touchpoint.Journey, touchpoint.Stage, touchpoint.Title, text["Metric." + plan.Metric].Value, plan.Survey, plan.StartsOn,
            text["Rhythm." + plan.Rhythm].Value, plan.SampleSize, plan.Note,
        ]);
}
