using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Contacts;

public abstract class RespondentImportTests(PortalFixture portal)
{
    [Fact]
    public Task Page_IsForThoseWhoManageContacts() => portal.AssertPageIsForAsync("/respondents/import", Role.Administrator, Role.Designer);

    [Fact]
    public async Task Import_StoresNewOnes_UpdatesKnownOnes_AndNamesWhatItLeavesOut()
    {
        var known = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database, new Dictionary<string, string> { ["segment"] = "mass" }));
        var key = "I-" + Guid.NewGuid().ToString("N");
        var file = $"Номер;Имя;E-mail;Сегмент;Канал\n{key};Анна;anna@mail.example;premium;app\n{known.Key};;;premium;\n;Без номера;;;\n{key};Снова;;;\nX-1;Адрес;не адрес;;\n";

        var dry = await ReportAsync(file, tryOut: true);
        Assert.False(await portal.WithDatabaseAsync(database => database.Respondents.AnyAsync(row => row.Key == key)));
        var done = await ReportAsync(file);
        var again = await ReportAsync(file);

        Assert.Equal([5, 1, 1, 0, 3], dry);
        Assert.Equal([5, 1, 1, 0, 3], done);
        Assert.Equal([5, 0, 0, 2, 3], again);
        var stored = await portal.WithDatabaseAsync(database => database.Respondents.SingleAsync(row => row.Key == key));
        Assert.Equal(("Анна", "anna@mail.example", "ru"), (stored.Name, stored.Email, stored.Language));
        Assert.Equal("app", RespondentAttributes.Read(stored.Attributes)["kanal"]);
        var updated = await portal.WithDatabaseAsync(database => database.Respondents.SingleAsync(row => row.Id == known.Id));
        Assert.Equal((known.Name, known.Email), (updated.Name, updated.Email));
        Assert.Equal("premium", RespondentAttributes.Read(updated.Attributes)["segment"]);
    }

    [Fact]
    public async Task Import_OfWindows1251_ReadsCyrillic()
    {
        var key = "W-" + Guid.NewGuid().ToString("N");
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes($"номер,имя\n{key},Пётр\n");

        await PostAsync(bytes, ("isWindows", "true"));

        Assert.Equal("Пётр", await portal.WithDatabaseAsync(database => database.Respondents.Where(row => row.Key == key).Select(row => row.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("имя,почта\nАнна,anna@mail.example\n")]
    public async Task Import_WithoutAUsableFile_SaysWhy(string content)
    {
        var response = await PostAsync(Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await portal.Anonymous().ReadPageAsync(response)).GetElementById("file-error"));
    }

    /// <summary>Figures of the report: read, new, changed, already there, left out.</summary>
    private async Task<List<int>> ReportAsync(string file, bool tryOut = false)
    {
        var page = await portal.Anonymous().ReadPageAsync(await PostAsync(Encoding.UTF8.GetBytes(file), ("tryOut", tryOut ? "true" : "false")));
        return [.. page.QuerySelectorAll("[role=status] dd").Take(5).Select(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] file, params (string Name, string Value)[] fields)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync("/respondents/import");
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(file), "file", "clients.csv");
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value)))
        {
            form.Add(new StringContent(value), name);
        }

        return await client.Http.PostAsync("/respondents/import", form);
    }
}

public sealed class RespondentImportTestsOnSqlite(SqlitePortal portal) : RespondentImportTests(portal), IClassFixture<SqlitePortal>;

public sealed class RespondentImportTestsOnPostgres(PostgresPortal portal) : RespondentImportTests(portal), IClassFixture<PostgresPortal>;
