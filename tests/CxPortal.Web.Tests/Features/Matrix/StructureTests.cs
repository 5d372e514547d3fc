using System.Net;
using System.Text.Json;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Matrix;

public abstract class StructureTests(PortalFixture portal)
{
    public static TheoryData<string, string, string?> Requests => new()
    {
        { "POST", "stages", """{"title":"Новый"}""" },
        { "PATCH", "stages/{s}", """{"title":"Новый"}""" },
        { "DELETE", "stages/{s}", null },
        { "PUT", "stages/{s}/position", """{"afterId":null}""" },
        { "POST", "stages/{s}/copies", """{"withContent":true}""" },
        { "POST", "stages/{s}/merge", null },
        { "POST", "stages/{s}/split", """{"touchpointId":1}""" },
        { "POST", "stages/{s}/restoration", null },
        { "POST", "touchpoints", """{"title":"Новая","stageId":1}""" },
        { "PATCH", "touchpoints/{t}", """{"isMomentOfTruth":true}""" },
        { "DELETE", "touchpoints/{t}", null },
        { "PUT", "touchpoints/{t}/position", """{"afterId":null}""" },
        { "POST", "touchpoints/{t}/copies", """{"withContent":true}""" },
        { "POST", "touchpoints/{t}/restoration", null },
        { "POST", "lanes", """{"title":"Новая","type":"text"}""" },
        { "PATCH", "lanes/{l}", """{"title":"Новая"}""" },
        { "DELETE", "lanes/{l}", null },
        { "PUT", "lanes/{l}/position", """{"afterId":null}""" },
        { "POST", "lanes/{l}/copies", """{"withContent":true}""" },
        { "POST", "lanes/{l}/copies-to/1", null },
        { "POST", "lanes/{l}/restoration", null },
        { "PATCH", "title", """{"title":"Новый"}""" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Any_WithoutPermission_IsRefused(string method, string path, string? json)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);

        foreach (var role in new[] { Role.Reviewer, Role.Executive })
        {
            var client = await portal.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(client, method, Url(journey, journey, path), json)).StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Any_PartOfAnotherJourney_IsNotFound(string method, string path, string? json)
    {
        var mine = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var other = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var url = path.Contains('{', StringComparison.Ordinal) ? Url(mine, other, path) : "/journeys/999999/" + path;

        await (await SendAsync(client, method, url, json)).JsonAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Any_ArchivedJourney_IsRefused(string method, string path, string? json)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Journeys.SingleAsync(row => row.Id == journey.Id)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });
        var client = await portal.SignedInAsync(Role.Designer);

        await (await SendAsync(client, method, Url(journey, journey, path), json)).JsonAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("POST", "stages", """{"title":" "}""")]
    [InlineData("POST", "stages", "{oops")]
    [InlineData("POST", "touchpoints", """{"title":"","stageId":{s}}""")]
    [InlineData("POST", "lanes", """{"title":"","type":"text"}""")]
    [InlineData("POST", "lanes", """{"title":"Эмоции","type":"emotion"}""")]
    [InlineData("POST", "lanes", """{"title":"x","type":"odd"}""")]
    [InlineData("POST", "lanes", """{"title":"x","role":"odd"}""")]
    [InlineData("PATCH", "stages/{s}", """{"title":""}""")]
    [InlineData("PATCH", "touchpoints/{t}", """{"title":" "}""")]
    [InlineData("PATCH", "lanes/{l}", """{"title":"Своё имя"}""")]
    [InlineData("PATCH", "title", """{"title":""}""")]
    [InlineData("POST", "lanes/{l}/copies", """{"withContent":true}""")]
    [InlineData("POST", "stages/{s}/merge", null)]
    [InlineData("POST", "stages/{s}/split", """{"touchpointId":{t}}""")]
    [InlineData("POST", "lanes/{l}/copies-to/{j}", null)]
    public async Task Any_Invalid_SaysWhy(string method, string path, string? json)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await SendAsync(client, method, Url(journey, journey, path), json is null ? null : Fill(journey, json));

        var message = (await response.JsonAsync(HttpStatusCode.UnprocessableEntity)).Problem();
        Assert.DoesNotContain("Problem.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stages/{s}")]
    [InlineData("touchpoints/{t}")]
    [InlineData("lanes/{pain}")]
    [InlineData("title")]
    public async Task Rename_CurrentStaleOrWithoutVersion(string path)
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = Url(journey, journey, path);

        await (await client.SendJsonAsync(HttpMethod.Patch, url, new { title = "Первое" }, 1)).JsonAsync();
        await (await client.SendJsonAsync(HttpMethod.Patch, url, new { title = "Второе" }, 1)).JsonAsync(HttpStatusCode.PreconditionFailed);
        await (await client.SendJsonAsync(HttpMethod.Patch, url, new { title = "Третье" })).JsonAsync(HttpStatusCode.PreconditionRequired);

        var page = await client.GetPageAsync($"/journeys/{journey.Id}");
        Assert.Contains("Первое", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stages_CreateMoveAndUndo_KeepTheOrderAndTheKeys()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var root = $"/journeys/{journey.Id}";

        var created = await (await client.SendJsonAsync(HttpMethod.Post, root + "/stages", new { title = "Сомневается", afterId = journey.Stages[1].Id })).JsonAsync();
        Assert.Equal(["Живет", "Шорт-лист", "Сомневается", "Совершает покупку", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));
        Assert.Contains("место 3 из 6", created.GetProperty("announcement").GetString(), StringComparison.Ordinal);
        var first = await (await client.SendJsonAsync(HttpMethod.Post, root + "/stages", new { title = "До всего", beforeId = journey.Stages[0].Id })).JsonAsync();
        Assert.Equal("До всего", (await StagesAsync(client, journey))[0]);

        var moved = await (await client.SendJsonAsync(HttpMethod.Put, $"{root}/stages/{journey.Stages[4].Id}/position", new { afterId = (long?)null })).JsonAsync();
        Assert.Equal("Фак-ап", (await StagesAsync(client, journey))[0]);
        Assert.Equal($"s{journey.Stages[4].Id}", moved.GetProperty("focus").GetString());
        foreach (var answer in new[] { moved, first, created })
        {
            await UndoAsync(client, answer);
        }

        Assert.Equal(["Живет", "Шорт-лист", "Совершает покупку", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));
        var keys = await portal.WithDatabaseAsync(database => database.Stages
            .Where(stage => stage.JourneyId == journey.Id && stage.ArchivedAt == null).OrderBy(stage => stage.Position).Select(stage => stage.Key).ToListAsync());
        Assert.Equal(journey.Stages.Select(stage => stage.Key), keys);
    }

    [Fact]
    public async Task Stages_ManyMovesIntoTheSameGap_KeepTheOrder()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var expected = journey.Stages.ConvertAll(stage => stage.Id);

        for (var round = 0; round < 30; round++)
        {
            var id = expected[4];
            await (await client.SendJsonAsync(HttpMethod.Put, $"/journeys/{journey.Id}/stages/{id}/position", new { afterId = expected[0] })).JsonAsync();
            expected.Remove(id);
            expected.Insert(1, id);
        }

        var stored = await portal.WithDatabaseAsync(database => database.Stages
            .Where(stage => stage.JourneyId == journey.Id).OrderBy(stage => stage.Position).Select(stage => stage.Id).ToListAsync());
        Assert.Equal(expected, stored);
    }

    [Fact]
    public async Task Stages_ArchiveAndUndo_BringTheContentBack()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var archived = await (await client.SendJsonAsync(HttpMethod.Delete, $"/journeys/{journey.Id}/stages/{journey.Stages[2].Id}")).JsonAsync();

        Assert.Equal(["Живет", "Шорт-лист", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));
        Assert.DoesNotContain("приветственное письмо", archived.GetProperty("html").GetString(), StringComparison.Ordinal);
        var restored = await UndoAsync(client, archived);
        Assert.Equal(["Живет", "Шорт-лист", "Совершает покупку", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));
        Assert.Contains("приветственное письмо", restored.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, await portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync(entry =>
            entry.JourneyId == journey.Id && entry.Subject == "Stage" && (entry.Operation == "Stages.Destroy" || entry.Operation == "Restorations.Stage"))));
    }

    [Fact]
    public async Task Stages_CopyWithAndWithoutContent_GiveNewKeys()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = $"/journeys/{journey.Id}/stages/{journey.Stages[3].Id}/copies";

        await (await client.SendJsonAsync(HttpMethod.Post, url, new { withContent = true })).JsonAsync();
        await (await client.SendJsonAsync(HttpMethod.Post, url, new { withContent = false })).JsonAsync();

        var touchpoints = await portal.WithDatabaseAsync(database => database.Touchpoints
            .Where(row => row.JourneyId == journey.Id).OrderBy(row => row.Id)
            .Select(row => new { row.StepKey, row.Title, row.IsMomentOfTruth, Cells = database.Cells.Count(cell => cell.TouchpointId == row.Id) }).ToListAsync());
        Assert.Equal(7, touchpoints.Count);
        Assert.Equal(7, touchpoints.Select(row => row.StepKey).Distinct().Count());
        Assert.Equal([5, 0], touchpoints.TakeLast(2).Select(row => row.Cells));
        Assert.All(touchpoints.TakeLast(2), row => Assert.True(row.IsMomentOfTruth));
        Assert.Equal(
            ["Живет", "Шорт-лист", "Совершает покупку", "Инсталлирует", "Инсталлирует (копия)", "Инсталлирует (копия)", "Фак-ап"], await StagesAsync(client, journey));
    }

    [Fact]
    public async Task Stages_MergeSplitAndUndo()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var root = $"/journeys/{journey.Id}/stages/";

        var merged = await (await client.SendJsonAsync(HttpMethod.Post, root + journey.Stages[1].Id + "/merge")).JsonAsync();
        Assert.Equal(["Видит рекламу", "Сравнивает банки"], await TouchpointsAsync(journey.Stages[0].Id));
        Assert.Equal(["Живет", "Совершает покупку", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));

        await UndoAsync(client, merged);
        Assert.Equal(["Живет", "Шорт-лист", "Совершает покупку", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));
        Assert.Equal(["Сравнивает банки"], await TouchpointsAsync(journey.Stages[1].Id));

        await (await client.SendJsonAsync(HttpMethod.Post, root + journey.Stages[1].Id + "/merge")).JsonAsync();
        var split = await (await client.SendJsonAsync(HttpMethod.Post, root + journey.Stages[0].Id + "/split", new { touchpointId = journey.Touchpoints[1].Id })).JsonAsync();
        Assert.Equal(["Живет", "Новый этап", "Совершает покупку", "Инсталлирует", "Фак-ап"], await StagesAsync(client, journey));
        await UndoAsync(client, split);
        Assert.Equal(["Видит рекламу", "Сравнивает банки"], await TouchpointsAsync(journey.Stages[0].Id));
    }

    [Fact]
    public async Task Touchpoints_ArchiveTheLastOfAStage_MakesANewOneAndUndoTakesItAway()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var archived = await (await client.SendJsonAsync(HttpMethod.Delete, $"/journeys/{journey.Id}/touchpoints/{journey.Touchpoints[0].Id}")).JsonAsync();

        Assert.Equal(["Новая точка касания"], await TouchpointsAsync(journey.Stages[0].Id));
        await UndoAsync(client, archived);
        Assert.Equal(["Видит рекламу"], await TouchpointsAsync(journey.Stages[0].Id));
    }

    [Fact]
    public async Task Touchpoints_CreateMoveAndCopy()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var root = $"/journeys/{journey.Id}/touchpoints";
        var stage = journey.Stages[3].Id;

        await (await client.SendJsonAsync(HttpMethod.Post, root, new { title = "Звонит", stageId = stage, beforeId = journey.Touchpoints[3].Id })).JsonAsync();
        await (await client.SendJsonAsync(HttpMethod.Post, $"{root}/{journey.Touchpoints[3].Id}/copies", new { withContent = true })).JsonAsync();
        Assert.Equal(["Звонит", "Установка ключа", "Установка ключа (копия)"], await TouchpointsAsync(stage));

        var moved = await (await client.SendJsonAsync(
            HttpMethod.Put, $"{root}/{journey.Touchpoints[0].Id}/position", new { stageId = stage, afterId = journey.Touchpoints[3].Id })).JsonAsync();
        Assert.Equal(["Звонит", "Установка ключа", "Видит рекламу", "Установка ключа (копия)"], await TouchpointsAsync(stage));
        Assert.Equal(["Новая точка касания"], await TouchpointsAsync(journey.Stages[0].Id));
        await UndoAsync(client, moved);
        Assert.Equal(["Видит рекламу", "Новая точка касания"], await TouchpointsAsync(journey.Stages[0].Id));

        var key = await portal.WithDatabaseAsync(database => database.Touchpoints.Where(row => row.Id == journey.Touchpoints[0].Id).Select(row => row.StepKey).SingleAsync());
        Assert.Equal("step-1", key);
    }

    [Fact]
    public async Task Touchpoints_MomentOfTruth_ShowsAStar()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);

        var body = await (await client.SendJsonAsync(HttpMethod.Patch, $"/journeys/{journey.Id}/touchpoints/{journey.Touchpoints[0].Id}", new { isMomentOfTruth = true }, 1)).JsonAsync();

        Assert.Equal(2, body.GetProperty("html").GetString()!.Split("icons.svg#star").Length - 1);
    }

    [Fact]
    public async Task Lanes_CreateMoveArchiveRestore()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        var root = $"/journeys/{journey.Id}/lanes";

        await (await client.SendJsonAsync(HttpMethod.Post, root, new { title = "Системы", role = "support", type = "text", afterId = journey.Lanes[1].Id })).JsonAsync();
        Assert.Equal(["Эмоции", "Сценарий клиента", "Системы", "Потребность", "Экран", "Команда", "Боль"], await LanesAsync(client, journey));
        var moved = await (await client.SendJsonAsync(HttpMethod.Put, $"{root}/{journey.Lanes[5].Id}/position", new { afterId = (long?)null })).JsonAsync();
        Assert.Equal("Боль", (await LanesAsync(client, journey))[0]);
        await UndoAsync(client, moved);
        var archived = await (await client.SendJsonAsync(HttpMethod.Delete, $"{root}/{journey.Lanes[0].Id}")).JsonAsync();
        Assert.Equal(["Сценарий клиента", "Системы", "Потребность", "Экран", "Команда", "Боль"], await LanesAsync(client, journey));
        await UndoAsync(client, archived);
        await (await client.SendJsonAsync(HttpMethod.Delete, $"{root}/{journey.Lanes[0].Id}")).JsonAsync();
        await (await client.SendJsonAsync(HttpMethod.Post, root, new { type = "emotion" })).JsonAsync();
        Assert.Equal(["Сценарий клиента", "Системы", "Потребность", "Экран", "Команда", "Боль", "Эмоции"], await LanesAsync(client, journey));
    }

    [Fact]
    public async Task Lanes_TheLastOne_Stays()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        foreach (var lane in journey.Lanes.SkipLast(1))
        {
            await (await client.SendJsonAsync(HttpMethod.Delete, $"/journeys/{journey.Id}/lanes/{lane.Id}")).JsonAsync();
        }

        await (await client.SendJsonAsync(HttpMethod.Delete, $"/journeys/{journey.Id}/lanes/{journey.Lanes[5].Id}")).JsonAsync(HttpStatusCode.UnprocessableEntity);

        await client.GetPageAsync($"/journeys/{journey.Id}");
    }

    [Fact]
    public async Task Lanes_CopyToAnotherJourney_GoesByTheKeysOfTheTouchpoints()
    {
        var source = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var target = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        await (await client.SendJsonAsync(HttpMethod.Put, source.CellUrl(5, 0), new { text = "Ждёт" }, 0)).JsonAsync();
        await (await client.SendJsonAsync(HttpMethod.Put, target.CellUrl(1, 2), new { }, 1)).JsonAsync();

        var custom = await (await client.SendJsonAsync(HttpMethod.Post, $"/journeys/{source.Id}/lanes/{source.Lanes[5].Id}/copies-to/{target.Id}")).JsonAsync();
        var canonical = await (await client.SendJsonAsync(HttpMethod.Post, $"/journeys/{source.Id}/lanes/{source.Lanes[1].Id}/copies-to/{target.Id}")).JsonAsync();

        Assert.Contains("1 ячейка", custom.GetProperty("announcement").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 ячейка", canonical.GetProperty("announcement").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Эмоции", "Сценарий клиента", "Потребность", "Экран", "Команда", "Боль", "Боль"], await LanesAsync(client, target));
        Assert.Equal("покупает", await portal.WithDatabaseAsync(database => database.Cells
            .Where(cell => cell.LaneId == target.Lanes[1].Id && cell.TouchpointId == target.Touchpoints[2].Id).Select(cell => cell.Text).SingleAsync()));
    }

    [Fact]
    public async Task Restoration_ByForm_GoesBackToThePage()
    {
        var journey = await portal.WithDatabaseAsync(TestData.ReferenceJourneyAsync);
        var client = await portal.SignedInAsync(Role.Designer);
        await (await client.SendJsonAsync(HttpMethod.Delete, $"/journeys/{journey.Id}/lanes/{journey.Lanes[5].Id}")).JsonAsync();

        var response = await client.PostFormAsync($"/journeys/{journey.Id}", $"/journeys/{journey.Id}/lanes/{journey.Lanes[5].Id}/restoration", []);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("Боль", await LanesAsync(client, journey));
    }

    private static async Task<List<string>> StagesAsync(TestClient client, Journey journey) =>
        [.. (await client.GetPageAsync($"/journeys/{journey.Id}")).QuerySelectorAll("th.stage .th-name").Select(name => name.TextContent)];

    private static async Task<List<string>> LanesAsync(TestClient client, Journey journey) =>
        [.. (await client.GetPageAsync($"/journeys/{journey.Id}")).QuerySelectorAll("tbody .lane-name").Select(name => name.TextContent)];

    private Task<List<string>> TouchpointsAsync(long stageId) => portal.WithDatabaseAsync(database => database.Touchpoints
        .Where(row => row.StageId == stageId && row.ArchivedAt == null).OrderBy(row => row.Position).Select(row => row.Title).ToListAsync());

    private static async Task<JsonElement> UndoAsync(TestClient client, JsonElement answer)
    {
        var undo = answer.GetProperty("undo");
        var body = undo.TryGetProperty("body", out var sent) ? sent : (JsonElement?)null;
        return await (await client.SendJsonAsync(new HttpMethod(undo.GetProperty("method").GetString()!), undo.GetProperty("url").GetString()!, body)).JsonAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(TestClient client, string method, string url, string? json)
    {
        if (json is "{oops")
        {
            var page = await client.GetPageAsync("/");
            using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("X-CSRF-Token", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
            request.Headers.Add("X-Requested-With", "fetch");
            return await client.Http.SendAsync(request);
        }

        return await client.SendJsonAsync(new HttpMethod(method), url, json is null ? null : JsonDocument.Parse(json).RootElement, method == "PATCH" ? 1 : null);
    }

    private static string Url(Journey journey, Journey parts, string path) => $"/journeys/{journey.Id}/" + Fill(parts, path);

    private static string Fill(Journey journey, string text) => text
        .Replace("{s}", $"{journey.Stages[0].Id}", StringComparison.Ordinal)
        .Replace("{t}", $"{journey.Touchpoints[0].Id}", StringComparison.Ordinal)
        .Replace("{l}", $"{journey.Lanes[0].Id}", StringComparison.Ordinal)
        .Replace("{pain}", $"{journey.Lanes[5].Id}", StringComparison.Ordinal)
        .Replace("{j}", $"{journey.Id}", StringComparison.Ordinal);
}

public sealed class StructureTestsOnSqlite(SqlitePortal portal) : StructureTests(portal), IClassFixture<SqlitePortal>;

public sealed class StructureTestsOnPostgres(PostgresPortal portal) : StructureTests(portal), IClassFixture<PostgresPortal>;
