using System.Net;
using System.Text;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class CellTests(PortalFixture portal)
{
    private const int Scenario = 1, Need = 2, Screen = 3, Team = 4, Pain = 5;

    [Fact]
    public async Task Update_Anonymous_IsUnauthorized()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);

        using var request = new HttpRequestMessage(HttpMethod.Get, journey.CellUrl(Scenario, 0));
        request.Headers.Add("X-Requested-With", "fetch");
        var response = await portal.Anonymous().Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.Designer, HttpStatusCode.OK)]
    [InlineData(Role.Reviewer, HttpStatusCode.Forbidden)]
    [InlineData(Role.Executive, HttpStatusCode.Forbidden)]
    public async Task Update_EachRole_WritesOrIsRefused(Role role, HttpStatusCode expected)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(role);

        var response = await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), new { text = "новое" }, 1);
        var read = await client.GetAsync(journey.CellUrl(Scenario, 0));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Update_NewText_StoresItWithAuditAndTotals()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.SendJsonAsync(
            HttpMethod.Put, journey.CellUrl(Pain, 0), new { text = "Ждёт **долго** <b>и</b> [тут](https://bank.example)\r\n", basis = "observed" }, 0);
        var body = await response.JsonAsync();

        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal(1, body.GetProperty("version").GetInt32());
        Assert.Equal("filled", body.GetProperty("state").GetString());
        var html = body.GetProperty("html").GetString()!;
        Assert.Contains("<strong>долго</strong> &lt;b&gt;и&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://bank.example\" rel=\"noopener nofollow\">тут</a>", html, StringComparison.Ordinal);
        Assert.Contains("ev-observed", html, StringComparison.Ordinal);
        Assert.Equal([6, 6], body.GetProperty("complete").GetProperty($"{journey.Touchpoints[0].Id}").EnumerateArray().Select(item => item.GetInt32()));
        Assert.Equal([1, 5], body.GetProperty("completeLanes").GetProperty($"{journey.Lanes[Pain].Id}").EnumerateArray().Select(item => item.GetInt32()));
        var audit = await portal.WithDatabaseAsync(database => database.AuditEntries
            .Where(entry => entry.JourneyId == journey.Id && entry.Operation == "Cells.Update").ToListAsync());
        Assert.Equal(AuditAction.Created, Assert.Single(audit).Action);
        Assert.Contains("Ждёт", audit[0].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_SameContentAgain_StoresNothing()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var content = new { text = "второй раз" };

        await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), content, 1)).JsonAsync();
        var body = await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), content, 1)).JsonAsync();

        Assert.Equal(2, body.GetProperty("version").GetInt32());
        Assert.Equal(1, await portal.WithDatabaseAsync(database =>
            database.AuditEntries.CountAsync(entry => entry.JourneyId == journey.Id && entry.Operation == "Cells.Update")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Update_OtherVersion_ShowsTheirs(int version)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), new { text = "моё" }, version))
            .JsonAsync(HttpStatusCode.PreconditionFailed);

        Assert.Equal(1, body.GetProperty("version").GetInt32());
        Assert.Equal("живет", body.GetProperty("content").GetProperty("text").GetString());
        Assert.Contains("живет", body.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_WithoutVersion_IsRefused()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), new { text = "моё" });

        Assert.NotEmpty((await response.JsonAsync(HttpStatusCode.PreconditionRequired)).Problem());
    }

    [Fact]
    public async Task Update_TwoAtOnce_OneWins()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var clients = new[] { await portal.SignedInAsync(Role.Designer), await portal.SignedInAsync(Role.Administrator) };
        foreach (var client in clients)
        {
            await client.GetPageAsync($"/journeys/{journey.Id}");
        }

        foreach (var (lane, version) in new[] { (Scenario, 1), (Pain, 0) })
        {
            var answers = await Task.WhenAll(clients.Select((client, index) =>
                client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(lane, 1), new { text = $"правка {index}" }, version)));

            Assert.Equal(
                [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed],
                answers.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact]
    public async Task Update_PartsOfOtherJourneysOrArchived_AreNotFound()
    {
        var mine = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var other = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Stages.SingleAsync(stage => stage.Id == mine.Stages[4].Id)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });
        var client = await portal.SignedInAsync(Role.Designer);

        foreach (var url in new[]
        {
            $"/journeys/{mine.Id}/cells/{other.Lanes[1].Id}/{mine.Touchpoints[0].Id}",
            $"/journeys/{mine.Id}/cells/{mine.Lanes[1].Id}/{other.Touchpoints[0].Id}",
            $"/journeys/{other.Id}/cells/{mine.Lanes[1].Id}/{mine.Touchpoints[0].Id}",
            $"/journeys/999999/cells/{mine.Lanes[1].Id}/{mine.Touchpoints[0].Id}",
            mine.CellUrl(Scenario, 4),
        })
        {
            await (await client.SendJsonAsync(HttpMethod.Put, url, new { text = "чужое" }, 1)).JsonAsync(HttpStatusCode.NotFound);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
        }
    }

    [Fact]
    public async Task Update_ArchivedJourney_IsRefused()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Journeys.SingleAsync(row => row.Id == journey.Id)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), new { text = "поздно" }, 1);

        Assert.Contains("архив", (await response.JsonAsync(HttpStatusCode.UnprocessableEntity)).Problem(), StringComparison.Ordinal);
        var page = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Null(page.QuerySelector(".drag"));
        Assert.NotNull(page.QuerySelector("form[action$='/restoration']"));
    }

    [Theory]
    [InlineData(Scenario, """{"emotion":1}""", "emotion")]
    [InlineData(0, """{"emotion":3}""", "emotion")]
    [InlineData(Need, """{"need":{"want":"x","importance":11}}""", "need.importance")]
    [InlineData(Team, """{"chips":[{"text":" "}]}""", "chips")]
    [InlineData(Team, """{"chips":[{"catalogItemId":999999}]}""", "chips")]
    [InlineData(Pain, """{"chips":[{"text":"кто"}]}""", "chips")]
    [InlineData(Scenario, "{oops", "")]
    [InlineData(Scenario, """{"basis":"maybe"}""", "")]
    public async Task Update_InvalidContent_NamesTheField(int lane, string json, string field)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await SendRawAsync(client, journey.CellUrl(lane, 0), json);

        var problem = (await response.JsonAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("problems")[0];
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.DoesNotContain("Problem.", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_TooLong_IsRefused()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Scenario, 0), new { text = new string('ж', 4001) }, 1);
        var huge = await SendRawAsync(client, journey.CellUrl(Scenario, 0), $$"""{"text":"{{new string('a', 200_000)}}"}""");

        await response.JsonAsync(HttpStatusCode.UnprocessableEntity);
        await huge.JsonAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Update_Chips_AreMatchedByNameAndAliasInAnyCase()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        await portal.WithDatabaseAsync(async database =>
        {
            var team = await TestData.CatalogAsync(database, CatalogKind.Team, "поддержка");
            if (!await database.CatalogAliases.AnyAsync(alias => alias.NormalizedName == "саппорт"))
            {
                database.CatalogAliases.Add(new CatalogAlias { CatalogItemId = team.Id, Kind = CatalogKind.Team, Name = "Саппорт", NormalizedName = "саппорт" });
                await database.SaveChangesAsync();
            }
        });
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(
            HttpMethod.Put, journey.CellUrl(Team, 0), new { chips = new[] { new { text = "САППОРТ" }, new { text = " Маркетинг" }, new { text = "Кто-то ещё" } } }, 1)).JsonAsync();

        var chips = body.GetProperty("content").GetProperty("chips").EnumerateArray().ToList();
        Assert.Equal(["поддержка", "маркетинг", "Кто-то ещё"], chips.Select(chip => chip.GetProperty("name").GetString()));
        Assert.Equal([true, true, false], chips.Select(chip => chip.GetProperty("catalogItemId").ValueKind == System.Text.Json.JsonValueKind.Number));
        Assert.Equal(2, body.GetProperty("version").GetInt32());
        var html = body.GetProperty("html").GetString()!;
        Assert.Contains("chip chip-lead\"><span class=\"vh\">отвечает: </span>поддержка", html, StringComparison.Ordinal);
        Assert.Contains("chip chip-text\">Кто-то ещё", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_OnlyTheStateOfAScreen_MakesANewVersion()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var id = (await portal.WithDatabaseAsync(database => TestData.CatalogAsync(database, CatalogKind.Screen, "сайт"))).Id;

        await (await client.SendJsonAsync(HttpMethod.Put, journey.CellUrl(Screen, 1), new { chips = new[] { new { catalogItemId = id, state = "active" } } }, 1)).JsonAsync();
        var body = await (await client.SendJsonAsync(
            HttpMethod.Put, journey.CellUrl(Screen, 1), new { chips = new[] { new { catalogItemId = id, state = "empty" } } }, 2)).JsonAsync();

        Assert.Equal(3, body.GetProperty("version").GetInt32());
        Assert.Equal("empty", body.GetProperty("content").GetProperty("chips")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Update_NeedAsJob_IsWrittenAsASentence()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(
            HttpMethod.Put, journey.CellUrl(Need, 0), new { need = new { when = "выбираю банк", want = "сравнить тарифы", soThat = "не переплатить", importance = 8 } }, 1)).JsonAsync();

        var html = body.GetProperty("html").GetString()!;
        Assert.Contains("Когда</span> выбираю банк", html, StringComparison.Ordinal);
        Assert.Contains("важность 8 из 10", html, StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, body.GetProperty("content").GetProperty("text").ValueKind);
    }

    private static async Task<HttpResponseMessage> SendRawAsync(TestClient client, string url, string json)
    {
        var page = await client.GetPageAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-CSRF-Token", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        request.Headers.Add("If-Match", "\"1\"");
        return await client.Http.SendAsync(request);
    }
}

public sealed class CellTestsOnSqlite(SqlitePortal portal) : CellTests(portal), IClassFixture<SqlitePortal>;

public sealed class CellTestsOnPostgres(PostgresPortal portal) : CellTests(portal), IClassFixture<PostgresPortal>;
