using System.Net;
using System.Text;
using ClosedXML.Excel;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using CxPortal.Web.Features.Exchange.Workbook;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Exchange;

public abstract class JourneyExportTests(PortalFixture portal)
{
    [Fact]
    public async Task Show_Anonymous_AsksToSignIn() =>
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().GetAsync("/journeys/1/export?format=json")).StatusCode);

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Designer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task Show_EveryRole_Downloads(Role role)
    {
        var id = await portal.ImportAsync(TestData.FullDocument("roles-" + role.ToString().ToLowerInvariant()));
        var client = await portal.SignedInAsync(role);

        var response = await client.GetAsync($"/journeys/{id}/export?format=json");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/journeys/987654/export?format=pdf")]
    [InlineData("/journeys/987654/export?format=xlsx")]
    [InlineData("/journeys/987654/export?format=json")]
    [InlineData("/journeys/987654/export?format=docx")]
    [InlineData("/journeys/987654/export")]
    public async Task Show_UnknownJourneyOrFormat_IsNotFound(string url)
    {
        var client = await portal.SignedInAsync(Role.Designer);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Show_Json_IsTheDocumentWithItsNameAndAnAuditEntry()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("json"));
        var client = await portal.SignedInAsync(Role.Executive);

        var response = await client.GetAsync($"/journeys/{id}/export?format=json");

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Подключение интернет-банка 2026-03-02.json", response.Content.Headers.ContentDisposition!.FileNameStar);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Contains("Подключение интернет-банка", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var document = JourneyDocumentJson.Read(bytes).Document!;
        Assert.Equal(TestData.Pixel.Length > 0, document.Stages[3].Touchpoints[0].Pictures[0].Content is { Length: > 0 });
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.OrderByDescending(row => row.Id).FirstAsync());
        Assert.Equal((AuditAction.Performed, nameof(Journey), (long?)id), (entry.Action, entry.Subject, entry.JourneyId));
        Assert.Contains("json", entry.After!, StringComparison.Ordinal);
        Assert.Equal("Test Executive", entry.Actor);
    }

    [Theory]
    [InlineData("ru", "Матрица сервисных сценариев", "Сценарий клиента", "Карточки точек касания")]
    [InlineData("en", "Scenario matrix", "Client scenario", "Touchpoint cards")]
    public async Task Show_Pdf_IsTaggedAndSaysWhatTheMatrixSays(string language, params string[] words)
    {
        var id = await portal.ImportAsync(TestData.FullDocument("pdf-" + language));
        var client = await portal.SignedInAsync(Role.Designer);
        await SpeakAsync(Role.Designer, language);

        var pdf = await DownloadAsync(client, id, "pdf");
        await SpeakAsync(Role.Designer, "ru");

        var info = await TestFiles.PdfInfoAsync(pdf);
        Assert.Equal("Подключение интернет-банка", info["Title"]);
        Assert.Equal("yes", info["Tagged"]);
        Assert.Equal("2", info["Pages"]);
        Assert.Contains("A3", info["Page size"], StringComparison.Ordinal);
        Assert.Contains($"/Lang ({language})", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        var text = await TestFiles.PdfTextAsync(pdf);
        string[] content = ["Живёт", "Ставит драйвер токена", "=1+1", "форум предпринимателей", "Перезвонили и извинились"];
        Assert.All(words.Concat(content), word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Matches(@"1\s?/\s?2", text);
    }

    [Fact]
    public async Task Show_PdfOfALargeJourney_RepeatsHeadsOnEverySheet()
    {
        var id = await portal.ImportAsync(TestData.LargeDocument("large-pdf"));
        var client = await portal.SignedInAsync(Role.Designer);

        var pages = (await TestFiles.PdfTextAsync(await DownloadAsync(client, id, "pdf"))).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        // Eight stages of at most four touchpoints: two stages stand side by side on each of four sheets.
        Assert.True(pages.Length >= 4, $"{pages.Length} pages");
        Assert.All(pages, page => Assert.Contains("Этап", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("Точка касания", page, StringComparison.Ordinal));
        Assert.Equal(4, pages.Count(page => page.Contains("Потребность", StringComparison.Ordinal)));
        Assert.Contains("Точка касания 30", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Workbook_HoldsTextAsText()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("xlsx"));
        var client = await portal.SignedInAsync(Role.Designer);

        using var workbook = new XLWorkbook(new MemoryStream(await DownloadAsync(client, id, "xlsx")));

        var matrix = workbook.Worksheet("Матрица");
        Assert.Equal("Инсталлирует", matrix.Cell(3, 5).GetString());
        Assert.Contains(matrix.MergedRanges, range => range.RangeAddress.ToString() == "E3:F3");
        Assert.Equal("Ставит драйвер токена", matrix.Cell(4, 5).GetString());
        Assert.Equal("Сценарий клиента", matrix.Cell(6, 1).GetString());
        Assert.Equal("=1+1", matrix.Cell(6, 4).GetString());
        Assert.False(matrix.Cell(6, 4).HasFormula);
        Assert.Equal("◌ выбирает из короткого списка", matrix.Cell(6, 3).GetString());
        Assert.Equal("Маркетинг, Поддержка", matrix.Cell(9, 3).GetString());
        Assert.Equal("Сайт (без продукта), форум предпринимателей", matrix.Cell(8, 3).GetString());
        Assert.StartsWith("● +1", matrix.Cell(5, 3).GetString(), StringComparison.Ordinal);
        Assert.Equal(XLPaperSize.A3Paper, matrix.PageSetup.PaperSize);
        Assert.Equal((4, 1), (matrix.SheetView.SplitRow, matrix.SheetView.SplitColumn));
        var items = workbook.Worksheet("Элементы");
        Assert.True(items.Row(1).IsHidden);
        var texts = items.RowsUsed().Skip(2).Select(row => row.Cell(9)).Where(cell => cell.GetString() is "007" or "2026-01-02" or "=1+1").ToList();
        Assert.Equal(3, texts.Count);
        Assert.All(texts, cell => Assert.Equal(XLDataType.Text, cell.DataType));
        Assert.Equal("xlsx", workbook.Worksheet("Сведения").Cell(3, 3).GetString());
    }

    [Fact]
    public async Task Show_Workbook_HasTheTypeOfWorkbooks()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("xlsx-type"));
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.GetAsync($"/journeys/{id}/export?format=xlsx");

        Assert.Equal(JourneyWorkbook.ContentType, response.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<byte[]> DownloadAsync(TestClient client, long id, string format)
    {
        var response = await client.GetAsync($"/journeys/{id}/export?format={format}");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsByteArrayAsync();
    }

    private Task SpeakAsync(Role role, string language) => portal.WithDatabaseAsync(async database =>
    {
        var user = await database.Users.SingleAsync(account => account.Role == role);
        user.Language = language;
        await database.SaveChangesAsync();
    });
}

public sealed class JourneyExportTestsOnSqlite(SqlitePortal portal) : JourneyExportTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyExportTestsOnPostgres(PostgresPortal portal) : JourneyExportTests(portal), IClassFixture<PostgresPortal>;
