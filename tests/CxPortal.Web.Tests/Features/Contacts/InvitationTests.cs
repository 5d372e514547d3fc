using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Testing;
using CxPortal.Web.Features.Contacts.Invitations;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Contacts;

public abstract class InvitationTests(PortalFixture portal, IMailPortal letters)
{
    private RecordingMail Mail => letters.Mail;

    [Fact]
    public async Task Pages_AreForThoseWhoManageContacts()
    {
        var survey = await portal.AddSurveyAsync();

        await portal.AssertPageIsForAsync($"/surveys/{survey.Id}/invitations", Role.Administrator, Role.Designer);
        await portal.AssertPageIsForAsync($"/surveys/{survey.Id}/invitations/new", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/surveys/999999/invitations/new", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/surveys/999999/invitations/1/retry", Role.Administrator, Role.Designer);
        await portal.AssertFormIsForAsync("/surveys/999999/invitations/1/links", Role.Administrator, Role.Designer);
    }

    [Fact]
    public async Task Order_SendsEachALetterInTheirLanguageWithALinkOfTheirOwn_AndKeepsWhyOthersGetNone()
    {
        var (survey, wave) = await SurveyAsync();
        var (russian, english, silent, excluded, refused) = await portal.WithDatabaseAsync(async database =>
        {
            var people = (await TestData.RespondentAsync(database, wave), await TestData.RespondentAsync(database, wave, language: "en"),
                await TestData.RespondentAsync(database, wave, hasAddress: false), await TestData.RespondentAsync(database, wave), await TestData.RespondentAsync(database, wave));
            database.ContactExclusions.Add(new ContactExclusion { RespondentId = people.Item4.Id, Reason = ExclusionReason.OpenComplaint, Since = Now });
            database.ContactOptOuts.Add(new ContactOptOut { AddressHash = AddressHash.Of(people.Item5.Email!), Since = Now });
            await database.SaveChangesAsync();
            return people;
        });

        var response = await OrderAsync(survey, wave);
        await RunJobAsync();

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var first = await Mail.WaitForAsync(russian.Email!);
        Assert.Contains($"Здравствуйте, {russian.Name}!", first.Text, StringComparison.Ordinal);
        Assert.Contains($"Hello, {english.Name}!", (await Mail.WaitForAsync(english.Email!)).Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (Mail.CountTo(excluded.Email!), Mail.CountTo(refused.Email!)));
        Assert.Equal($"<{Address}/s/unsubscribe/{TokenOf(first)}>", first.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", first.Headers["List-Unsubscribe-Post"]);
        Assert.Equal(NotSentReason.NoAddress, (await InvitationOfAsync(silent)).NotSent);
        Assert.Equal(NotSentReason.Excluded, (await InvitationOfAsync(excluded)).NotSent);
        Assert.Equal(NotSentReason.OptedOut, (await InvitationOfAsync(refused)).NotSent);
        var sent = await InvitationOfAsync(russian);
        Assert.Equal((InvitationState.Sent, Now), (sent.State, sent.SentAt!.Value));
        Assert.DoesNotContain(TokenOf(first), sent.TokenHash, StringComparison.Ordinal);
        var page = await (await portal.SignedInAsync(Role.Designer)).GetPageAsync($"/surveys/{survey.Id}/invitations");
        Assert.Contains("исключён: 1", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfPeopleWithoutAnAddress_AreHandedOutAsAFile_TheSameEachTime()
    {
        var (survey, wave) = await SurveyAsync();
        var silent = await portal.WithDatabaseAsync(async database =>
        {
            await TestData.RespondentAsync(database, wave);
            return await TestData.RespondentAsync(database, wave, hasAddress: false);
        });
        await OrderAsync(survey, wave);
        var mailing = await portal.WithDatabaseAsync(database => database.Mailings.SingleAsync(row => row.SurveyId == survey.Id));
        var client = await portal.SignedInAsync(Role.Designer);
        var page = $"/surveys/{survey.Id}/invitations";

        var file = await (await client.PostFormAsync(page, $"{page}/{mailing.Id}/links", [])).Content.ReadAsStringAsync();
        var again = await (await client.PostFormAsync(page, $"{page}/{mailing.Id}/links", [])).Content.ReadAsStringAsync();

        Assert.Equal(file, again);
        var link = file.Split("\r\n")[1].Split(';')[^1];
        Assert.StartsWith(Address + "/s/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await portal.Anonymous().GetAsync(link[Address.Length..])).StatusCode);
        var handedOut = await InvitationOfAsync(silent);
        Assert.Equal((InvitationState.Sent, Now), (handedOut.State, handedOut.SentAt!.Value));
        Assert.Null(handedOut.NotSent);
    }

    [Fact]
    public async Task TryOut_CountsAndStoresNothing_AndWhoWasInvitedIsLeftOutOfTheNextMailing()
    {
        var (survey, wave) = await SurveyAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            for (var index = 0; index < 10; index++)
            {
                await TestData.RespondentAsync(database, wave);
            }
        });

        var plan = await (await portal.SignedInAsync(Role.Designer)).ReadPageAsync(await OrderAsync(survey, wave, sample: 4, tryOut: true));
        Assert.Equal("4", plan.QuerySelector("[role=status] .figure-value")!.TextContent);
        Assert.Equal(0, await portal.WithDatabaseAsync(database => database.Invitations.CountAsync(row => row.SurveyId == survey.Id)));

        await OrderAsync(survey, wave, sample: 4);

        var drawn = await portal.WithDatabaseAsync(database => database.Invitations.Where(row => row.SurveyId == survey.Id).ToListAsync());
        Assert.Equal(4, drawn.Count);
        Assert.All(drawn, row => Assert.Equal(0.4, row.InclusionProbability, 9));
        var rest = await (await portal.SignedInAsync(Role.Designer)).ReadPageAsync(await OrderAsync(survey, wave, tryOut: true));
        Assert.Equal("6", rest.QuerySelector("[role=status] .figure-value")!.TextContent);
    }

    [Fact]
    public async Task Order_Invalid_NamesTheFieldAndKeepsTheLetter()
    {
        var (survey, wave) = await SurveyAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var nobody = await OrderAsync(survey, wave);
        var fields = Fields(wave);
        fields["Form.Letters[1].Body"] = "No link here";
        fields["Form.SendOn"] = "2020-01-01";
        var early = await client.PostFormAsync($"/surveys/{survey.Id}/invitations/new", $"/surveys/{survey.Id}/invitations/new", fields);
        fields.Remove("Form.SendOn");
        var linkless = await client.ReadPageAsync(await client.PostFormAsync($"/surveys/{survey.Id}/invitations/new", $"/surveys/{survey.Id}/invitations/new", fields));

        Assert.NotNull((await client.ReadPageAsync(nobody)).GetElementById("errors"));
        Assert.NotNull((await client.ReadPageAsync(early)).GetElementById("Form_SendOn-error"));
        Assert.NotNull(linkless.GetElementById("Form_Letters_1__Body-error"));
        Assert.Equal("No link here", linkless.GetElementById("Form_Letters_1__Body")!.TextContent.Trim());
    }

    [Fact]
    public async Task Reminder_GoesOnceToThoseWhoHaveNotAnswered_WithTheSameLink()
    {
        var (survey, wave) = await SurveyAsync();
        var (late, quick) = await portal.WithDatabaseAsync(async database => (await TestData.RespondentAsync(database, wave), await TestData.RespondentAsync(database, wave)));
        await OrderAsync(survey, wave, remind: 3);
        await RunJobAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Invitations.SingleAsync(row => row.RespondentId == quick.Id)).State = InvitationState.Finished;
            await database.SaveChangesAsync();
        });

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await RunJobAsync();
        Assert.Equal(1, Mail.CountTo(late.Email!));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await RunJobAsync();
        await RunJobAsync();
        portal.Clock.Advance(-TimeSpan.FromDays(3)); // sessions of the other tests would have ended

        Assert.Equal((2, 1), (Mail.CountTo(late.Email!), Mail.CountTo(quick.Email!)));
        var reminder = Mail.LastTo(late.Email!);
        Assert.StartsWith("Напоминание: ", reminder.Subject, StringComparison.Ordinal);
        Assert.Equal(TokenOf(await Mail.WaitForAsync(late.Email!)), TokenOf(reminder));
        Assert.NotNull(await portal.WithDatabaseAsync(database => database.Mailings.Where(row => row.SurveyId == survey.Id).Select(row => row.DoneAt).SingleAsync()));
    }

    [Fact]
    public async Task Policy_BetweenOrderAndSending_StillCounts()
    {
        var (survey, wave) = await SurveyAsync();
        var person = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database, wave));
        await OrderAsync(survey, wave);
        await portal.WithDatabaseAsync(async database =>
        {
            database.ContactOptOuts.Add(new ContactOptOut { AddressHash = AddressHash.Of(person.Email!), Since = Now });
            await database.SaveChangesAsync();
        });

        await RunJobAsync();

        Assert.Equal((InvitationState.NotSent, NotSentReason.OptedOut), ((await InvitationOfAsync(person)).State, (await InvitationOfAsync(person)).NotSent));
        Assert.Equal(0, Mail.CountTo(person.Email!));
    }

    [Fact]
    public async Task MailServer_ThatRefuses_IsLeftInPeaceAndTriedAgainOnRequest()
    {
        var (survey, wave) = await SurveyAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            for (var index = 0; index < 7; index++)
            {
                await TestData.RespondentAsync(database, wave);
            }
        });
        await OrderAsync(survey, wave);
        Mail.Fails = true;
        await RunJobAsync();
        Mail.Fails = false;

        var states = await StatesAsync(survey.Id);
        Assert.Equal((5, 2), (states[InvitationState.Failed], states[InvitationState.Planned]));

        var mailing = await portal.WithDatabaseAsync(database => database.Mailings.SingleAsync(row => row.SurveyId == survey.Id));
        await (await portal.SignedInAsync(Role.Designer)).PostFormAsync(
            $"/surveys/{survey.Id}/invitations", $"/surveys/{survey.Id}/invitations/{mailing.Id}/retry", []);
        await RunJobAsync();

        Assert.Equal(7, (await StatesAsync(survey.Id))[InvitationState.Sent]);
    }

    [Fact]
    public async Task Unsubscribe_ByThePage_NeedsOnePress_AndCanBeTakenBack()
    {
        var (person, token) = await InvitedAsync();
        var visitor = portal.Anonymous();
        var url = "/s/unsubscribe/" + token;

        var page = await visitor.GetPageAsync(url);
        Assert.False(await HasOptedOutAsync(person));
        await visitor.Http.PostAsync(url, null);
        Assert.True(await HasOptedOutAsync(person));
        var done = await visitor.GetPageAsync(url);
        await visitor.Http.PostAsync(url + "/return", null);

        Assert.False(await HasOptedOutAsync(person));
        Assert.NotEqual(page.Title, done.Title);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/s/unsubscribe/made-up")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.PostAsync("/s/unsubscribe/" + token[..^2] + "xx", null)).StatusCode);
    }

    [Fact]
    public async Task Unsubscribe_ByTheMailProgram_IsOnePost()
    {
        var (person, token) = await InvitedAsync();

        var response = await portal.Anonymous().Http.PostAsync(
            "/s/unsubscribe/" + token, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal("/s/unsubscribe/" + token, response.Headers.Location!.OriginalString);
        Assert.True(await HasOptedOutAsync(person));
    }

    private const string Address = "https://cx.bank.example";

    private DateTime Now => portal.Clock.GetUtcNow().UtcDateTime;

    private async Task<(Respondent Person, string Token)> InvitedAsync()
    {
        var (survey, wave) = await SurveyAsync();
        var person = await portal.WithDatabaseAsync(database => TestData.RespondentAsync(database, wave));
        await OrderAsync(survey, wave);
        await RunJobAsync();
        return (person, TokenOf(await Mail.WaitForAsync(person.Email!)));
    }

    /// <summary>A survey, and attributes that only the people of this test have.</summary>
    private async Task<(Survey Survey, Dictionary<string, string> Wave)> SurveyAsync()
    {
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Settings.SingleAsync()).PublicAddress = Address + "/";
            await database.SaveChangesAsync();
        });
        return (await portal.AddSurveyAsync(), new Dictionary<string, string> { ["wave"] = Guid.NewGuid().ToString("N") });
    }

    private async Task<HttpResponseMessage> OrderAsync(Survey survey, Dictionary<string, string> wave, int? sample = null, int? remind = null, bool tryOut = false)
    {
        var url = $"/surveys/{survey.Id}/invitations/new";
        var fields = Fields(wave);
        fields["Form.SampleSize"] = sample?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        fields["Form.RemindAfterDays"] = remind?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        fields["tryOut"] = tryOut ? "true" : null;
        return await (await portal.SignedInAsync(Role.Designer)).PostFormAsync(url, url, fields);
    }

    private static Dictionary<string, string?> Fields(Dictionary<string, string> wave) => new()
    {
        ["Form.Where[wave]"] = wave["wave"],
        ["Form.Letters[0].Language"] = "ru",
        ["Form.Letters[0].Subject"] = "Ваше мнение",
        ["Form.Letters[0].Body"] = "Здравствуйте, {{name}}!\n{{link}}",
        ["Form.Letters[1].Language"] = "en",
        ["Form.Letters[1].Subject"] = "Your opinion",
        ["Form.Letters[1].Body"] = "Hello, {{name}}!\n{{link}}",
    };

    private async Task RunJobAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InvitationsJob>().RunAsync(CancellationToken.None);
    }

    private Task<Invitation> InvitationOfAsync(Respondent person) =>
        portal.WithDatabaseAsync(database => database.Invitations.AsNoTracking().SingleAsync(row => row.RespondentId == person.Id));

    private Task<Dictionary<InvitationState, int>> StatesAsync(long surveyId) => portal.WithDatabaseAsync(database => database.Invitations
        .Where(row => row.SurveyId == surveyId).GroupBy(row => row.State).ToDictionaryAsync(same => same.Key, same => same.Count()));

    private Task<bool> HasOptedOutAsync(Respondent person)
    {
        var hash = AddressHash.Of(person.Email!);
        return portal.WithDatabaseAsync(database => database.ContactOptOuts.AnyAsync(row => row.AddressHash == hash));
    }

    private static string TokenOf(Letter letter)
    {
        var begin = letter.Text.IndexOf(Address + "/s/", StringComparison.Ordinal) + Address.Length + 3;
        return letter.Text[begin..letter.Text.IndexOfAny(['\n', ' '], begin)];
    }
}

public sealed class InvitationTestsOnSqlite(SqliteMailPortal portal) : InvitationTests(portal, portal), IClassFixture<SqliteMailPortal>;

public sealed class InvitationTestsOnPostgres(PostgresMailPortal portal) : InvitationTests(portal, portal), IClassFixture<PostgresMailPortal>;
