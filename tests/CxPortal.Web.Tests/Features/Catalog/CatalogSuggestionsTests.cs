using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Testing;
using CxPortal.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Catalog;

public abstract class CatalogSuggestionsTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_OffersNamesThatBeginWithTheTextFirst_ThenOthers_ThenAliases()
    {
        var channel = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал подсказок");
        await portal.AddCatalogItemAsync(CatalogKind.Screen, "Реклама подсказкина");
        await portal.AddCatalogItemAsync(CatalogKind.Screen, "Подсказкин сайт", channel.Id);
        await portal.AddCatalogItemAsync(CatalogKind.Screen, "Веб", channel.Id, "Портал подсказкин");
        await portal.AddCatalogItemAsync(CatalogKind.Team, "Подсказкина команда");

        var rows = await AskAsync(await portal.SignedInAsync(Role.Reviewer), "kind=screen&q=" + Uri.EscapeDataString("ПОДСКАЗКИН"));

        Assert.Equal(["Подсказкин сайт", "Реклама подсказкина", "Веб"], rows.Select(row => row.Name));
        Assert.Equal(["Канал подсказок", null, "Канал подсказок · Портал подсказкин"], rows.Select(row => row.Note));
    }

    [Fact]
    public async Task Index_TakesNoMoreThanAskedFor_AndEverythingForNoText()
    {
        for (var number = 0; number < 4; number++)
        {
            await portal.AddCatalogItemAsync(CatalogKind.Segment, $"Сегмент по счёту {number}");
        }

        var client = await portal.SignedInAsync(Role.Designer);

        Assert.Equal(3, (await AskAsync(client, "kind=segment&limit=3")).Count);
        Assert.Single(await AskAsync(client, "kind=segment&limit=-5"));
    }

    [Theory]
    [InlineData("kind=nothing")]
    [InlineData("kind=77")]
    [InlineData("q=a")]
    public async Task Index_UnknownCatalogue_IsNotFound(string query)
    {
        var client = await portal.SignedInAsync(Role.Designer);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/catalog/suggestions?" + query)).StatusCode);
    }

    [Fact]
    public async Task Index_IsForThoseWhoReadCatalogues()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(Role.Executive)).GetAsync("/catalog/suggestions?kind=team")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().GetAsync("/catalog/suggestions?kind=team")).StatusCode);
    }

    [Fact]
    public async Task Create_NewName_AddsTheRow_AndAgainGivesTheSame()
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var first = await client.SendJsonAsync(HttpMethod.Post, "/catalog/quick", new { kind = "team", name = "Быстрая команда" });
        var second = await client.SendJsonAsync(HttpMethod.Post, "/catalog/quick", new { kind = "team", name = " быстрая КОМАНДА" });

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var made = await first.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Быстрая команда", made.GetProperty("name").GetString());
        Assert.Equal(made.GetProperty("id").GetInt64(), (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64());
        Assert.Equal(1, await portal.WithDatabaseAsync(database => database.CatalogItems.CountAsync(item => item.Name == "Быстрая команда")));
    }

    [Fact]
    public async Task Create_Blank_IsRefusedByField()
    {
        var response = await (await portal.SignedInAsync(Role.Designer)).SendJsonAsync(HttpMethod.Post, "/catalog/quick", new { kind = "team", name = " " });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems")[0];
        Assert.Equal("Name", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Create_UnknownCatalogueOrNoRight_IsRefused()
    {
        var unknown = await (await portal.SignedInAsync(Role.Designer)).SendJsonAsync(HttpMethod.Post, "/catalog/quick", new { kind = "planet", name = "Земля" });
        var reviewer = await (await portal.SignedInAsync(Role.Reviewer)).SendJsonAsync(HttpMethod.Post, "/catalog/quick", new { kind = "team", name = "Не моя" });

        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, reviewer.StatusCode);
    }

    internal static async Task<List<CatalogSuggestion>> AskAsync(TestClient client, string query) =>
        (await client.Http.GetFromJsonAsync<List<CatalogSuggestion>>("/catalog/suggestions?" + query))!;
}

public sealed class CatalogSuggestionsTestsOnSqlite(SqlitePortal portal) : CatalogSuggestionsTests(portal), IClassFixture<SqlitePortal>;

public sealed class CatalogSuggestionsTestsOnPostgres(PostgresPortal portal) : CatalogSuggestionsTests(portal), IClassFixture<PostgresPortal>;
