using ClosedXML.Excel;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Features.Exchange.Workbook;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Exchange;

public sealed class WorkbookRoundTripTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private const string ItemsSheet = "xl/worksheets/sheet2.xml";

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("en", "ru")]
    [InlineData("ru", "en")]
    public async Task Read_WorkbookAsItWasWritten_ChangesNothing(string written, string read)
    {
        var id = await portal.ImportAsync(TestData.FullDocument($"same-{written}-{read}"));

        var plan = await PlanAsync(await WorkbookAsync(id, written), read);

        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public async Task Read_WorkbookOfALargeJourney_ChangesNothing()
    {
        var id = await portal.ImportAsync(TestData.LargeDocument("same-large"));

        Assert.True((await PlanAsync(await WorkbookAsync(id, "ru"), "ru")).IsUnchanged);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("+7 495 000")]
    [InlineData("-5 %")]
    [InlineData("@СУММ(A1)")]
    [InlineData("'цитата'")]
    [InlineData("007")]
    [InlineData("2026-01-02")]
    [InlineData("1e5")]
    [InlineData("ИСТИНА")]
    [InlineData("_x000D_ и _x0041_")]
    [InlineData("a\tb\n\n  c < d & \"e\"")]
    [InlineData("эмодзи 🙂 и ё")]
    public async Task Read_TextOfAnyLook_StaysAsItIs(string text)
    {
        var full = TestData.FullDocument("text-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text))[..Math.Min(40, text.Length * 2)]);
        var id = await portal.ImportAsync(TestData.Checked(full with
        {
            Cells = [new CellDocument { Lane = "scenario", Touchpoint = "signs", Text = text }],
        }));

        var workbook = await WorkbookAsync(id, "ru");

        Assert.Equal(text, Reader().Read(workbook).Reading.Document!.Cells.Single().Text);
        Assert.True((await PlanAsync(workbook, "ru")).IsUnchanged);
    }

    [Fact]
    public async Task Read_EditedWorkbook_ShowsTheEdits()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("edited"));
        var workbook = Edit(await WorkbookAsync(id, "ru"), sheet =>
        {
            Row(sheet, "Этап", "buys").Cell(9).SetValue<string>("Покупает");
            Row(sheet, "Ячейка", null, "signs", "emotion").Cell(10).SetValue(2);
            Row(sheet, "Ячейка", null, "signs", "team").Cell(15).SetValue<string>("поддержка\nНикто не знает");
            Row(sheet, "Карточка", null, "failure", field: "По чьей вине").Cell(9).SetValue<string>("клиент");
            Row(sheet, "Ячейка", null, "compares", "scenario").Cell(9).Clear();
            var added = sheet.LastRowUsed().RowNumber() + 1;
            sheet.Cell(added, 1).SetValue<string>("Точка касания");
            sheet.Cell(added, 2).SetValue<string>("live");
            sheet.Cell(added, 9).SetValue<string>("Слышит от друзей");
            sheet.Cell(added + 1, 1).SetValue<string>("Ячейка");
            sheet.Cell(added + 1, 4).SetValue<string>("scenario");
            sheet.Cell(added + 1, 6).SetValue<string>("Слышит от друзей");
            sheet.Cell(added + 1, 9).SetValue<string>("разговаривает");
        });

        var plan = await PlanAsync(workbook, "ru");

        Assert.Empty(plan.Problems);
        Assert.Equal(["форум предпринимателей", "Никто не знает"], plan.UnmatchedNames);
        (ImportChangeKind, ImportField, string)[] expected =
        [
            (ImportChangeKind.Changed, ImportField.Title, "buys"),
            (ImportChangeKind.Added, ImportField.Emotion, "emotion:signs"),
            (ImportChangeKind.Added, ImportField.Chips, "team:signs"),
            (ImportChangeKind.Changed, ImportField.Fault, "failure"),
            (ImportChangeKind.Removed, ImportField.Text, "scenario:compares"),
            (ImportChangeKind.Removed, ImportField.Basis, "scenario:compares"),
            (ImportChangeKind.Added, ImportField.Whole, "slyshit-ot-druzey"),
            (ImportChangeKind.Added, ImportField.Text, "scenario:slyshit-ot-druzey"),
        ];
        Assert.Equal(expected.Order(), plan.Changes.Select(change => (change.Kind, change.Field, change.Key)).Order());
    }

    [Fact]
    public async Task Read_BadWorkbook_NamesSheetRowAndColumn()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("bad-workbook"));
        var rows = new Dictionary<string, int>();
        var workbook = Edit(await WorkbookAsync(id, "ru"), sheet =>
        {
            var emotion = Row(sheet, "Ячейка", null, "compares", "emotion");
            emotion.Cell(10).SetValue(7);
            rows["emotion"] = emotion.RowNumber();
            var scenario = Row(sheet, "Ячейка", null, "signs", "scenario");
            scenario.Cell(16).SetValue<string>("наверное");
            rows["basis"] = scenario.RowNumber();
            var stage = Row(sheet, "Этап", "buys");
            stage.Cell(2).SetValue<string>("live");
            rows["stage"] = stage.RowNumber();
            var formula = Row(sheet, "Ячейка", null, "signs", "need");
            formula.Cell(9).FormulaA1 = "1+1";
            rows["formula"] = formula.RowNumber();
        });

        using var speaking = LanguageScope.Of("ru");
        var problems = Reader().Read(workbook).Reading.Problems;

        Assert.Contains(problems, problem => problem.Kind == ExchangeProblemKind.EmotionOutOfRange && problem.Place == new ExchangePlace(null, null, "Элементы", rows["emotion"], "Эмоция −2…+2"));
        Assert.Contains(problems, problem => problem.Kind == ExchangeProblemKind.BadValue && problem.Place.Row == rows["basis"]);
        Assert.Contains(problems, problem => problem.Kind == ExchangeProblemKind.RepeatedKey && problem.Place.Row == rows["stage"]);
        Assert.Contains(problems, problem => problem.Kind == ExchangeProblemKind.UnknownStage);
        Assert.Contains(problems, problem => problem.Kind == ExchangeProblemKind.Formula && problem.Place.Row == rows["formula"]);
    }

    [Fact]
    public async Task Read_WorkbookInAnEmptyInstallation_BringsItsCatalogue()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("elsewhere"));
        var document = Reader().Read(await WorkbookAsync(id, "ru")).Reading.Document!;
        var original = await portal.ExportAsync(id);

        Assert.Equal(original.Catalog.Select(row => (row.Kind, row.Key, row.Name, row.Channel)), document.Catalog.Select(row => (row.Kind, row.Key, row.Name, row.Channel)));
        Assert.Equal(original.Cells.SelectMany(cell => cell.Chips), document.Cells.SelectMany(cell => cell.Chips));
    }

    [Fact]
    public async Task Read_MovedColumnsAndRenamedSheets_StillRead()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("moved-columns"));
        var workbook = Edit(await WorkbookAsync(id, "ru"), sheet =>
        {
            sheet.Name = "Мои правки";
            sheet.Column(1).InsertColumnsBefore(1);
        });

        Assert.True((await PlanAsync(workbook, "ru")).IsUnchanged);
    }

    [Fact]
    public async Task Read_BrokenWorkbooks_SayWhatIsWrong()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("broken"));
        var workbook = await WorkbookAsync(id, "ru");

        Assert.Equal(ExchangeProblemKind.BrokenWorkbook, Problem(workbook[..(workbook.Length / 2)]));
        Assert.Equal(ExchangeProblemKind.BrokenWorkbook, Problem("PK\u0003\u0004 and then nothing"u8.ToArray()));
        Assert.Equal(ExchangeProblemKind.MissingSheet, Problem(TestFiles.WithPart(workbook, ItemsSheet, xml => xml.Replace("<x:sheetData>", "<x:sheetData><x:row r=\"0\" />", StringComparison.Ordinal))));
        Assert.Equal(ExchangeProblemKind.BrokenWorkbook, Problem(TestFiles.WithPart(workbook, ItemsSheet, _ => "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")));
        Assert.Equal(ExchangeProblemKind.BrokenWorkbook, Problem(TestFiles.WithPart(workbook, "xl/sharedStrings.xml", _ => "<sst/>")));
        Assert.Equal(ExchangeProblemKind.WorkbookTooLarge, Problem(TestFiles.WithPart(workbook, "xl/sharedStrings.xml", _ => "<sst>" + new string(' ', 101 * 1024 * 1024) + "</sst>")));
        Assert.Equal(ExchangeProblemKind.MissingColumn, Problem(Edit(workbook, sheet => sheet.Column(10).Delete())));
        Assert.Equal(ExchangeProblemKind.ProtectedWorkbook, Problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(ExchangeProblemKind.UnknownFileType, Problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));
        Assert.Equal(ExchangeProblemKind.UnknownFileType, Problem("%PDF-1.4"u8.ToArray()));
        Assert.Equal(ExchangeProblemKind.EmptyFile, Problem([]));
        Assert.Equal(ExchangeProblemKind.TooLarge, Problem(new byte[JourneyFileReader.MaxBytes + 1]));
        using var plain = new XLWorkbook();
        plain.AddWorksheet("Лист1").Cell(1, 1).SetValue<string>("привет");
        Assert.Equal(ExchangeProblemKind.MissingSheet, Problem(Saved(plain)));
    }

    private ExchangeProblemKind Problem(byte[] file) => Reader().Read(file).Reading.Problems[0].Kind;

    private JourneyFileReader Reader() => portal.Services.CreateScope().ServiceProvider.GetRequiredService<JourneyFileReader>();

    private async Task<byte[]> WorkbookAsync(long id, string language)
    {
        using var speaking = LanguageScope.Of(language);
        await using var scope = portal.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<JourneyReportReader>().ReadAsync(id, withPictures: false, CancellationToken.None);
        return scope.ServiceProvider.GetRequiredService<JourneyWorkbook>().Write(report!);
    }

    private async Task<JourneyImportPlan> PlanAsync(byte[] workbook, string language)
    {
        using var speaking = LanguageScope.Of(language);
        await using var scope = portal.Services.CreateAsyncScope();
        var file = scope.ServiceProvider.GetRequiredService<JourneyFileReader>().Read(workbook);
        Assert.True(file.Reading.Document is not null, string.Join('\n', file.Reading.Problems));
        return await scope.ServiceProvider.GetRequiredService<JourneyImportService>().PlanAsync(file.Reading.Document, file.Options);
    }

    private static byte[] Edit(byte[] workbook, Action<IXLWorksheet> edit)
    {
        using var opened = new XLWorkbook(new MemoryStream(workbook));
        edit(opened.Worksheet(2));
        return Saved(opened);
    }

    private static byte[] Saved(XLWorkbook workbook)
    {
        using var content = new MemoryStream();
        workbook.SaveAs(content);
        return content.ToArray();
    }

    private static IXLRow Row(IXLWorksheet sheet, string kind, string? stage = null, string? touchpoint = null, string? lane = null, string? field = null) =>
        sheet.RowsUsed().Single(row => row.Cell(1).GetString() == kind
            && (stage is null || row.Cell(2).GetString() == stage)
            && (touchpoint is null || row.Cell(3).GetString() == touchpoint)
            && (lane is null || row.Cell(4).GetString() == lane)
            && (field is null || row.Cell(8).GetString() == field));
}
