using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Journeys;

public abstract class NewJourneyTests(PortalFixture portal)
{
    [Fact]
    public Task New_IsForDesigners() => portal.AssertPageIsForAsync("/journeys/new", Role.Administrator, Role.Designer);

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task Create_ByOthers_IsRefused(Role role)
    {
        var response = await (await portal.SignedInAsync(role)).PostFormAsync("/", "/journeys", new() { ["Form.Title"] = "Чужой" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task New_ProposesTheOwnerAndTheLanguageOfTheInterface()
    {
        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync("/journeys/new");

        Assert.Equal("Test Designer", page.QuerySelector<IHtmlSelectElement>("#Form_OwnerId")!.SelectedOptions[0].TextContent);
        Assert.Equal("ru", page.QuerySelector<IHtmlSelectElement>("#Form_ContentLanguage")!.Value);
    }

    [Fact]
    public async Task Create_Reference_StoresAllFactsLanesAndStages()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var product = await portal.AddCatalogItemAsync(CatalogKind.Product, "Продукт нового");
        var segment = await portal.AddCatalogItemAsync(CatalogKind.Segment, "Сегмент нового");
        var channel = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал нового");
        var owner = await portal.UserIdAsync(Role.Reviewer);
        var baseline = await portal.AddJourneyAsync("Основа нового");

        var id = await CreateAsync(client, new()
        {
            ["Form.Title"] = " Первый кредит ",
            ["Form.ProductId"] = $"{product.Id}",
            ["Form.SegmentId"] = $"{segment.Id}",
            ["Form.ChannelIds"] = $"{channel.Id}",
            ["Form.OwnerId"] = $"{owner}",
            ["Form.Nature"] = "ToBe",
            ["Form.BaselineKey"] = baseline.Key,
            ["Form.ReviewDate"] = "2026-09-30",
            ["Form.ContentLanguage"] = "ru",
            ["Form.Description"] = "От заявки до выдачи",
            ["Form.Start"] = "Reference",
        });

        var journey = await portal.StoredJourneyAsync(id);
        Assert.Equal(("Первый кредит", "pervyy-kredit", "От заявки до выдачи"), (journey.Title, journey.Key, journey.Description));
        Assert.Equal((product.Id, segment.Id, owner), (journey.ProductId, journey.SegmentId, journey.OwnerId));
        Assert.Equal((JourneyNature.ToBe, baseline.Key, new DateOnly(2026, 9, 30)), (journey.Nature, journey.BaselineKey, journey.ReviewDate));
        Assert.Equal([channel.Id], journey.Channels.Select(link => link.ChannelId));
        Assert.Equal(["emotion", "scenario", "need", "screen", "team"], journey.Lanes.Select(lane => lane.Key));
        Assert.Equal(["Живёт", "Шорт-лист", "Совершает покупку", "Инсталлирует", "Фак-ап"], journey.Stages.Select(stage => stage.Title));
        Assert.Equal(5, journey.Touchpoints.Select(touchpoint => touchpoint.StageId).Distinct().Count());
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry => entry.Subject == "Journey" && entry.JourneyId == id)));
        Assert.Contains("Первый кредит", (await client.GetPageAsync($"/journeys/{id}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Empty_InEnglish_HasOneStageInTheLanguageOfTheContent()
    {
        var id = await CreateAsync(await portal.SignedInAsync(Role.Designer), new()
        {
            ["Form.Title"] = "Open an account",
            ["Form.Key"] = "open-account",
            ["Form.ContentLanguage"] = "en",
            ["Form.Start"] = "Empty",
            ["Form.Nature"] = "AsIs",
        });

        var journey = await portal.StoredJourneyAsync(id);
        Assert.Equal("open-account", journey.Key);
        Assert.Equal(["Stage 1"], journey.Stages.Select(stage => stage.Title));
        Assert.Equal(["Touchpoint 1"], journey.Touchpoints.Select(touchpoint => touchpoint.Title));
    }

    [Fact]
    public async Task Create_SameTitleTwice_MakesAnotherKey()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var first = await CreateAsync(client, Minimal("Дважды названный"));
        var second = await CreateAsync(client, Minimal("Дважды названный"));

        Assert.Equal("dvazhdy-nazvannyy", (await portal.StoredJourneyAsync(first)).Key);
        Assert.Equal("dvazhdy-nazvannyy-2", (await portal.StoredJourneyAsync(second)).Key);
    }

    [Fact]
    public async Task Create_FromTemplate_CopiesItsContent()
    {
        var template = await portal.AddReferenceJourneyAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Journeys.SingleAsync(journey => journey.Id == template.Id)).IsTemplate = true;
            await database.SaveChangesAsync();
        });

        var fields = Minimal("Путь из шаблона");
        (fields["Form.Start"], fields["Form.TemplateId"]) = ("Template", $"{template.Id}");
        var journey = await portal.StoredJourneyAsync(await CreateAsync(await portal.SignedInAsync(Role.Designer), fields));

        Assert.Equal("Путь из шаблона", journey.Title);
        Assert.False(journey.IsTemplate);
        Assert.Null(journey.ProductId);
        Assert.Equal(template.Touchpoints.Select(touchpoint => touchpoint.StepKey).Order(), journey.Touchpoints.Select(touchpoint => touchpoint.StepKey).Order());
        Assert.Equal(25, journey.Cells.Count(cell => !cell.IsEmpty));
    }

    [Theory]
    [InlineData("Form.Title", " ", "Form_Title")]
    [InlineData("Form.Key", "Не ключ", "Form_Key")]
    [InlineData("Form.Key", "taken-key", "Form_Key")]
    [InlineData("Form.ReviewDate", "2020-01-01", "Form_ReviewDate")]
    [InlineData("Form.ReviewDate", "вчера", "Form_ReviewDate")]
    [InlineData("Form.ProductId", "999999999", "Form_ProductId")]
    [InlineData("Form.SegmentId", "999999999", "Form_SegmentId")]
    [InlineData("Form.OwnerId", "11111111-1111-1111-1111-111111111111", "Form_OwnerId")]
    [InlineData("Form.BaselineKey", "no-such-journey", "Form_BaselineKey")]
    [InlineData("Form.ContentLanguage", "fr", "Form_ContentLanguage")]
    public async Task Create_Invalid_SaysSoByFieldAndKeepsTheInput(string field, string value, string id)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        if (value == "taken-key" && !await portal.WithDatabaseAsync(database => database.Journeys.AnyAsync(journey => journey.Key == "taken-key")))
        {
            await portal.AddJourneyAsync("Занял ключ", journey => journey.Key = "taken-key");
        }

        var fields = Minimal("Путь с ошибкой");
        fields["Form.Nature"] = "ToBe";
        fields["Form.Description"] = "Не пропади";
        fields[field] = value;
        var response = await client.PostFormAsync("/journeys/new", "/journeys", fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.NotEmpty(page.QuerySelector($"#{id}-error")!.TextContent);
        Assert.Equal("true", page.QuerySelector($"#{id}")!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector($".errors a[href='#{id}']"));
        Assert.Contains("Не пропади", page.QuerySelector("#Form_Description")!.TextContent, StringComparison.Ordinal);
        Assert.False(await portal.WithDatabaseAsync(database => database.Journeys.AnyAsync(journey => journey.Description == "Не пропади")));
    }

    [Fact]
    public async Task Create_SeveralMistakes_NamesThemAllAtOnce()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var fields = Minimal(" ");
        (fields["Form.Key"], fields["Form.ReviewDate"]) = ("Не ключ", "2020-01-01");

        var page = await client.ReadPageAsync(await client.PostFormAsync("/journeys/new", "/journeys", fields));

        Assert.Equal(["#Form_Title", "#Form_Key", "#Form_ReviewDate"], page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Create_UnknownChannelOrTemplate_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var channel = Minimal("Путь без канала");
        channel["Form.ChannelIds"] = "999999999";
        var template = Minimal("Путь без шаблона");
        (template["Form.Start"], template["Form.TemplateId"]) = ("Template", "999999999");

        foreach (var fields in (Dictionary<string, string?>[])[channel, template])
        {
            var response = await client.PostFormAsync("/journeys/new", "/journeys", fields);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.NotNull((await client.ReadPageAsync(response)).QuerySelector(".errors li"));
        }
    }

    private static Dictionary<string, string?> Minimal(string title) => new()
    {
        ["Form.Title"] = title,
        ["Form.Nature"] = "AsIs",
        ["Form.ContentLanguage"] = "ru",
        ["Form.Start"] = "Reference",
    };

    private static async Task<long> CreateAsync(TestClient client, Dictionary<string, string?> fields)
    {
        var response = await client.PostFormAsync("/journeys/new", "/journeys", fields);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return long.Parse(response.Headers.Location!.OriginalString["/journeys/".Length..], CultureInfo.InvariantCulture);
    }
}

public sealed class NewJourneyTestsOnSqlite(SqlitePortal portal) : NewJourneyTests(portal), IClassFixture<SqlitePortal>;

public sealed class NewJourneyTestsOnPostgres(PostgresPortal portal) : NewJourneyTests(portal), IClassFixture<PostgresPortal>;
