using System.ComponentModel.DataAnnotations;
using System.Text;
using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>What an import of respondents did, or would do.</summary>
/// <param name="IsDryRun">Whether nothing was stored.</param>
public sealed record RespondentImportReport(bool IsDryRun)
{
    /// <summary>Rows read.</summary>
    public int Read { get; set; }

    /// <summary>New respondents.</summary>
    public int Stored { get; set; }

    /// <summary>Respondents that changed.</summary>
    public int Updated { get; set; }

    /// <summary>Respondents that were like that already.</summary>
    public int Unchanged { get; set; }

    /// <summary>Columns that became attributes.</summary>
    public IReadOnlyList<string> Attributes { get; set; } = [];

    /// <summary>Rows that were left out, with their reasons.</summary>
    public List<RowRemark> Skipped { get; } = [];

    /// <summary>Why nothing could be read; null when the file was read.</summary>
    public string? Problem { get; set; }
}

/// <summary>
/// Takes respondents from a file of rows: the column with the client's number is found by its header, name, address and language likewise,
/// and every other column is an attribute. Rows are upserts by the number; an empty field leaves what is stored.
/// </summary>
public sealed class RespondentImport(CxPortalDbContext database, TableMessages messages, TimeProvider clock, IStringLocalizer<ContactsText> text)
{
    /// <summary>The most bytes of a file.</summary>
    public const int UploadLimit = 20 * 1024 * 1024;

    private const int ChunkSize = 500;

    private static readonly string[] Keys = ["key", "id", "client", "client id", "client number", "номер", "номер клиента", "клиент"];
    private static readonly string[] Names = ["name", "имя", "фио"];
    private static readonly string[] Emails = ["email", "e-mail", "mail", "почта", "электронная почта"];
    private static readonly string[] Languages = ["language", "lang", "язык"];

    /// <summary>Reads a file, and stores what is in it unless it is a dry run.</summary>
    /// <param name="source">The file.</param>
    /// <param name="isWindows">Whether it is written in Windows-1251 and not in UTF-8.</param>
    /// <param name="isDryRun">Whether only to say what would be done.</param>
    /// <param name="cancellationToken">Stops the work; rows stored so far stay, and the same file goes on from there.</param>
    public async Task<RespondentImportReport> RunAsync(TableSource source, bool isWindows, bool isDryRun, CancellationToken cancellationToken)
    {
        var report = new RespondentImportReport(isDryRun);
        var format = new TableFormat { Delimiter = null, Encoding = isWindows ? CodePagesEncodingProvider.Instance.GetEncoding(1251)! : Encoding.UTF8 };
        using var table = TableReader.Open(source, format);
        if (table.Problem is { } problem)
        {
            report.Problem = messages.Of(problem);
            return report;
        }

        var columns = ColumnsOf(table.Headers);
        if (columns.Key is null)
        {
            report.Problem = text["RespondentImport.NoKey", string.Join(", ", table.Headers)];
            return report;
        }

        report.Attributes = [.. columns.Attributes.Select(column => Slug.From(column.Header))];
        var fields = new RowFields(format);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var chunk = new List<ReadRespondent>(ChunkSize);
        foreach (var row in table.Rows())
        {
            report.Read++;
            fields.Begin(row);
            if (Read(columns, fields, row.Line, seen, report) is { } read)
            {
                chunk.Add(read);
            }

            if (chunk.Count == ChunkSize)
            {
                await StoreAsync(chunk, report, cancellationToken);
                chunk.Clear();
            }
        }

        await StoreAsync(chunk, report, cancellationToken);
        return report;
    }

    private static Columns ColumnsOf(IReadOnlyList<string> headers)
    {
        var all = headers.Select((header, index) => new TableColumn(index, header)).Where(column => column.Header.Length > 0).ToList();
        TableColumn? Find(string[] names) => all.Find(column => names.Contains(SearchText.Of(column.Header.Replace('_', ' '))));
        var (key, name, email, language) = (Find(Keys), Find(Names), Find(Emails), Find(Languages));
        return new Columns(key, name, email, language, [.. all.Where(column => column != key && column != name && column != email && column != language)]);
    }

    private ReadRespondent? Read(Columns columns, RowFields fields, int line, HashSet<string> seen, RespondentImportReport report)
    {
        var key = fields.Text(columns.Key!);
        var name = columns.Name is null ? null : fields.Text(columns.Name);
        var email = columns.Email is null ? null : fields.Text(columns.Email);
        var language = columns.Language is null ? null : fields.Text(columns.Language)?.ToLowerInvariant();
        var attributes = columns.Attributes.Select(column => (Key: Slug.From(column.Header), Value: fields.Text(column)))
            .Where(pair => pair.Value is not null).Take(RespondentAttributes.MaxCount).ToList();
        var reason = fields.Problem is { } problem ? messages.Of(problem)
            : key is null or { Length: > Respondent.MaxKeyLength } ? text["RespondentImport.BadKey"]
            : name is { Length: > Respondent.MaxNameLength } ? text["RespondentImport.LongName"]
            : email is not null && (!new EmailAddressAttribute().IsValid(email) || email.Length > 320) ? text["RespondentImport.BadEmail", email]
            : language is not null && language is not [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? text["RespondentImport.BadLanguage", language]
            : !seen.Add(key) ? text["RespondentImport.Repeated", key]
            : (string?)null;
        if (reason is not null)
        {
            report.Skipped.Add(new RowRemark(line, reason));
            return null;
        }

        return new ReadRespondent(key!, name, email, language, attributes.DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value!));
    }

    private async Task StoreAsync(List<ReadRespondent> chunk, RespondentImportReport report, CancellationToken cancellationToken)
    {
        var keys = chunk.ConvertAll(row => row.Key);
        var known = await database.Respondents.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
        foreach (var read in chunk)
        {
            var isNew = !known.TryGetValue(read.Key, out var row);
            if (isNew)
            {
                row = new Respondent { Key = read.Key, Language = Cultures.Russian, CreatedAt = clock.GetUtcNow().UtcDateTime };
                database.Respondents.Add(row);
            }

            Write(row!, read);
            report.Stored += isNew ? 1 : 0;
            report.Updated += !isNew && database.Entry(row!).State == EntityState.Modified ? 1 : 0;
            report.Unchanged += !isNew && database.Entry(row!).State == EntityState.Unchanged ? 1 : 0;
        }

        if (!report.IsDryRun)
        {
            await database.SaveChangesAsync(cancellationToken);
        }

        database.ChangeTracker.Clear();
    }

    private static void Write(Respondent row, ReadRespondent read)
    {
        row.Name = read.Name ?? row.Name;
        row.Email = read.Email ?? row.Email;
        row.Language = read.Language ?? row.Language;
        var attributes = new Dictionary<string, string>(RespondentAttributes.Read(row.Attributes));
        foreach (var (key, value) in read.Attributes)
        {
            attributes[key] = value;
        }

        row.Attributes = RespondentAttributes.Write(attributes);
        row.RefreshSearchText();
    }

    private sealed record Columns(TableColumn? Key, TableColumn? Name, TableColumn? Email, TableColumn? Language, IReadOnlyList<TableColumn> Attributes);

    private sealed record ReadRespondent(string Key, string? Name, string? Email, string? Language, IReadOnlyDictionary<string, string> Attributes);
}
