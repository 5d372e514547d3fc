using System.Text;
using System.Text.Json;
using ClosedXML.Excel;
using CxPortal.Data.Audit;
using CxPortal.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Commands;

public sealed class AuditExportCommandTests : IAsyncLifetime
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\")";

    private readonly CommandLine line = new();
    private readonly string folder = TestDatabases.NewDirectory();

    public async Task InitializeAsync()
    {
        await line.RunAsync("list", "journeys");
        await line.WithDatabaseAsync(async database =>
        {
            foreach (var (name, after) in new (string, string?)[] { (Formula, null), ("Ёлка \u0001🙂", """{"Text":"стало","Emotion":-2}"""), (new string('я', 40_000), null) })
            {
                database.AuditEntries.Add(new AuditEntry
                {
                    OccurredAt = new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc),
                    Actor = "Анна",
                    Operation = "Cells.Update",
                    Subject = "Cell",
                    SubjectId = "7",
                    SubjectName = name,
                    JourneyId = 5,
                    After = after,
                });
                await database.SaveChangesAsync();
            }

            return true;
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Export_Csv_HoldsEveryEntryAndNoFormula()
    {
        var text = Encoding.UTF8.GetString(await ExportAsync("csv"));

        Assert.StartsWith("\uFEFFid,occurredAt,localTime,actor,operation,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil.example\"\")\",", text, StringComparison.Ordinal);
        Assert.Contains(",2026-03-02T09:30:00.0000000Z,", text.Replace("\r\n", ",", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1 + await CountAsync(), text.TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task Export_Json_IsOneArrayWithValuesAsObjects()
    {
        using var json = JsonDocument.Parse(await ExportAsync("json"));

        var entries = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(await CountAsync(), entries.Count);
        Assert.Equal(("export audit", "Audit", "json"), (Text(entries[0], "operation"), Text(entries[0], "subject"), Text(entries[0], "subjectId")));
        var entry = entries.Single(one => Text(one, "subjectName")?.StartsWith("Ёлка", StringComparison.Ordinal) == true);
        Assert.Equal(("2026-03-02T09:30:00Z", 5), (Text(entry, "occurredAt"), entry.GetProperty("journeyId").GetInt32()));
        Assert.Equal(("стало", -2), (Text(entry.GetProperty("after"), "Text"), entry.GetProperty("after").GetProperty("Emotion").GetInt32()));
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("before").ValueKind);
        Assert.Contains(entries, one => Text(one, "subjectName") == Formula);
    }

    [Fact]
    public async Task Export_Workbook_OpensAndHoldsTextOnly()
    {
        using var content = new MemoryStream(await ExportAsync("xlsx"));
        using (var package = SpreadsheetDocument.Open(content, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(package).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }

        using var workbook = new XLWorkbook(content);
        var sheet = workbook.Worksheet("audit");

        Assert.Equal(1 + await CountAsync(), sheet.LastRowUsed().RowNumber());
        Assert.Equal("subjectName", sheet.Cell(1, 9).GetString());
        Assert.DoesNotContain(sheet.CellsUsed(), cell => cell.HasFormula || cell.DataType != XLDataType.Text);
        var names = sheet.RowsUsed().Select(row => row.Cell(9)).ToList();
        Assert.True(names.Single(cell => cell.GetString() == Formula).Style.IncludeQuotePrefix);
        Assert.Contains(names, cell => cell.GetString() == "Ёлка \uFFFD🙂");
        Assert.Contains(names, cell => cell.GetString().Length == 32_767 && cell.GetString().EndsWith("я…", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_ByADesigner_IsRefusedAndLeavesNoFile()
    {
        await line.RunAsync("user", "add", "anna@bank.example", "--role", "designer");
        var target = Path.Combine(folder, "refused.csv");

        var refused = await line.RunAsync("export", "audit", "--format", "csv", "-o", target, "--as", "anna@bank.example");

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("AuditRead", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Export_ToAFolderThatIsNotThere_NamesIt()
    {
        var refused = await line.RunAsync("export", "audit", "--format", "csv", "-o", Path.Combine(folder, "missing", "a.csv"));

        Assert.Equal(1, refused.Code);
        Assert.StartsWith("-o: there is no directory " + Path.Combine(folder, "missing"), refused.Error, StringComparison.Ordinal);
    }

    private async Task<byte[]> ExportAsync(string format)
    {
        var target = Path.Combine(folder, "audit." + format);
        var done = await line.RunAsync("export", "audit", "--format", format, "-o", target);
        Assert.Equal((0, string.Empty, string.Empty), (done.Code, done.Output, done.Error));
        return await File.ReadAllBytesAsync(target);
    }

    private Task<int> CountAsync() => line.WithDatabaseAsync(database => database.AuditEntries.CountAsync());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
