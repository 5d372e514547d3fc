using System.Buffers.Text;
using System.Security.Cryptography;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Intake;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Collectors;

/// <summary>Adds and changes the ways to surveys, and makes personal links to be handed out.</summary>
public sealed class CollectorService(CxPortalDbContext database, PersonalLinks links, TimeProvider clock, IStringLocalizer<CollectorsText> text)
{
    /// <summary>The most personal links that are made at once.</summary>
    public const int MaxLinks = 5_000;

    /// <summary>For how many seconds a kiosk waits at the least and at the most.</summary>
    public static readonly (int Least, int Most) ResetSeconds = (10, 3600);

    /// <summary>Adds a way.</summary>
    public async Task<Outcome<long>> AddAsync(long surveyId, CollectorForm form, CancellationToken cancellationToken)
    {
        var survey = await database.Surveys.Include(row => row.Attributes).SingleOrDefaultAsync(row => row.Id == surveyId, cancellationToken);
        if (survey is null)
        {
            return Outcome<long>.NotFound;
        }

        var problems = Problems(form, survey);
        if (problems.Count > 0)
        {
            return Outcome<long>.Invalid(problems);
        }

        var collector = new SurveyCollector { SurveyId = surveyId, Kind = form.Kind, Name = form.Name!.Trim(), Token = NewToken() };
        Write(form, collector);
        database.SurveyCollectors.Add(collector);
        await database.SaveChangesAsync(cancellationToken);
        return collector.Id;
    }

    /// <summary>Changes a way; its kind and address stay.</summary>
    public async Task<Outcome> ChangeAsync(long surveyId, long id, CollectorForm form, CancellationToken cancellationToken)
    {
        var survey = await database.Surveys.Include(row => row.Attributes).SingleOrDefaultAsync(row => row.Id == surveyId, cancellationToken);
        if (survey is null || await FindAsync(surveyId, id, cancellationToken) is not { } collector)
        {
            return Outcome.NotFound;
        }

        form.Kind = collector.Kind;
        var problems = Problems(form, survey);
        if (problems.Count > 0)
        {
            return new Outcome { Kind = OutcomeKind.Invalid, Problems = problems };
        }

        if (collector.Version != form.Version)
        {
            return Outcome.Stale;
        }

        Write(form, collector);
        database.Entry(collector).Property(row => row.Version).OriginalValue = form.Version;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Puts a way away; its address leads nowhere then, its answers stay.</summary>
    public async Task<Outcome> ArchiveAsync(long surveyId, long id, CancellationToken cancellationToken)
    {
        if (await FindAsync(surveyId, id, cancellationToken) is not { } collector)
        {
            return Outcome.NotFound;
        }

        collector.ArchivedAt = clock.GetUtcNow().UtcDateTime;
        return await database.SaveOrStaleAsync(cancellationToken);
    }

    /// <summary>Makes personal links of nobody in particular, to be handed out. They are shown once: only their hashes are kept.</summary>
    /// <returns>The tokens; a problem with <paramref name="count"/> under its name.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> MakeLinksAsync(long surveyId, long id, int count, CancellationToken cancellationToken)
    {
        if (await FindAsync(surveyId, id, cancellationToken) is not { Kind: CollectorKind.Personal } collector)
        {
            return Outcome<IReadOnlyList<string>>.NotFound;
        }

        if (count is < 1 or > MaxLinks)
        {
            return Outcome<IReadOnlyList<string>>.Invalid("count", text["Problem.Count", MaxLinks]);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var tokens = new List<string>(count);
        for (var number = 0; number < count; number++)
        {
            var (token, hash) = links.New();
            tokens.Add(token);
            database.Invitations.Add(new Invitation
            {
                SurveyId = surveyId,
                CollectorId = id,
                TokenHash = hash,
                State = InvitationState.Sent,
                CreatedAt = now,
                SentAt = now,
            });
        }

        database.RecordAct(nameof(SurveyCollector), id.ToString(System.Globalization.CultureInfo.InvariantCulture), collector.Name, details: new { Links = count });
        await database.SaveChangesAsync(cancellationToken);
        return tokens;
    }

    private Task<SurveyCollector?> FindAsync(long surveyId, long id, CancellationToken cancellationToken) =>
        database.SurveyCollectors.SingleOrDefaultAsync(row => row.Id == id && row.SurveyId == surveyId && row.ArchivedAt == null, cancellationToken);

    private List<Problem> Problems(CollectorForm form, Survey survey)
    {
        var problems = new List<Problem>();
        if (!Enum.IsDefined(form.Kind))
        {
            problems.Add(new Problem(nameof(form.Kind), text["Problem.Kind"]));
        }

        foreach (var line in CollectorLines.Of(form.Presets))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || survey.Attributes.TrueForAll(attribute => attribute.Key != parts[0]) || parts[1].Length is 0 or > SurveyAttribute.MaxValueLength)
            {
                problems.Add(new Problem(nameof(form.Presets), text["Problem.Preset", line]));
            }
        }

        if (form.Presets?.Length > 1000)
        {
            problems.Add(new Problem(nameof(form.Presets), text["Problem.TooLong", 1000]));
        }

        if (form is { Kind: CollectorKind.Kiosk, ResetSeconds: { } seconds } && (seconds < ResetSeconds.Least || seconds > ResetSeconds.Most))
        {
            problems.Add(new Problem(nameof(form.ResetSeconds), text["Problem.ResetSeconds", ResetSeconds.Least, ResetSeconds.Most]));
        }

        if (form.Kind == CollectorKind.Widget)
        {
            problems.AddRange(CollectorLines.Of(form.AllowedOrigins).Where(line => !IsOrigin(line)).Select(line => new Problem(nameof(form.AllowedOrigins), text["Problem.Origin", line])));
            if (CollectorLines.Of(form.AllowedOrigins).Count == 0 || form.AllowedOrigins!.Length > 2000)
            {
                problems.Add(new Problem(nameof(form.AllowedOrigins), text["Problem.Origins"]));
            }
        }

        return problems;
    }

    /// <summary>An origin stands in a header of the page, so nothing but scheme, host and port may be in it.</summary>
    private static bool IsOrigin(string line) =>
        Uri.TryCreate(line, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), line, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;

    private static void Write(CollectorForm form, SurveyCollector collector)
    {
        collector.Name = form.Name!.Trim();
        collector.Presets = Lines(form.Presets);
        collector.ResetSeconds = collector.Kind == CollectorKind.Kiosk ? form.ResetSeconds : null;
        collector.AllowedOrigins = collector.Kind == CollectorKind.Widget ? Lines(form.AllowedOrigins) : null;
        collector.IsActive = form.IsActive;
    }

    private static string? Lines(string? typed) => CollectorLines.Of(typed) is { Count: > 0 } lines ? string.Join('\n', lines) : null;

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
}
