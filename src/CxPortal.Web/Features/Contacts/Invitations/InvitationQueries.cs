using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Reads invitations of a survey.</summary>
public sealed class InvitationQueries(
    CxPortalDbContext database, SurveyHeads heads, InvitationLetters letters, IMailSender mail, PortalAddress address, OrganisationClock organisation)
{
    /// <summary>The most values of an attribute that are offered.</summary>
    private const int MostValues = 100;

    /// <summary>Invitations and mailings of a survey; null when there is no such survey.</summary>
    public async Task<InvitationsView?> FindAsync(long surveyId, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { } head)
        {
            return null;
        }

        var states = await database.Invitations.Where(row => row.SurveyId == surveyId)
            .GroupBy(row => new { row.MailingId, row.State })
            .Select(same => new { same.Key.MailingId, same.Key.State, Count = same.Count(), Reminders = same.Sum(row => row.Reminders) })
            .ToListAsync(cancellationToken);
        var notSent = await database.Invitations.Where(row => row.SurveyId == surveyId && row.NotSent != null)
            .GroupBy(row => row.NotSent!.Value).Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var withoutAddress = await (from invitation in database.Invitations
                                    join person in database.Respondents on invitation.RespondentId equals person.Id
                                    where invitation.SurveyId == surveyId && invitation.MailingId != null && person.Email == null
                                    group invitation by invitation.MailingId!.Value into same
                                    select new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var mailings = await database.Mailings.AsNoTracking().Where(row => row.SurveyId == surveyId).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        return new InvitationsView(
            head,
            states.GroupBy(row => row.State).ToDictionary(same => same.Key, same => same.Sum(row => row.Count)),
            notSent,
            mailings.ConvertAll(row => new MailingRow(
                row.Id, LocalTextJson.Read(row.Subject).For(Cultures.Current), row.CreatedAt, row.SendAfter, row.DoneAt, row.RemindAfterDays,
                states.Where(state => state.MailingId == row.Id).ToDictionary(state => state.State, state => state.Count),
                states.Where(state => state.MailingId == row.Id).Sum(state => state.Reminders),
                withoutAddress.GetValueOrDefault(row.Id))),
            await ObstacleAsync(surveyId, cancellationToken));
    }

    /// <summary>The page of a new mailing; null when there is no such survey or it is not asked here.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="form">What was typed; null for the first look.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MailingPage?> PageAsync(long surveyId, MailingForm? form, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { Origin: SurveyOrigin.Portal } head)
        {
            return null;
        }

        var definition = await DefinitionAsync(head, cancellationToken);
        form ??= new MailingForm { Letters = [.. definition.Languages.Select(language => letters.Preset(language, definition.Title.For(language)))] };
        return new MailingPage(head, form, await AttributesAsync(cancellationToken));
    }

    private async Task<MailingObstacle?> ObstacleAsync(long surveyId, CancellationToken cancellationToken) =>
        !await database.Surveys.OpenOn(organisation.Today).AnyAsync(survey => survey.Id == surveyId, cancellationToken) ? MailingObstacle.NotOpen
        : !await mail.IsConfiguredAsync(cancellationToken) ? MailingObstacle.NoMail
        : await address.FromSettingsAsync(cancellationToken) is null ? MailingObstacle.NoAddress
        : null;

    private async Task<SurveyDefinition> DefinitionAsync(SurveyHead head, CancellationToken cancellationToken)
    {
        var document = head.CurrentRevision is { } number
            ? await database.SurveyRevisions.Where(row => row.SurveyId == head.Id && row.Number == number).Select(row => row.Document).SingleAsync(cancellationToken)
            : await database.SurveyDrafts.Where(row => row.SurveyId == head.Id).Select(row => row.Document).SingleAsync(cancellationToken);
        return SurveyDefinitionJson.Read(document);
    }

    private async Task<List<AttributeChoice>> AttributesAsync(CancellationToken cancellationToken)
    {
        var stored = await database.Respondents.Select(row => row.Attributes).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. stored.SelectMany(RespondentAttributes.Read).GroupBy(attribute => attribute.Key, attribute => attribute.Value)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => new AttributeChoice(same.Key, [.. same.Distinct().Order(StringComparer.CurrentCulture).Take(MostValues)])),
        ];
    }
}
