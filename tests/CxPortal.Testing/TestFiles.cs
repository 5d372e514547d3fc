using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CxPortal.Testing;

/// <summary>Uploads, and looks into downloaded files.</summary>
public static class TestFiles
{
    /// <summary>Posts a file as a form of the page does.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this TestClient client, string pageUrl, string url, string fileName, byte[] content, string field = "File")
    {
        var page = await client.GetPageAsync(pageUrl);
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, field, fileName);
        return await client.Http.PostAsync(url, form);
    }

    /// <summary>The text of a PDF, page after page.</summary>
    public static async Task<string> PdfTextAsync(byte[] pdf) => await RunAsync("pdftotext", "-layout", pdf, "-");

    /// <summary>What pdfinfo says of a PDF: Title, Tagged, Pages, Page size…</summary>
    public static async Task<Dictionary<string, string>> PdfInfoAsync(byte[] pdf) => (await RunAsync("pdfinfo", null, pdf, null))
        .Split('\n').Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
        .GroupBy(parts => parts[0]).ToDictionary(parts => parts.Key, parts => parts.First()[1].Trim());

    /// <summary>The workbook with one of its parts replaced; null takes it out.</summary>
    public static byte[] WithPart(byte[] workbook, string path, Func<string, string?> change)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(path)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            if (change(text) is { } changed)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
                writer.Write(changed);
            }
        }

        return content.ToArray();
    }

    private static async Task<string> RunAsync(string program, string? option, byte[] pdf, string? target)
    {
        var file = Path.Combine(TestDatabases.NewDirectory(), "file.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in new[] { option, file, target }.OfType<string>())
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed");
        return text;
    }
}
