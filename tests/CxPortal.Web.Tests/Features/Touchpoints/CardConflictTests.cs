using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Touchpoints;

/// <summary>Two people, or two tabs, on the same card.</summary>
public abstract class CardConflictTests(PortalFixture portal)
{
    [Fact]
    public async Task Update_SameFieldChangedMeanwhile_ShowsMineAndTheirs()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var scenario = CardForms.NameOf(page, card.Lane(LaneType.Scenario), "Text");
        var others = CardForms.FieldsOf(page);
        others["PainPoints"] = "Их боль";
        others["WhatBroke"] = "Их поломка";
        others[scenario] = "Их сценарий";
        var mine = CardForms.FieldsOf(page);
        mine["PainPoints"] = "Моя боль";
        mine["Recovery"] = "Моё исправление";
        mine[scenario] = "Мой сценарий";
        await client.PostFormAsync(page, card.Url, others);

        var response = await client.PostFormAsync(page, card.Url, mine);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        Assert.Equal("Моя боль", again.QuerySelector<IHtmlTextAreaElement>("#PainPoints")!.Value);
        Assert.Contains("Их боль", again.GetElementById("PainPoints-theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Их поломка", again.QuerySelector<IHtmlTextAreaElement>("#WhatBroke")!.Value);
        Assert.Null(again.GetElementById("WhatBroke-theirs"));
        Assert.Equal("Моё исправление", again.QuerySelector<IHtmlTextAreaElement>("#Recovery")!.Value);
        Assert.Equal("Мой сценарий", again.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Single(area => area.Name == scenario).Value);
        Assert.Equal(2, again.QuerySelectorAll("[data-theirs]").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostFormAsync(again, card.Url, CardForms.FieldsOf(again))).StatusCode);
        var stored = await portal.WithDatabaseAsync(database => database.Touchpoints.SingleAsync(row => row.Id == card.TouchpointId));
        Assert.Equal(("Моя боль", "Их поломка", "Моё исправление"), (stored.PainPoints, stored.WhatBroke, stored.Recovery));
    }

    [Fact]
    public async Task Update_AnotherCellChangedMeanwhile_IsNotInTheWay()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var others = CardForms.FieldsOf(page);
        others[CardForms.NameOf(page, card.Lane(LaneType.Scenario), "Text")] = "Их сценарий";
        var mine = CardForms.FieldsOf(page);
        mine[CardForms.NameOf(page, card.Lane(LaneType.Text), "Text")] = "Моя боль";
        await client.PostFormAsync(page, card.Url, others);

        var response = await client.PostFormAsync(page, card.Url, mine);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var again = await client.GetPageAsync(card.Url);
        Assert.Contains(again.QuerySelectorAll<IHtmlTextAreaElement>("textarea"), area => area.Value == "Их сценарий");
        Assert.Contains(again.QuerySelectorAll<IHtmlTextAreaElement>("textarea"), area => area.Value == "Моя боль");
    }

    [Fact]
    public async Task Update_LaneArchivedMeanwhile_GivesTheTextBack()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        fields[CardForms.NameOf(page, card.Lane(LaneType.Text), "Text")] = "Слова, которые нельзя терять";
        await ArchiveLaneAsync(card.Lane(LaneType.Text));

        var response = await client.PostFormAsync(page, card.Url, fields);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Слова, которые нельзя терять", (await client.ReadPageAsync(response)).GetElementById("errors")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{not json")]
    public async Task Update_WithoutWhatWasSeen_NeverOverwritesOthers(string? seen)
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var others = CardForms.FieldsOf(page);
        others["PainPoints"] = "Их боль";
        await client.PostFormAsync(page, card.Url, others);

        var response = await client.PostFormAsync(page, card.Url, new() { ["Version"] = "1", ["PainPoints"] = "Моя боль", ["seen"] = seen });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).GetElementById("PainPoints-theirs"));
    }

    private Task ArchiveLaneAsync(long laneId) => portal.WithDatabaseAsync(async database =>
    {
        (await database.Lanes.SingleAsync(lane => lane.Id == laneId)).ArchivedAt = DateTime.UnixEpoch;
        await database.SaveChangesAsync();
    });
}

public sealed class CardConflictTestsOnSqlite(SqlitePortal portal) : CardConflictTests(portal), IClassFixture<SqlitePortal>;

public sealed class CardConflictTestsOnPostgres(PostgresPortal portal) : CardConflictTests(portal), IClassFixture<PostgresPortal>;
