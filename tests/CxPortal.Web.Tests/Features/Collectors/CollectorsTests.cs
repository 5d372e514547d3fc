using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Testing;
using CxPortal.Web.Features.Collectors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Collectors;

/// <summary>The ways by which a survey reaches people.</summary>
public abstract class CollectorsTests(PortalFixture portal)
{
    [Theory]
    [InlineData(Role.Designer, HttpStatusCode.OK)]
    [InlineData(Role.Reviewer, HttpStatusCode.Forbidden)]
    [InlineData(Role.Executive, HttpStatusCode.Forbidden)]
    public async Task New_IsForThoseWhoWriteSurveys(Role role, HttpStatusCode status)
    {
        var survey = await portal.AddSurveyAsync();
        var client = await portal.SignedInAsync(role);

        Assert.Equal(status, (await client.GetAsync($"/surveys/{survey.Id}/collectors/new")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/surveys/{survey.Id}/collectors")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().GetAsync($"/surveys/{survey.Id}/collectors")).StatusCode);
    }

    [Fact]
    public async Task Link_Added_ShowsItsAddressAndItsCode()
    {
        var survey = await portal.AddSurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var list = $"/surveys/{survey.Id}/collectors";

        var answer = await client.PostFormAsync(list + "/new", list, Fields("Link", "Плакат в отделении", ("Form.Presets", "channel=office")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var collector = await OnlyAsync(survey.Id);
        Assert.Equal(("Плакат в отделении", "channel=office", 16), (collector.Name, collector.Presets, collector.Token.Length));
        var page = await client.GetPageAsync(list);
        Assert.Equal($"https://localhost/s/{collector.Token}", page.QuerySelector($"#address{collector.Id}")!.GetAttribute("value"));
        var code = await client.GetAsync($"{list}/{collector.Id}/qr.svg");
        Assert.Equal("image/svg+xml", code.Content.Headers.ContentType!.MediaType);
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry => entry.Subject == nameof(SurveyCollector) && entry.SubjectName == collector.Name)));
        Assert.Equal(HttpStatusCode.OK, (await portal.Anonymous().GetAsync("/s/" + collector.Token)).StatusCode);
    }

    [Theory]
    [InlineData("Widget", "Form.AllowedOrigins", "https://bank.example/page", "Form_AllowedOrigins")]
    [InlineData("Widget", "Form.AllowedOrigins", "https://bank.example; script-src *", "Form_AllowedOrigins")]
    [InlineData("Widget", "Form.AllowedOrigins", "", "Form_AllowedOrigins")]
    [InlineData("Kiosk", "Form.ResetSeconds", "5", "Form_ResetSeconds")]
    [InlineData("Link", "Form.Presets", "city=Казань", "Form_Presets")]
    [InlineData("Link", "Form.Name", "", "Form_Name")]
    public async Task Form_WithAMistake_SaysWhereAndKeepsWhatWasTyped(string kind, string field, string value, string place)
    {
        var survey = await portal.AddSurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var list = $"/surveys/{survey.Id}/collectors";

        var answer = await client.PostFormAsync(list + "/new", list, Fields(kind, "Название", (field, value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await client.ReadPageAsync(answer);
        Assert.NotNull(page.QuerySelector($"#{place}-error"));
        Assert.Equal(0, await portal.WithDatabaseAsync(database => database.SurveyCollectors.CountAsync(row => row.SurveyId == survey.Id)));
    }

    [Fact]
    public async Task Change_OfAnOldVersion_IsRefusedAndKeepsWhatWasTyped()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/surveys/{survey.Id}/collectors/{collector.Id}";

        var first = await client.PostFormAsync(url, url, Fields("Link", "Первое", ("Form.Version", "1")));
        var second = await client.PostFormAsync(url, url, Fields("Link", "Второе", ("Form.Version", "1")));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Второе", (await client.ReadPageAsync(second)).QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("Первое", (await OnlyAsync(survey.Id)).Name);
    }

    [Fact]
    public async Task Archived_LeadsNowhere()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/surveys/{survey.Id}/collectors/{collector.Id}";

        var answer = await client.PostFormAsync(url, url + "/archive", []);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await portal.Anonymous().GetAsync("/s/" + collector.Token)).StatusCode);
    }

    [Fact]
    public async Task PersonalLinks_Made_AreGivenOnceAndWork()
    {
        var survey = await portal.AddSurveyAsync();
        var collector = await portal.AddCollectorAsync(survey.Id, CollectorKind.Personal);
        var client = await portal.SignedInAsync(Role.Designer);
        var list = $"/surveys/{survey.Id}/collectors";

        var answer = await client.PostFormAsync(list, $"{list}/{collector.Id}/links", new() { ["count"] = "3" });

        var addresses = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, addresses.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await portal.Anonymous().GetAsync(new Uri(addresses[0]).PathAndQuery)).StatusCode);
        var links = portal.Services.GetRequiredService<PersonalLinks>();
        var hashes = addresses.Select(address => links.TryHash(address[(address.LastIndexOf('/') + 1)..], out var hash) ? hash : "").Order();
        Assert.Equal(hashes, await portal.WithDatabaseAsync(database =>
            database.Invitations.Where(row => row.CollectorId == collector.Id).Select(row => row.TokenHash).OrderBy(hash => hash).ToListAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(list, $"{list}/{collector.Id}/links", new() { ["count"] = "0" })).StatusCode);
    }

    [Theory]
    [InlineData("/surveys/999999/collectors")]
    [InlineData("/surveys/999999/collectors/new")]
    [InlineData("/surveys/999999/collectors/1")]
    [InlineData("/surveys/999999/collectors/1/qr.svg")]
    public async Task Unknown_IsNotFound(string url) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignedInAsync(Role.Designer)).GetAsync(url)).StatusCode);

    private static Dictionary<string, string?> Fields(string kind, string name, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string?> { ["Form.Kind"] = kind, ["Form.Name"] = name, ["Form.IsActive"] = "true", ["Form.Version"] = "0" };
        foreach (var (field, value) in more)
        {
            fields[field] = value;
        }

        return fields;
    }

    private Task<SurveyCollector> OnlyAsync(long surveyId) => portal.WithDatabaseAsync(database => database.SurveyCollectors.SingleAsync(row => row.SurveyId == surveyId));
}

public sealed class CollectorsTestsOnSqlite(SqlitePortal portal) : CollectorsTests(portal), IClassFixture<SqlitePortal>;

public sealed class CollectorsTestsOnPostgres(PostgresPortal portal) : CollectorsTests(portal), IClassFixture<PostgresPortal>;
