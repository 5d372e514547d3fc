using System.Text;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Leads an import of answers through its pages: choose a file, say what its columns are, look at what would happen, confirm.</summary>
public sealed class WizardService(
    CxPortalDbContext database, ImportUploads uploads, ResponseImportService imports, TableMessages messages, IStringLocalizer<ResponseImportText> text)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int RowsShown = 8;
    private const int RowsLookedAt = 300;
    private const int SamplesShown = 4;

    /// <summary>Keeps a chosen file.</summary>
    /// <returns>The token that stands for it, or the page with what is wrong.</returns>
    public async Task<(string? Token, WizardStart Page)> ReceiveAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            return (null, new WizardStart(null, [text[file is null ? "NoFile" : "EmptyFile"]]));
        }

        var name = Path.GetFileName(file.FileName);
        if (file.Length > MaxBytes)
        {
            return (null, new WizardStart(name, [text["TooLarge", MaxBytes / 1024 / 1024]]));
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        using var table = TableReader.Open(TableSource.FromBytes(name, bytes), FormatOf(bytes, new WizardFormat()));
        return table.Problem is { } problem
            ? (null, new WizardStart(name, [messages.Of(problem)]))
            : (await uploads.KeepAsync(bytes, name, cancellationToken), new WizardStart());
    }

    /// <summary>The page of the columns with a proposal; null when the upload is gone.</summary>
    public async Task<WizardColumns?> ColumnsAsync(string? token, WizardFormat format, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(token, cancellationToken) is not { } upload)
        {
            return null;
        }

        var (headers, rows, tableFormat) = Look(upload, format);
        var form = MappingProposal.For(upload.FileName, headers, rows);
        (form.Encoding, form.Delimiter) = (tableFormat.Encoding.WebName, tableFormat.Delimiter.ToString());
        return await PageAsync(upload, form, headers, rows, cancellationToken);
    }

    /// <summary>Takes what was said of the columns.</summary>
    /// <returns>The token of the mapping, or the page with what is wrong; both null when the upload is gone.</returns>
    public async Task<(string? Mapping, WizardColumns? Page)> MapAsync(string? token, MappingForm form, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(token, cancellationToken) is not { } upload)
        {
            return (null, null);
        }

        var (headers, rows, _) = Look(upload, new WizardFormat { Encoding = form.Encoding, Delimiter = form.Delimiter });
        var json = MappingForms.ToJson(form, headers);
        var (mapping, problems) = ResponseMappingReader.Read(json);
        List<string> found = [.. MappingForms.Repeated(form).Select(name => text["Repeated", name].Value), .. problems.Select(messages.Of)];
        if (mapping is not null && found.Count == 0)
        {
            var trial = await imports.RunAsync(Source(upload), mapping, new ResponseImportOptions(IsDryRun: true), cancellationToken);
            if (trial.IsDone)
            {
                return (await uploads.KeepAsync(Encoding.UTF8.GetBytes(json), "mapping.json", cancellationToken), null);
            }

            found.AddRange(trial.Problems.Select(problem => problem.Message));
        }

        return (null, await PageAsync(upload, form, headers, rows, cancellationToken) with { Problems = found });
    }

    /// <summary>What an import would do; null when upload or mapping are gone, or the survey does not take it any more.</summary>
    public async Task<WizardPreview?> PreviewAsync(string? token, string? mappingToken, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, mappingToken, cancellationToken) is not { } found)
        {
            return null;
        }

        var trial = await imports.RunAsync(Source(found.Upload), found.Mapping, new ResponseImportOptions(IsDryRun: true), cancellationToken);
        return trial.IsDone ? new WizardPreview(found.Upload, mappingToken!, found.Text, trial.Value!) : null;
    }

    /// <summary>Imports; not found when upload or mapping are gone.</summary>
    public async Task<Outcome<ResponseImportReport>> ConfirmAsync(string? token, string? mappingToken, CancellationToken cancellationToken) =>
        await FindAsync(token, mappingToken, cancellationToken) is { } found
            ? await imports.RunAsync(Source(found.Upload), found.Mapping, new ResponseImportOptions(), cancellationToken)
            : Outcome<ResponseImportReport>.NotFound;

    private async Task<(ImportUpload Upload, ResponseMapping Mapping, string Text)?> FindAsync(string? token, string? mappingToken, CancellationToken cancellationToken)
    {
        var (upload, kept) = (await uploads.FindAsync(token, cancellationToken), await uploads.FindAsync(mappingToken, cancellationToken));
        if (upload is null || kept is null)
        {
            return null;
        }

        var json = Encoding.UTF8.GetString(kept.Content);
        return ResponseMappingReader.Read(json).Mapping is { } mapping ? (upload, mapping, json) : null;
    }

    private async Task<WizardColumns> PageAsync(
        ImportUpload upload, MappingForm form, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken cancellationToken)
    {
        while (form.Columns.Count < headers.Count)
        {
            form.Columns.Add(new ColumnForm());
        }

        var columns = headers.Select((header, index) => new ColumnSample(
            header, [.. rows.Select(row => index < row.Count ? RowFields.Shown(row[index]) : string.Empty).Where(value => value.Length > 0).Distinct().Take(SamplesShown)]));
        var keys = await database.Surveys.AsNoTracking()
            .Where(survey => survey.ArchivedAt == null && survey.Confidentiality == Confidentiality.Identified && survey.CurrentRevision != null)
            .OrderBy(survey => survey.Key)
            .Select(survey => survey.Key)
            .ToListAsync(cancellationToken);
        return new WizardColumns(upload, form, [.. columns], [.. rows.Take(RowsShown)], keys);
    }

    private static (IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, TableFormat Format) Look(ImportUpload upload, WizardFormat wanted)
    {
        var format = FormatOf(upload.Content, wanted);
        using var table = TableReader.Open(Source(upload), format);
        return table.Problem is null
            ? (table.Headers, [.. table.Rows().Take(RowsLookedAt).Select(row => row.Fields)], format with { Delimiter = table.Delimiter })
            : ([], [], format);
    }

    /// <summary>Text that is no UTF-8 was most likely written by an old Windows program.</summary>
    private static TableFormat FormatOf(byte[] content, WizardFormat wanted)
    {
        var name = WizardFormat.Encodings.Contains(wanted.Encoding) ? wanted.Encoding! : IsUtf8(content) ? "utf-8" : "windows-1251";
        return new TableFormat
        {
            Encoding = EncodingInfos.Find(name)!,
            Delimiter = wanted.Delimiter is { } chosen && WizardFormat.Delimiters.ContainsKey(chosen) ? chosen[0] : null,
        };
    }

    private static bool IsUtf8(byte[] content) =>
        content.AsSpan().StartsWith(Encoding.Unicode.Preamble) || content is [0x1F, 0x8B, ..] || System.Text.Unicode.Utf8.IsValid(content);

    private static TableSource Source(ImportUpload upload) => TableSource.FromBytes(upload.FileName, upload.Content);
}
