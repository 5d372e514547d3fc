using System.Net;
using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Contacts;

public abstract class ContactPolicyTests(PortalFixture portal)
{
    private DateTime Now => portal.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Pages_AreForThoseWhoManageContacts()
    {
        await portal.AssertPageIsForAsync("/contact-policy", Role.Administrator, Role.Designer);
        await portal.AssertPageIsForAsync("/contact-policy/new", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/contact-policy/999999", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/contact-policy/999999/removal", Role.Administrator, Role.Designer);
    }

    [Fact]
    public async Task Rule_AddedChangedAndRemoved_IsAudited()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var family = "f-" + Guid.NewGuid().ToString("N");

        var added = await PostAsync(client, "/contact-policy/new", family, 30, 4, 180);
        var again = await PostAsync(client, "/contact-policy/new", family, 10, null, 180);
        var rule = await portal.WithDatabaseAsync(database => database.ContactRules.SingleAsync(row => row.Family == family));
        var changed = await PostAsync(client, $"/contact-policy/{rule.Id}", family, 60, 4, 180, version: 1);
        var stale = await PostAsync(client, $"/contact-policy/{rule.Id}", family, 90, 4, 180, version: 1);

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(again)).GetElementById("Form_Family-error"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("90", (await client.ReadPageAsync(stale)).GetElementById("Form_GapDays")!.GetAttribute("value"));
        Assert.Contains(family, (await client.GetPageAsync("/contact-policy")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await client.PostFormAsync("/contact-policy", $"/contact-policy/{rule.Id}/removal", []);

        var id = rule.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(3, await portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync(row => row.Subject == "ContactRule" && row.SubjectId == id)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/contact-policy/{rule.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("-1", "4", "180", "Form_GapDays")]
    [InlineData("30", "4", "0", "Form_WindowDays")]
    [InlineData("", "4", "90", "Form_GapDays")]
    public async Task Rule_Invalid_NamesTheField(string gap, string cap, string window, string id)
    {
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.PostFormAsync("/contact-policy/new", "/contact-policy/new", new()
        {
            ["Form.Family"] = "f",
            ["Form.GapDays"] = gap,
            ["Form.Cap"] = cap,
            ["Form.WindowDays"] = window,
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await client.ReadPageAsync(response)).GetElementById(id + "-error"));
    }

    [Fact]
    public async Task TryOut_TellsTheShareThatTheRuleWouldHaveDropped_AndStoresNothing()
    {
        var client = await portal.SignedInAsync(Role.Designer);
        var family = "t-" + Guid.NewGuid().ToString("N");
        await portal.WithDatabaseAsync(async database =>
        {
            // Others of this database must not count: everything else is moved out of the month.
            await foreach (var old in database.Invitations.AsAsyncEnumerable())
            {
                old.SentAt = Now.AddDays(-200);
            }

            var first = await TestData.RespondentAsync(database);
            var second = await TestData.RespondentAsync(database);
            await InviteAsync(database, family, (first, 40), (first, 20), (first, 5), (second, 10));
        });

        var response = await client.PostFormAsync("/contact-policy/new", "/contact-policy/new", new()
        {
            ["Form.Family"] = family,
            ["Form.GapDays"] = "30",
            ["Form.Cap"] = "",
            ["Form.WindowDays"] = "90",
            ["tryOut"] = "true",
        });

        // Of three in the month: 20 days ago came 20 days after the one before; the one 5 days ago comes 35 days after the last that was sent.
        var card = (await client.ReadPageAsync(response)).QuerySelector("[role=status]")!.TextContent;
        Assert.Contains("1 приглашение из 3", card, StringComparison.Ordinal);
        Assert.Contains("33", card, StringComparison.Ordinal);
        Assert.False(await portal.WithDatabaseAsync(database => database.ContactRules.AnyAsync(rule => rule.Family == family)));
    }

    private async Task InviteAsync(CxPortalDbContext database, string family, params (Respondent Person, int DaysAgo)[] invitations)
    {
        var survey = new Survey { Key = family, Title = family, Family = family, CreatedAt = Now };
        var collector = new SurveyCollector { Kind = CollectorKind.Personal, Name = "Письма", Token = Guid.NewGuid().ToString("N")[..16] };
        survey.Collectors.Add(collector);
        database.Surveys.Add(survey);
        await database.SaveChangesAsync();
        database.Invitations.AddRange(invitations.Select(one => new Invitation
        {
            SurveyId = survey.Id,
            CollectorId = collector.Id,
            RespondentId = one.Person.Id,
            TokenHash = Guid.NewGuid().ToString("N"),
            State = InvitationState.Sent,
            CreatedAt = Now.AddDays(-one.DaysAgo),
            SentAt = Now.AddDays(-one.DaysAgo),
        }));
        await database.SaveChangesAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(TestClient client, string url, string family, int gap, int? cap, int window, int version = 0) =>
        client.PostFormAsync("/contact-policy/new", url, new()
        {
            ["Form.Family"] = family,
            ["Form.GapDays"] = gap.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Form.Cap"] = cap?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
            ["Form.WindowDays"] = window.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Form.Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
}

public sealed class ContactPolicyTestsOnSqlite(SqlitePortal portal) : ContactPolicyTests(portal), IClassFixture<SqlitePortal>;

public sealed class ContactPolicyTestsOnPostgres(PostgresPortal portal) : ContactPolicyTests(portal), IClassFixture<PostgresPortal>;
