using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Touchpoints;

public abstract class CardTests(PortalFixture portal)
{
    [Fact]
    public async Task Index_Anonymous_AsksToSignIn()
    {
        var card = await portal.CardAsync();

        foreach (var url in new[] { card.Url, card.Url + "/card" })
        {
            var response = await portal.Anonymous().GetAsync(url);

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Index_EachRole_ShowsAllAndOffersWhatIsAllowed(Role role, bool mayWrite)
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(role);

        var page = await client.GetPageAsync(card.Url);
        var response = await client.PostFormAsync(page, card.Url, new() { ["PainPoints"] = "Долго", ["Version"] = "1" });

        Assert.Equal(mayWrite, page.GetElementById("card-form") is not null);
        Assert.Contains("инсталлирует", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(mayWrite ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Show_IsAFragmentForThePanel()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var html = await (await client.GetAsync(card.Url + "/card")).Content.ReadAsStringAsync();

        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        var panel = await new HtmlParser().ParseDocumentAsync(html);
        Assert.Equal("Установка ключа", panel.QuerySelector(".panel-head h2")!.TextContent);
        Assert.Equal(6, panel.QuerySelectorAll("[data-cell]").Length);
        Assert.Equal($"/journeys/{card.JourneyId}?touchpoint={card.TouchpointId}", panel.QuerySelector<IHtmlInputElement>("input[name=returnUrl]")!.Value);
    }

    [Fact]
    public async Task AnyAction_UnknownOrOfAnotherJourney_IsNotFound()
    {
        var card = await portal.CardAsync();
        var other = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);

        foreach (var url in new[] { $"/journeys/{card.JourneyId}/touchpoints/{other.TouchpointId}", $"/journeys/{card.JourneyId}/touchpoints/999999", $"/journeys/999999/touchpoints/{card.TouchpointId}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url + "/card")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, url, new() { ["PainPoints"] = "x" })).StatusCode);
        }
    }

    [Fact]
    public async Task Update_EveryField_IsStoredAudited()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        fields["IsMomentOfTruth"] = null;
        fields["PainPoints"] = "Шесть шагов\r\nперезагрузка";
        fields["WhatBroke"] = "Драйвер";
        fields["Fault"] = "Bank";
        fields["Recovery"] = "Перезвонили";
        fields["ClientSaid"] = "«Спасибо»";
        fields["Links[0].Title"] = "Макет";
        fields["Links[0].Url"] = " https://design.bank.example/1 ";
        fields["Links.Index"] = "0";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Scenario), "Text")] = "Ставит драйвер";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Emotion), "Emotion")] = "-2";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Emotion), "Text")] = "страшно";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Need), "When")] = "ставлю ключ";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Need), "Importance")] = "9";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Text), "Text")] = "боль";
        fields[CardForms.NameOf(page, card.Lane(LaneType.Text), "Basis")] = "Observed";

        var response = await client.PostFormAsync(page, card.Url, fields);

        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        await portal.WithDatabaseAsync(async database =>
        {
            var touchpoint = await database.Touchpoints.Include(row => row.Links).SingleAsync(row => row.Id == card.TouchpointId);
            Assert.Equal(
                (false, "Шесть шагов\nперезагрузка", "Драйвер", FailureFault.Bank, "Перезвонили", "«Спасибо»", 2),
                (touchpoint.IsMomentOfTruth, touchpoint.PainPoints, touchpoint.WhatBroke, touchpoint.Fault, touchpoint.Recovery, touchpoint.ClientSaid, touchpoint.Version));
            Assert.Equal(("Макет", "https://design.bank.example/1"), (touchpoint.Links[0].Title, touchpoint.Links[0].Url));
            var cells = await database.Cells.Include(cell => cell.Lane).Where(cell => cell.TouchpointId == card.TouchpointId).ToListAsync();
            Assert.Equal("Ставит драйвер", cells.Single(cell => cell.Lane!.Type == LaneType.Scenario).Text);
            Assert.Equal((-2, "страшно"), (cells.Single(cell => cell.Lane!.Type == LaneType.Emotion).Emotion, cells.Single(cell => cell.Lane!.Type == LaneType.Emotion).Text));
            Assert.Equal(("ставлю ключ", 9), (cells.Single(cell => cell.Lane!.Type == LaneType.Need).NeedWhen, cells.Single(cell => cell.Lane!.Type == LaneType.Need).NeedImportance));
            Assert.Equal(("боль", EvidenceBasis.Observed), (cells.Single(cell => cell.Lane!.Type == LaneType.Text).Text, cells.Single(cell => cell.Lane!.Type == LaneType.Text).Basis));
            Assert.Equal(1, cells.Single(cell => cell.Lane!.Type == LaneType.Team).Version);
            Assert.True(await database.AuditEntries.AnyAsync(entry => entry.Subject == nameof(Touchpoint) && entry.SubjectId == $"{card.TouchpointId}"
                && entry.Action == AuditAction.Changed && entry.Operation == "Card.Update"));
        });
    }

    [Fact]
    public async Task Update_Nothing_StoresNothing()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var before = await EntriesAsync(card);

        var response = await client.PostFormAsync(page, card.Url, CardForms.FieldsOf(page));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(before, await EntriesAsync(card));
    }

    [Fact]
    public async Task Update_Chips_MatchTheCatalogueAndKeepTheirOrder()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        var teams = CardForms.NameOf(page, card.Lane(LaneType.Team), "Chips");
        var screens = CardForms.NameOf(page, card.Lane(LaneType.Screen), "Chips");
        fields[$"{teams}[2].Name"] = "МАРКЕТИНГ";
        fields["moveUp"] = $"{teams}:1";
        fields[$"{screens}[0].State"] = "Empty";
        fields[$"{screens}[1].Name"] = "";

        await client.PostFormAsync(page, card.Url, fields);

        await portal.WithDatabaseAsync(async database =>
        {
            var cells = await database.Cells.Include(cell => cell.Lane).Include(cell => cell.Chips).ThenInclude(chip => chip.CatalogItem)
                .Where(cell => cell.TouchpointId == card.TouchpointId).ToListAsync();
            Assert.Equal(["инструкции", "поддержка", "маркетинг"], cells.Single(cell => cell.Lane!.Type == LaneType.Team).Chips.OrderBy(chip => chip.Position).Select(chip => chip.CatalogItem?.Name));
            var screen = Assert.Single(cells.Single(cell => cell.Lane!.Type == LaneType.Screen).Chips);
            Assert.Equal(("интерфейс продукта", ScreenState.Empty), (screen.CatalogItem!.Name, screen.State));
        });
    }

    [Theory]
    [InlineData("Links[0].Url", "javascript:alert(1)", "Links_0__Url-error")]
    [InlineData("Links[0].Url", "ftp://files.bank.example", "Links_0__Url-error")]
    [InlineData("Links[0].Url", "design", "Links_0__Url-error")]
    [InlineData("Importance", "11", "Importance-error")]
    [InlineData("Importance", "много", "Importance-error")]
    public async Task Update_Invalid_NamesTheFieldAndKeepsAllThatWasTyped(string field, string value, string errorId)
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        fields["Recovery"] = "Позвонили сами";
        fields["Links.Index"] = "0";
        fields[field == "Importance" ? CardForms.NameOf(page, card.Lane(LaneType.Need), field) : field] = value;

        var response = await client.PostFormAsync(page, card.Url, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var again = await client.ReadPageAsync(response);
        Assert.NotNull(again.QuerySelector($"[id$='{errorId}']"));
        Assert.Equal("Позвонили сами", again.QuerySelector<IHtmlTextAreaElement>("#Recovery")!.Value);
        Assert.Null(await portal.WithDatabaseAsync(database => database.Touchpoints.Where(row => row.Id == card.TouchpointId).Select(row => row.Recovery).SingleAsync()));
    }

    [Fact]
    public async Task Update_TooLong_IsRefused()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        fields["PainPoints"] = new string('б', Touchpoint.MaxCardTextLength + 1);
        fields[CardForms.NameOf(page, card.Lane(LaneType.Scenario), "Text")] = new string('в', Cell.MaxTextLength);

        var response = await client.PostFormAsync(page, card.Url, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).GetElementById("PainPoints-error"));
    }

    [Fact]
    public async Task Update_ByScript_AnswersWithThePanel()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        fields["PainPoints"] = "Долго";
        fields["__RequestVerificationToken"] = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, card.Url)
        {
            Content = new FormUrlEncodedContent(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!))),
        };
        request.Headers.Add("X-Requested-With", "fetch");

        var response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var panel = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        Assert.Equal("Карточка сохранена.", panel.QuerySelector(".flash-good p")!.TextContent);
        Assert.Equal("2", panel.QuerySelector<IHtmlInputElement>("#card-form > input[name=Version]")!.Value);
    }

    [Fact]
    public async Task Update_Links_AreMovedRemovedAndNamedByTheirHost()
    {
        var card = await portal.CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);
        var fields = CardForms.FieldsOf(page);
        fields["Links[0].Title"] = "Макет";
        fields["Links[0].Url"] = "https://design.bank.example/1";
        fields["Links[1].Title"] = "";
        fields["Links[1].Url"] = "http://tracker.bank.example/2";
        fields["moveUp"] = "Links:1";
        await PostWithIndexesAsync(client, page, card.Url, fields, 2);

        var stored = await LinksAsync(card);
        page = await client.GetPageAsync(card.Url);
        fields = CardForms.FieldsOf(page);
        fields["Links[0].Title"] = "";
        fields["Links[0].Url"] = "";
        await PostWithIndexesAsync(client, page, card.Url, fields, 3);

        Assert.Equal(["tracker.bank.example http://tracker.bank.example/2", "Макет https://design.bank.example/1"], stored);
        Assert.Equal(["Макет https://design.bank.example/1"], await LinksAsync(card));
    }

    [Fact]
    public async Task Index_Archived_CanOnlyBeRead()
    {
        var card = await portal.CardAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Touchpoints.SingleAsync(row => row.Id == card.TouchpointId)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });
        var client = await portal.SignedInAsync(Role.Designer);

        var page = await client.GetPageAsync(card.Url);
        var response = await client.PostFormAsync(page, card.Url, new() { ["PainPoints"] = "x" });

        Assert.Null(page.GetElementById("card-form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    /// <summary>As the page sends lists: with the number of every row.</summary>
    private static async Task PostWithIndexesAsync(TestClient client, IHtmlDocument page, string url, Dictionary<string, string?> fields, int links)
    {
        var pairs = fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!))
            .Concat(Enumerable.Range(0, links).Select(index => KeyValuePair.Create("Links.Index", $"{index}")))
            .Append(KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value));
        var response = await client.Http.PostAsync(url, new FormUrlEncodedContent(pairs));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private Task<List<string>> LinksAsync(CardAddress card) => portal.WithDatabaseAsync(database => database.TouchpointLinks
        .Where(link => link.TouchpointId == card.TouchpointId).OrderBy(link => link.Position).Select(link => link.Title + " " + link.Url).ToListAsync());

    private Task<int> EntriesAsync(CardAddress card) =>
        portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync(entry => entry.JourneyId == card.JourneyId));
}

public sealed class CardTestsOnSqlite(SqlitePortal portal) : CardTests(portal), IClassFixture<SqlitePortal>;

public sealed class CardTestsOnPostgres(PostgresPortal portal) : CardTests(portal), IClassFixture<PostgresPortal>;
