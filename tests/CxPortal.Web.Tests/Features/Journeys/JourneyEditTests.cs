using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Journeys;

public abstract class JourneyEditTests(PortalFixture portal)
{
    [Fact]
    public async Task Edit_IsForDesigners_AndUnknownJourneysAreNotFound()
    {
        var journey = await portal.AddJourneyAsync("Путь для правки");

        await portal.AssertPageIsForAsync($"/journeys/{journey.Id}/edit", Role.Administrator, Role.Designer);
        var client = await portal.SignedInAsync(Role.Designer);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/journeys/999999999/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync("/", "/journeys/999999999/edit", new() { ["Form.Title"] = "Нет" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignedInAsync(Role.Reviewer)).PostFormAsync("/", $"/journeys/{journey.Id}/edit", [])).StatusCode);
    }

    [Fact]
    public async Task Update_WhatThePageShows_ChangesNothing()
    {
        var channel = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал без изменений");
        var designer = await portal.UserIdAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Путь без изменений", row =>
        {
            (row.Description, row.OwnerId, row.ReviewDate) = ("Описание\nв две строки", designer, new DateOnly(2020, 2, 3));
            row.Channels.Add(new JourneyChannel { ChannelId = channel.Id });
        });
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id);

        Assert.Equal($"/journeys/{journey.Id}", response.Headers.Location?.OriginalString);
        var stored = await portal.StoredJourneyAsync(journey.Id);
        Assert.Equal((1, "Описание\nв две строки", new DateOnly(2020, 2, 3)), (stored.Version, stored.Description, stored.ReviewDate));
        Assert.Equal([channel.Id], stored.Channels.Select(link => link.ChannelId));
    }

    [Fact]
    public async Task Update_NewKeyAndFacts_AreStored_AndBaselinesFollow()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var first = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал до правки");
        var second = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Канал после правки");
        var journey = await portal.AddJourneyAsync("Путь до правки", row => row.Channels.Add(new JourneyChannel { ChannelId = first.Id }));
        var toBe = await portal.AddJourneyAsync("Путь как будет", row => (row.Nature, row.BaselineKey) = (JourneyNature.ToBe, journey.Key));

        var response = await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id, new()
        {
            ["Form.Title"] = "Путь после правки",
            ["Form.Key"] = "after-edit",
            ["Form.ChannelIds"] = $"{second.Id}",
            ["Form.IsInReview"] = "true",
        });

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var stored = await portal.StoredJourneyAsync(journey.Id);
        Assert.Equal(("Путь после правки", "after-edit", JourneyStatus.InReview, 2), (stored.Title, stored.Key, stored.Status, stored.Version));
        Assert.Equal([second.Id], stored.Channels.Select(link => link.ChannelId));
        Assert.Equal("after-edit", (await portal.StoredJourneyAsync(toBe.Id)).BaselineKey);
        Assert.Equal(["Путь после правки"], (await client.GetPageAsync("/journeys?q=AFTER-edit")).QuerySelectorAll(".row-link").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Update_OnlyChannels_StillCountsAsAChange()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var channel = await portal.AddCatalogItemAsync(CatalogKind.Channel, "Один канал");
        var journey = await portal.AddJourneyAsync("Путь с одним каналом");

        await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id, new() { ["Form.ChannelIds"] = $"{channel.Id}" });

        Assert.Equal(2, (await portal.StoredJourneyAsync(journey.Id)).Version);
    }

    [Fact]
    public async Task Update_Stale_KeepsTheInputAndShowsWhatIsStored_ThenSaves()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Спорный путь");
        var page = await client.GetPageAsync($"/journeys/{journey.Id}/edit");
        await SendAsync(client, page, journey.Id, new() { ["Form.Title"] = "Путь по-другому" });

        var response = await SendAsync(client, page, journey.Id, new() { ["Form.Title"] = "Путь по-моему" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        Assert.Equal("Путь по-моему", again.QuerySelector<IHtmlInputElement>("#Form_Title")!.Value);
        Assert.Contains("Путь по-другому", again.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(client, again, journey.Id)).StatusCode);
        Assert.Equal("Путь по-моему", (await portal.StoredJourneyAsync(journey.Id)).Title);
    }

    [Theory]
    [InlineData("Form.Title", "", "Form_Title")]
    [InlineData("Form.Key", "Так нельзя", "Form_Key")]
    [InlineData("Form.ReviewDate", "2021-01-01", "Form_ReviewDate")]
    public async Task Update_Invalid_SaysSoByField(string field, string value, string id)
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Путь с неверной правкой");

        var response = await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id, new() { [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).QuerySelector($"#{id}-error"));
    }

    [Fact]
    public async Task Update_SeveralMistakes_NamesThemAllAtOnce()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Путь с двумя ошибками");

        var response = await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id, new() { ["Form.Title"] = "", ["Form.Key"] = "Так нельзя" });

        var page = await client.ReadPageAsync(response);
        Assert.Equal(["#Form_Title", "#Form_Key"], page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Update_AsIsJourney_ForgetsTheBaseline_AndMayNotBeItsOwn()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var journey = await portal.AddJourneyAsync("Сам себе основа");

        var asIs = await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id, new() { ["Form.BaselineKey"] = "anything" });
        var own = await SendAsync(client, await client.GetPageAsync($"/journeys/{journey.Id}/edit"), journey.Id, new() { ["Form.Nature"] = "ToBe", ["Form.BaselineKey"] = journey.Key });

        Assert.Equal(HttpStatusCode.Redirect, asIs.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Null((await portal.StoredJourneyAsync(journey.Id)).BaselineKey);
    }

    /// <summary>Sends the form as the page shows it, with some fields changed.</summary>
    private static Task<HttpResponseMessage> SendAsync(TestClient client, IHtmlDocument page, long id, Dictionary<string, string?>? changes = null)
    {
        var fields = new Dictionary<string, string?>();
        foreach (var element in page.QuerySelectorAll("main form.form [name]").Where(element => !element.GetAttribute("name")!.StartsWith("__", StringComparison.Ordinal)))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement text => text.Value,
                _ => null,
            };
            if (value is not null && (element is not IHtmlInputElement { Type: "hidden" } || !fields.ContainsKey(element.GetAttribute("name")!)))
            {
                fields[element.GetAttribute("name")!] = value;
            }
        }

        foreach (var (name, value) in changes ?? [])
        {
            fields[name] = value;
        }

        return client.PostFormAsync(page, $"/journeys/{id}/edit", fields);
    }
}

public sealed class JourneyEditTestsOnSqlite(SqlitePortal portal) : JourneyEditTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyEditTestsOnPostgres(PostgresPortal portal) : JourneyEditTests(portal), IClassFixture<PostgresPortal>;
