using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.ResponseImport;

public abstract class WizardTests(PortalFixture portal)
{
    private const string Page = "/surveys/import";
    private readonly string name = "answers-" + Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task Page_IsForThoseWhoMayImport() => await portal.AssertPageIsForAsync(Page, Role.Administrator, Role.Designer);

    [Fact]
    public async Task File_GoesFromUploadOverColumnsAndPreviewIntoASurvey()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var columns = await UploadAsync(client, "ID;Рынок;Дата ответа;NPS\n1;UK;25/12/21;10\n2;US;01/09/21;3\n3;UK;02/09/21;99\n4;UK;04/09/21;7\n5;US;05/09/21;8\n6;US;06/09/21;8\n");
        Assert.Equal(["Id", "Attribute", "Date", "Skip"], columns.QuerySelectorAll<IHtmlSelectElement>("fieldset select").Select(select => select.Value));
        Assert.Equal("dd/MM/yy", Field(columns, "Form.Columns[2].Format"));
        Assert.Equal(name, Field(columns, "Form.Survey"));

        var fields = FieldsOf(columns);
        fields["Form.Columns[3].Use"] = "Nps";
        var mapped = await client.PostFormAsync(columns, Page + "/columns", fields);
        Assert.Equal(HttpStatusCode.Redirect, mapped.StatusCode);
        var preview = await client.GetPageAsync(mapped.Headers.Location!.ToString());
        Assert.Contains("99", preview.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.False(await portal.WithDatabaseAsync(database => database.Surveys.AnyAsync(survey => survey.Key == name)));

        var done = await client.PostFormAsync(preview, Page + "/confirmation", FieldsOf(preview));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(5, await portal.WithDatabaseAsync(database => database.SurveyResponses.CountAsync(
            response => database.Surveys.Any(survey => survey.Id == response.SurveyId && survey.Key == name))));

        var again = await client.GetPageAsync(mapped.Headers.Location!.ToString());
        Assert.Null(again.QuerySelector("form[action$=confirmation]"));
    }

    [Fact]
    public async Task Columns_ThatDoNotGo_AreSaidAndKept()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var columns = await UploadAsync(client, "A,B\n1,2\n2,3\n");
        var fields = FieldsOf(columns);
        foreach (var column in (int[])[0, 1])
        {
            fields[$"Form.Columns[{column}].Use"] = "Csat";
            fields[$"Form.Columns[{column}].Name"] = "same";
        }

        var response = await client.PostFormAsync(columns, Page + "/columns", fields);
        var page = await client.ReadPageAsync(response);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("same", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("same", Field(page, "Form.Columns[1].Name"));
    }

    [Fact]
    public async Task OldEncoding_IsFoundOutAndCanBeChanged()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!;
        var columns = await UploadAsync(client, encoding.GetBytes("Оценка;Город\n5;Омск\n4;Омск\n"));

        Assert.Contains("Омск", columns.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var again = columns.QuerySelector<IHtmlInputElement>("form[method=get] input[name=upload]")!.Value;
        var other = await client.GetPageAsync($"{Page}/columns?upload={Uri.EscapeDataString(again)}&encoding=koi8-r&delimiter=%7C");
        Assert.DoesNotContain("Омск", other.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoFileEmptyFileOrForeignUpload_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(Page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostFormAsync(page, Page, [])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(client, [])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(client, [0, 1, 2, 0, 0, 3])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync(Page + "/columns?upload=nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync(Page + "/preview")).StatusCode);

        var location = (await PostAsync(client, "A\n1\n"u8.ToArray())).Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await portal.SignedInAsync(Role.Administrator)).GetAsync(location)).StatusCode);
    }

    private Task<IHtmlDocument> UploadAsync(TestClient client, string rows) => UploadAsync(client, Encoding.UTF8.GetBytes(rows));

    private async Task<IHtmlDocument> UploadAsync(TestClient client, byte[] rows)
    {
        var response = await PostAsync(client, rows);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await client.GetPageAsync(response.Headers.Location!.ToString());
    }

    private async Task<HttpResponseMessage> PostAsync(TestClient client, byte[] rows)
    {
        var page = await client.GetPageAsync(Page);
        using var file = new ByteArrayContent(rows);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var token = new StringContent(page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value);
        using var form = new MultipartFormDataContent { { token, "__RequestVerificationToken" }, { file, "File", name + ".csv" } };
        return await client.Http.PostAsync(Page, form);
    }

    private static string? Field(IHtmlDocument page, string field) => page.QuerySelector<IHtmlInputElement>($"input[name='{field}']")!.Value;

    /// <summary>The last form of the page as it stands.</summary>
    private static Dictionary<string, string?> FieldsOf(IHtmlDocument page)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").Last();
        return form.QuerySelectorAll("input[name], select[name]")
            .Where(control => control.GetAttribute("name") != "__RequestVerificationToken")
            .ToDictionary(control => control.GetAttribute("name")!, control => control is IHtmlSelectElement select ? select.Value : ((IHtmlInputElement)control).Value);
    }
}

public sealed class WizardTestsOnSqlite(SqlitePortal portal) : WizardTests(portal), IClassFixture<SqlitePortal>;

public sealed class WizardTestsOnPostgres(PostgresPortal portal) : WizardTests(portal), IClassFixture<PostgresPortal>;
