using System.Globalization;
using CxPortal.Data;
using CxPortal.Web.Infrastructure.Tables;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Goes through a file once, decides what becomes of each row, and counts.</summary>
internal sealed class ResponseImportPass(
    CxPortalDbContext database, ImportTarget target, ResponseMapping mapping, TableMessages messages, RepeatedIds repeated, DateOnly today)
{
    private readonly Dictionary<string, int> equals = [];
    private readonly List<RowRemark> skipped = [];
    private readonly List<RowRemark> repaired = [];
    private readonly bool isNew = target.IsNew;
    private int read;
    private int stored;
    private int updated;
    private int unchanged;

    /// <summary>The good rows of a file, each with its identity.</summary>
    public IEnumerable<(ResponseRow Row, string Key)> Rows(TableReader table, ResponseRowReader reader)
    {
        foreach (var line in table.Rows())
        {
            read++;
            var row = reader.Read(line);
            foreach (var repair in reader.Repairs)
            {
                Repair(line.Line, repair);
            }

            if (row is null)
            {
                skipped.Add(messages.Remark(line.Line, reader.Problem!));
            }
            else if (row.At is { } at && target.Survey.RetentionDays is { } days && at.Day < today.AddDays(-days))
            {
                // Its response may have been deleted in time, and its counts stayed: it must not count again.
                skipped.Add(messages.Remark(line.Line, new TableProblem("Row.TooOld", days.ToString(CultureInfo.InvariantCulture))));
            }
            else if (MissingOption(row) is { } problem)
            {
                skipped.Add(messages.Remark(line.Line, problem));
            }
            else if (row.Id is not null && repeated.LastOf(row.Id) is { } last && last.Line != row.Line)
            {
                Supersede(row, last);
            }
            else
            {
                yield return (row, row.Id ?? Identity(row.Hash));
            }
        }
    }

    /// <summary>Stores what is new, notes what is corrected, counts what is there already.</summary>
    public async Task TakeAsync(IReadOnlyList<(ResponseRow Row, string Key)> rows, ResponseBatchWriter? writer, CancellationToken cancellationToken)
    {
        var known = await KnownAsync([.. rows.Select(row => row.Key)], cancellationToken);
        var added = new List<(ResponseRow, string)>(rows.Count);
        foreach (var (row, key) in rows)
        {
            if (!known.TryGetValue(key, out var before))
            {
                stored++;
                added.Add((row, key));
            }
            else if (before.ContentHash == row.Hash)
            {
                unchanged++;
            }
            else
            {
                updated++;
                writer?.Correct(row, before.Id);
            }
        }

        if (writer is not null && added.Count > 0)
        {
            await writer.AddAsync(added, cancellationToken);
        }
    }

    /// <summary>Notes a repair.</summary>
    public void Repair(int line, TableProblem repair) => repaired.Add(messages.Remark(line, repair));

    /// <summary>All of it in numbers.</summary>
    public ResponseImportReport Report(bool isDryRun) => new(
        target.Survey.Key, isDryRun, isNew, read, stored, updated, unchanged, skipped, repaired);

    /// <summary>An id that comes again: its last row counts, so that a file gives the same however often it is imported.</summary>
    private void Supersede(ResponseRow row, RepeatedId last)
    {
        if (last.Hash == row.Hash)
        {
            unchanged++;
        }
        else
        {
            skipped.Add(messages.Remark(row.Line, new TableProblem("Row.Superseded", row.Id!, last.Line.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private string Identity(string hash)
    {
        var ordinal = equals.GetValueOrDefault(hash) + 1;
        equals[hash] = ordinal;
        return string.Create(CultureInfo.InvariantCulture, $"#{hash}-{ordinal}");
    }

    private TableProblem? MissingOption(ResponseRow row)
    {
        foreach (var (index, question) in target.Questions.Index())
        {
            if (!question.IsChoice || row.Answers[index].Text is not { } words)
            {
                continue;
            }

            int? wanted = mapping.Questions[index].Labels.TryGetValue(words, out var code) ? code : null;
            if (question.CodeOf(words, wanted) is null)
            {
                return new TableProblem("Row.NoOption", question.Key, RowFields.Shown(words));
            }
        }

        return null;
    }

    private async Task<Dictionary<string, StoredResponse>> KnownAsync(List<string> keys, CancellationToken cancellationToken)
    {
        if (target.IsNew)
        {
            return [];
        }

        var id = target.Survey.Id;
        return await database.SurveyResponses.AsNoTracking()
            .Where(response => response.SurveyId == id && keys.Contains(response.ExternalKey!))
            .Select(response => new StoredResponse(response.Id, response.ExternalKey!, response.ContentHash))
            .ToDictionaryAsync(response => response.ExternalKey, cancellationToken);
    }
}

/// <summary>The last row of an id.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Hash">Hash of its content.</param>
internal readonly record struct RepeatedId(int Line, string Hash);

/// <summary>Ids that stand in several good rows of a file.</summary>
internal sealed class RepeatedIds
{
    private readonly Dictionary<string, RepeatedId> last = [];

    /// <summary>Looks through a file.</summary>
    public static RepeatedIds Find(TableSource source, ResponseMapping mapping, TimeZoneInfo organisation)
    {
        var found = new RepeatedIds();
        if (mapping.Id is null)
        {
            return found;
        }

        using var table = TableReader.Open(source, mapping.Format);
        if (ResponseRowReader.Create(mapping, table, organisation).Reader is not { } reader)
        {
            return found;
        }

        var seen = new HashSet<string>();
        foreach (var row in table.Rows().Select(reader.Read).OfType<ResponseRow>())
        {
            if (!seen.Add(row.Id!))
            {
                found.last[row.Id!] = new RepeatedId(row.Line, row.Hash);
            }
        }

        return found;
    }

    /// <summary>The last row of an id; null when it stands in one row only.</summary>
    public RepeatedId? LastOf(string id) => last.TryGetValue(id, out var row) ? row : null;
}
