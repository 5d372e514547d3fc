using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.SurveyResults.Export;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Personal links of a mailing for people without an address, as a file: an office prints them or says them on the phone.</summary>
public sealed class HandedOutLinks(CxPortalDbContext database, PersonalLinks links, TimeProvider clock, IStringLocalizer<ContactsText> text)
{
    /// <summary>Makes the links and counts them as handed out; asked again, the file holds the same links.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="mailingId">The mailing.</param>
    /// <param name="portal">Address of the portal, without a slash at its end.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A CSV file of numbers, names and links; null when there is no such mailing.</returns>
    public async Task<byte[]?> WriteAsync(long surveyId, long mailingId, string portal, CancellationToken cancellationToken)
    {
        if (!await database.Mailings.AnyAsync(row => row.Id == mailingId && row.SurveyId == surveyId, cancellationToken))
        {
            return null;
        }

        var found = await (from invitation in database.Invitations
                           join person in database.Respondents on invitation.RespondentId equals person.Id
                           where invitation.MailingId == mailingId && person.Email == null
                               && (invitation.NotSent == NotSentReason.NoAddress || invitation.State == InvitationState.Sent)
                           orderby person.SearchText
                           select new { Invitation = invitation, person.Key, person.Name }).ToListAsync(cancellationToken);
        using var memory = new MemoryStream();
        using (var csv = new CsvStream(memory))
        {
            csv.WriteRow([text["Respondent.Key"].Value, text["Respondent.Name"].Value, text["Links.Link"].Value]);
            foreach (var row in found)
            {
                csv.WriteRow([row.Key, row.Name, $"{portal}/s/{HandOut(row.Invitation)}"]);
            }
        }

        database.RecordAct(nameof(Mailing), mailingId.ToString(CultureInfo.InvariantCulture), details: new { links = found.Count });
        await database.SaveChangesAsync(cancellationToken);
        return memory.ToArray();
    }

    private string HandOut(Invitation invitation)
    {
        var (token, hash) = links.Of(invitation.Id, invitation.CreatedAt);
        if (invitation.State == InvitationState.NotSent)
        {
            (invitation.State, invitation.NotSent, invitation.SentAt) = (InvitationState.Sent, null, clock.GetUtcNow().UtcDateTime);
            invitation.TokenHash = hash;
        }

        return token;
    }
}
