using System.Security.Cryptography;
using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.Contacts.Policy;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Chooses whom to ask, and orders the letters that a job then sends.</summary>
public sealed class MailingService(
    CxPortalDbContext database, ContactHistories histories, PersonalLinks links, OrganisationClock organisation, TimeProvider clock, IStringLocalizer<ContactsText> text)
{
    /// <summary>The hour of the organisation's clock at which letters of a later day begin to go out.</summary>
    private const int FirstHour = 10;

    private const string TokenLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whom a mailing would reach now. Nothing is stored; who is drawn at random differs from time to time.</summary>
    public async Task<MailingPlan> PlanAsync(Survey survey, MailingForm form, CancellationToken cancellationToken) =>
        (await DrawAsync(survey, form, cancellationToken)).Plan;

    /// <summary>The survey, when it is one that people can be invited to; null otherwise.</summary>
    public Task<Survey?> FindAsync(long surveyId, CancellationToken cancellationToken) => database.Surveys.AsNoTracking()
        .SingleOrDefaultAsync(row => row.Id == surveyId && row.Origin == SurveyOrigin.Portal && row.ArchivedAt == null, cancellationToken);

    /// <summary>
    /// Draws and stores the invitations: those that the contact policy lets through wait to be sent, for the others the reason is kept.
    /// Problems name the fields of the form.
    /// </summary>
    public async Task<Outcome<MailingPlan>> OrderAsync(Survey survey, MailingForm form, CancellationToken cancellationToken)
    {
        if (ProblemOf(form) is { } problem)
        {
            return Outcome<MailingPlan>.Invalid([problem]);
        }

        var (plan, drawn) = await DrawAsync(survey, form, cancellationToken);
        if (plan.ToSend == 0)
        {
            return Outcome<MailingPlan>.Invalid(string.Empty, text["Mailing.Nobody"]);
        }

        // Before the transaction: the first link of an installation stores the key that signs it, by a connection of its own.
        var placeholders = drawn.ConvertAll(_ => links.New().TokenHash);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var collector = await CollectorAsync(survey.Id, cancellationToken);
        var mailing = new Mailing
        {
            SurveyId = survey.Id,
            CollectorId = collector.Id,
            Subject = LocalTextJson.Write(new LocalText(form.Letters.Select(letter => new KeyValuePair<string, string?>(letter.Language, letter.Subject)))),
            Body = LocalTextJson.Write(new LocalText(form.Letters.Select(letter => new KeyValuePair<string, string?>(letter.Language, letter.Body)))),
            CreatedAt = Now,
            SendAfter = form.SendOn is { } day && day > organisation.Today ? organisation.StartOf(day).AddHours(FirstHour) : Now,
            RemindAfterDays = form.RemindAfterDays,
        };
        database.Mailings.Add(mailing);
        await database.SaveChangesAsync(cancellationToken);
        database.Invitations.AddRange(drawn.Select((one, index) => new Invitation
        {
            SurveyId = survey.Id,
            CollectorId = collector.Id,
            RespondentId = one.RespondentId,
            MailingId = mailing.Id,
            TokenHash = placeholders[index],
            State = one.Reason is null ? InvitationState.Planned : InvitationState.NotSent,
            NotSent = one.Reason,
            CreatedAt = mailing.CreatedAt,
            InclusionProbability = plan.InclusionProbability,
        }));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return plan;
    }

    /// <summary>Lets letters that the mail server refused wait to be sent once more.</summary>
    /// <returns>How many; not found when there is no such mailing.</returns>
    public async Task<Outcome<int>> RetryAsync(long surveyId, long mailingId, CancellationToken cancellationToken)
    {
        if (await database.Mailings.SingleOrDefaultAsync(row => row.Id == mailingId && row.SurveyId == surveyId, cancellationToken) is not { } mailing)
        {
            return Outcome<int>.NotFound;
        }

        var failed = await database.Invitations.Where(row => row.MailingId == mailingId && row.State == InvitationState.Failed).ToListAsync(cancellationToken);
        failed.ForEach(row => row.State = InvitationState.Planned);
        mailing.DoneAt = failed.Count > 0 ? null : mailing.DoneAt;
        await database.SaveChangesAsync(cancellationToken);
        return failed.Count;
    }

    private Problem? ProblemOf(MailingForm form)
    {
        if (form.SendOn < organisation.Today)
        {
            return new Problem(nameof(form.SendOn), text["Mailing.SendOnPast"]);
        }

        var without = form.Letters.FindIndex(letter => letter.Body?.Contains(InvitationLetters.LinkPlace, StringComparison.Ordinal) != true);
        return form.Letters.Count == 0 ? new Problem(string.Empty, text["Mailing.NoLetter"])
            : without >= 0 ? new Problem($"{nameof(form.Letters)}[{without}].{nameof(LetterForm.Body)}", text["Mailing.NoLink", InvitationLetters.LinkPlace])
            : null;
    }

    private async Task<(MailingPlan Plan, List<Drawn> Drawn)> DrawAsync(Survey survey, MailingForm form, CancellationToken cancellationToken)
    {
        var wanted = form.Where.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToList();
        var invited = (await database.Invitations
            .Where(row => row.SurveyId == survey.Id && row.RespondentId != null && row.State != InvitationState.NotSent && row.State != InvitationState.Failed)
            .Select(row => row.RespondentId!.Value).ToListAsync(cancellationToken)).ToHashSet();

        // In the order of their attributes a systematic sample takes from every group in proportion.
        var people = (await database.Respondents.OrderBy(row => row.Attributes).ThenBy(row => row.Key)
            .Select(row => new { row.Id, row.Email, row.Attributes }).ToListAsync(cancellationToken))
            .Where(person => wanted.Count == 0 || Matches(RespondentAttributes.Read(person.Attributes), wanted))
            .ToList();
        var frame = people.Where(person => !invited.Contains(person.Id)).Select(person => (person.Id, person.Email)).ToList();
        var size = Math.Min(form.SampleSize ?? frame.Count, frame.Count);
        var start = RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
        var drawn = size == frame.Count ? frame : [.. Sampling.Systematic(frame.Count, size, start).Select(place => frame[(int)place])];
        var decided = await DecideAsync(survey.Family, drawn, cancellationToken);
        var plan = new MailingPlan(
            frame.Count, people.Count - frame.Count, drawn.Count, frame.Count == 0 ? 0 : (double)drawn.Count / frame.Count,
            decided.Where(one => one.Reason is not null).GroupBy(one => one.Reason!.Value).ToDictionary(same => same.Key, same => same.Count()));
        return (plan, decided);
    }

    private async Task<List<Drawn>> DecideAsync(string family, List<(long Id, string? Email)> drawn, CancellationToken cancellationToken)
    {
        var rules = await histories.RulesAsync(cancellationToken);
        var known = await histories.OfAsync(drawn, Now.AddDays(-ContactHistories.DaysThatMatter(rules)), Now.AddTicks(1), cancellationToken);
        return drawn.ConvertAll(person => new Drawn(
            person.Id, person.Email is null ? NotSentReason.NoAddress : ContactPolicy.Decide(rules, family, known[person.Id], Now).Reason));
    }

    private static bool Matches(IReadOnlyDictionary<string, string> attributes, List<KeyValuePair<string, string?>> wanted) =>
        wanted.TrueForAll(pair => attributes.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private async Task<SurveyCollector> CollectorAsync(long surveyId, CancellationToken cancellationToken)
    {
        var known = await database.SurveyCollectors.Where(row => row.SurveyId == surveyId && row.Kind == CollectorKind.Personal && row.ArchivedAt == null)
            .OrderBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            return known;
        }

        var made = new SurveyCollector
        {
            SurveyId = surveyId,
            Kind = CollectorKind.Personal,
            Name = text["Mailing.CollectorName"],
            Token = RandomNumberGenerator.GetString(TokenLetters, 16),
        };
        database.SurveyCollectors.Add(made);
        await database.SaveChangesAsync(cancellationToken);
        return made;
    }

    private sealed record Drawn(long RespondentId, NotSentReason? Reason);
}
