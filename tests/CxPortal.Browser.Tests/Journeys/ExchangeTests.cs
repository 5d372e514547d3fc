using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CxPortal.Browser.Tests.Support;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace CxPortal.Browser.Tests.Journeys;

/// <summary>What the screen shows is what the files hold, and an edited workbook comes back.</summary>
public sealed class ExchangeTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    private const string Journey = "reference-en";

    [Fact]
    public Task Exports_AfterAnEdit_HoldTheEditedText() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            await matrix.TypeAsync("scenario", "lives", "Meets the bank at a fair");
            await matrix.Cell("scenario", "lives").Locator("textarea").PressAsync("Control+Enter");
            await matrix.SavedAsync();

            Assert.Contains("Meets the bank at a fair", TextOf(await DownloadAsync(visit, "xlsx")), StringComparison.Ordinal);
            var pdf = await PdfTextAsync(await DownloadAsync(visit, "pdf"));
            Assert.Contains("Meets the bank at a fair", pdf, StringComparison.Ordinal);
            Assert.Contains("Getting the internet bank to work", pdf, StringComparison.Ordinal);
            Assert.Contains("Meets the bank at a fair", await File.ReadAllTextAsync(await DownloadAsync(visit, "json")), StringComparison.Ordinal);
        },
        "en");

    [Fact]
    public Task Exports_ForAnExecutive_AreTheWholeReferenceInRussian() => portal.VisitAsync(Role.Executive, async visit =>
    {
        var matrix = new Matrix(visit, portal.Ids, "reference");
        await matrix.OpenAsync();

        var pdf = await PdfTextAsync(await DownloadAsync(visit, "pdf"));

        foreach (var title in await matrix.StagesAsync())
        {
            Assert.Contains(title, pdf, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task Workbook_EditedAndBroughtBack_ShowsWhatChangesBeforeItIsStored() => portal.VisitAsync(
        Role.Designer,
        async visit =>
        {
            var matrix = new Matrix(visit, portal.Ids, Journey);
            await matrix.OpenAsync();
            var workbook = await DownloadAsync(visit, "xlsx");
            Replace(workbook, "An installation as seamless as possible", "An installation without a restart");

            await visit.GoAsync($"/journeys/{portal.Ids[Journey]}/import");
            await visit.Page.SetInputFilesAsync("input[type=file]", workbook);
            await visit.Page.Locator("main form button.btn-primary").ClickAsync();

            var change = visit.Page.Locator(".diff, .diff-table");
            await Expect(change.First).ToContainTextAsync("An installation as seamless as possible");
            await Expect(change.First).ToContainTextAsync("An installation without a restart");
            await PageCheck.RunAsync(visit, "import-preview");
            await visit.Page.Locator("main form button.btn-primary").First.ClickAsync();

            await matrix.OpenAsync();
            await Expect(matrix.Cell("need", "installs")).ToContainTextAsync("An installation without a restart");
        },
        "en");

    [Fact]
    public Task Document_OfAnotherInstallation_BecomesAJourneyOnceItIsConfirmed() => portal.VisitAsync(Role.Designer, async visit =>
    {
        var file = Path.Combine(TestDatabases.NewDirectory(), "путь.json");
        await File.WriteAllBytesAsync(file, JourneyDocumentJson.Write(TestData.FullDocument("brought")));

        await UploadAsync(visit, file);
        await Expect(visit.Page.Locator(".diff-table")).ToContainTextAsync("Ставит драйвер токена");
        await PageCheck.RunAsync(visit, "import-preview-new");
        Assert.False(await portal.WithDatabaseAsync(database => database.Journeys.AnyAsync(journey => journey.Key == "brought")));
        await visit.Page.Locator("main form button.btn-primary").ClickAsync();

        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Подключение интернет-банка");
        await Expect(visit.Page.Locator("#matrix-host")).ToContainTextAsync("Ставит драйвер токена");
        await UploadAsync(visit, file);
        await Expect(visit.Page.Locator("main .empty")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("main form button.btn-primary")).ToHaveCountAsync(0);
    });

    private static async Task UploadAsync(Visit visit, string file)
    {
        await visit.GoAsync("/journeys/import");
        await visit.Page.SetInputFilesAsync("input[type=file]", file);
        await Expect(visit.Page.Locator("[data-file-names]")).ToHaveTextAsync(Path.GetFileName(file));
        await visit.Page.Locator("main form button.btn-primary").ClickAsync();
    }

    private static async Task<string> DownloadAsync(Visit visit, string format)
    {
        if (await visit.Page.Locator("details.menu[open]").CountAsync() == 0)
        {
            await visit.Page.Locator("details.menu:has(a[href*='export']) > summary").ClickAsync();
        }

        var download = await visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.Locator($"a[href$='export?format={format}']").ClickAsync(),
            new() { Timeout = 60_000 });
        Assert.EndsWith("." + format, download.SuggestedFilename, StringComparison.Ordinal);
        var file = Path.Combine(TestDatabases.NewDirectory(), "export." + format);
        await download.SaveAsAsync(file);
        return file;
    }

    private static string TextOf(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    /// <summary>Edits the items of a workbook as a person does; the sheet that shows the matrix stays as it was.</summary>
    private static void Replace(string workbook, string before, string after)
    {
        using var zip = ZipFile.Open(workbook, ZipArchiveMode.Update);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).ToList())
        {
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            if (text.Contains(before, StringComparison.Ordinal))
            {
                using var stream = entry.Open();
                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)));
            }
        }
    }

    private static async Task<string> PdfTextAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("pdftotext is missing: install the Debian package poppler-utils.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
