using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Exchange;

public abstract class ImportPagesTests(PortalFixture portal)
{
    [Fact]
    public async Task New_Anonymous_AsksToSignIn() =>
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().GetAsync("/journeys/import")).StatusCode);

    [Theory]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.Designer, HttpStatusCode.OK)]
    [InlineData(Role.Reviewer, HttpStatusCode.Redirect)]
    [InlineData(Role.Executive, HttpStatusCode.Redirect)]
    public async Task New_Roles_OnlyEditorsMayImport(Role role, HttpStatusCode status)
    {
        var client = await portal.SignedInAsync(role);

        var response = await client.GetAsync("/journeys/import");

        Assert.Equal(status == HttpStatusCode.OK, response.StatusCode == HttpStatusCode.OK);
        if (status != HttpStatusCode.OK)
        {
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden || response.Headers.Location!.ToString().Contains("403", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/journeys/987654/import")]
    [InlineData("/journeys/987654/import/preview")]
    public async Task Pages_UnknownJourney_AreNotFound(string url)
    {
        var client = await portal.SignedInAsync(Role.Designer);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Confirm_NewJourney_IsStoredAndAudited()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var preview = await PreviewAsync(client, "/journeys/import", Json(TestData.FullDocument("from-file")));
        Assert.Contains("Ставит драйвер токена", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("форум предпринимателей", preview.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("from-file"));

        var response = await ConfirmAsync(client, preview, "/journeys/import");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var journey = await portal.WithDatabaseAsync(database => database.Journeys.SingleAsync(row => row.Key == "from-file"));
        Assert.EndsWith("/journeys/" + journey.Id, response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(journey.OwnerId);
        var entry = await portal.WithDatabaseAsync(database => database.AuditEntries.FirstAsync(row => row.JourneyId == journey.Id));
        Assert.Equal("Test Designer", entry.Actor);
    }

    [Fact]
    public async Task Preview_ChangedJourney_ShowsCellsBeforeAndAfter()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("shown"));
        var client = await portal.SignedInAsync(Role.Designer);

        var preview = await PreviewAsync(client, $"/journeys/{id}/import", Json(Edited(await portal.ExportAsync(id))));

        var row = preview.QuerySelectorAll(".diff-table tbody tr").Single(line => line.TextContent.Contains("Видит рекламу", StringComparison.Ordinal));
        Assert.Equal("diff-mod", row.ClassName);
        Assert.Equal("живёт", row.QuerySelector("del")!.TextContent);
        Assert.Equal("живёт дальше", row.QuerySelector("ins")!.TextContent);
        Assert.Contains("Сценарий клиента", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_SameFile_SaysThatNothingChanges()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("same"));
        var client = await portal.SignedInAsync(Role.Designer);

        var preview = await PreviewAsync(client, "/journeys/import", Json(await portal.ExportAsync(id)));

        Assert.Contains("Файл ничего не меняет", preview.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_ChangedInBetween_ShowsItAgainAndKeepsTheFile()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("between"));
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/journeys/{id}/import";
        var preview = await PreviewAsync(client, url, Json(Edited(await portal.ExportAsync(id))));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.WithDatabaseAsync(async database =>
        {
            var cell = await database.Cells.Include(row => row.Chips)
                .SingleAsync(row => row.JourneyId == id && row.Lane!.Key == "scenario" && row.Touchpoint!.StepKey == "sees-ad");
            cell.Write(LaneType.Scenario, CellContent.OfText("чужая правка"));
            await database.SaveChangesAsync();
        });

        var response = await ConfirmAsync(client, preview, url);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        Assert.Contains("чужая правка", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 изменение затрёт", again.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ConfirmAsync(client, again, url)).StatusCode);
        Assert.Equal("живёт дальше", (await portal.ExportAsync(id)).Cells.Single(cell => cell is { Lane: "scenario", Touchpoint: "sees-ad" }).Text);
    }

    [Fact]
    public async Task Create_FileOfAnotherJourney_IsRefused()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("one"));
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.UploadAsync($"/journeys/{id}/import", $"/journeys/{id}/import", "other.json", Json(TestData.FullDocument("other")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("путь «other», а не «one»", (await client.ReadPageAsync(response)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("other"));
    }

    [Theory]
    [InlineData("notes.txt", "просто текст", "не книга Excel")]
    [InlineData("broken.json", "{\n  \"format\": ", "Строка 2")]
    [InlineData("empty.json", "", "Файл пуст")]
    [InlineData("broken.xlsx", "PK\u0003\u0004xxxx", "Книга повреждена")]
    [InlineData("version.json", "{\"format\": \"cxportal-journey\", \"formatVersion\": 9}", "Версия формата 9")]
    public async Task Create_BadFile_SaysWhatIsWrongAndStoresNothing(string name, string content, string message)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var files = await portal.WithDatabaseAsync(database => database.StoredFiles.CountAsync());

        var response = await client.UploadAsync("/journeys/import", "/journeys/import", name, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Contains(message, page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(name, page.QuerySelector(".errors h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(files, await portal.WithDatabaseAsync(database => database.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task Create_NoFile_AsksForOne()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.PostFormAsync("/journeys/import", "/journeys/import", []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Create_HugeFile_IsRefusedWithASentence()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.UploadAsync("/journeys/import", "/journeys/import", "huge.json", new byte[21 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("20 МБ", (await client.ReadPageAsync(response)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_UploadOfAnotherUserOrTooOld_IsGone()
    {
        var designer = await portal.SignedInAsync(Role.Designer);
        var upload = await designer.UploadAsync("/journeys/import", "/journeys/import", "mine.json", Json(TestData.FullDocument("mine")));
        var address = upload.Headers.Location!.ToString();
        var administrator = await portal.SignedInAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await designer.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await designer.GetAsync("/journeys/import/preview?upload=nonsense")).StatusCode);
    }

    private static JourneyDocument Edited(JourneyDocument document) => document with
    {
        Cells = [.. document.Cells.Select(cell => cell is { Lane: "scenario", Touchpoint: "sees-ad" } ? cell with { Text = "живёт дальше" } : cell)],
    };

    private static byte[] Json(JourneyDocument document) => JourneyDocumentJson.Write(document);

    private static async Task<IHtmlDocument> PreviewAsync(TestClient client, string url, byte[] file)
    {
        var response = await client.UploadAsync(url, url, "journey.json", file);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return await client.GetPageAsync(response.Headers.Location!.ToString());
    }

    private static Task<HttpResponseMessage> ConfirmAsync(TestClient client, IHtmlDocument preview, string url) =>
        client.PostFormAsync(preview, url + "/confirmation", new()
        {
            ["upload"] = preview.QuerySelector<IHtmlInputElement>("input[name=upload]")!.Value,
            ["stamp"] = preview.QuerySelector<IHtmlInputElement>("input[name=stamp]")!.Value,
        });

    private Task<int> CountAsync(string key) => portal.WithDatabaseAsync(database => database.Journeys.CountAsync(row => row.Key == key));
}

public sealed class ImportPagesTestsOnSqlite(SqlitePortal portal) : ImportPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class ImportPagesTestsOnPostgres(PostgresPortal portal) : ImportPagesTests(portal), IClassFixture<PostgresPortal>;
