using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>A copy of a journey is wanted.</summary>
/// <param name="ModelId">The journey to copy.</param>
/// <param name="Title">Title of the copy.</param>
/// <param name="Key">Key of the copy; blank lets the portal make one from the title.</param>
/// <param name="WithContent">Whether cells and cards are copied too.</param>
/// <param name="AsToBe">Whether the copy is the to-be journey of its model.</param>
public sealed record DuplicateJourney(long ModelId, string? Title, string? Key, bool WithContent, bool AsToBe);

/// <summary>Creates journeys and changes what they say of themselves.</summary>
public sealed class JourneyService(
    CxPortalDbContext database, IDatabaseProvider provider, JourneyRules rules, JourneyDocumentReader reader, JourneyImportService copies,
    TimeProvider clock, IStringLocalizer<JourneysText> text)
{
    /// <summary>Creates a journey.</summary>
    /// <param name="facts">What it says of itself.</param>
    /// <param name="start">What it begins with.</param>
    /// <param name="templateId">The template, when it begins with one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Its id; problems by the names of the facts, and <c>TemplateId</c>.</returns>
    public async Task<Outcome<long>> CreateAsync(JourneyFacts facts, JourneyStart start, long? templateId, CancellationToken cancellationToken)
    {
        var problems = await rules.ProblemsOfAsync(facts, null, cancellationToken);
        var template = start == JourneyStart.Template ? await TemplateAsync(templateId, cancellationToken) : null;
        if (start == JourneyStart.Template && template is null)
        {
            problems.Add(new Problem("TemplateId", text["Problem.Template"]));
        }

        if (problems.Count > 0)
        {
            return Outcome<long>.Invalid(problems);
        }

        var key = await rules.KeyForAsync(facts.Key, facts.Title!, cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        Journey journey;
        if (template is null)
        {
            journey = new Journey { Key = key, Title = facts.Title!.Trim(), CreatedAt = clock.GetUtcNow().UtcDateTime, ContentLanguage = facts.ContentLanguage };
            JourneySkeleton.Fill(journey, start);
            database.Journeys.Add(journey);
        }
        else
        {
            var copied = await copies.CopyAsync(template, new CopyJourney(facts.Title!.Trim(), key, facts.Nature), cancellationToken);
            if (!copied.IsDone)
            {
                return AsOutcome(copied);
            }

            journey = await LoadAsync(copied.Value!.JourneyId, cancellationToken) ?? throw new InvalidOperationException("The copy is gone.");
        }

        await WriteAsync(journey, facts with { Key = key }, cancellationToken);
        var outcome = await SaveAsync(journey, cancellationToken);
        if (outcome.IsDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Changes what a journey says of itself.</summary>
    public async Task<Outcome<long>> UpdateAsync(long id, int version, JourneyFacts facts, CancellationToken cancellationToken)
    {
        var journey = await LoadAsync(id, cancellationToken);
        if (journey is null)
        {
            return Outcome<long>.NotFound;
        }

        if (journey.Version != version)
        {
            return Outcome<long>.StaleBecause(id);
        }

        var problems = await rules.ProblemsOfAsync(facts, journey, cancellationToken);
        if (problems.Count > 0)
        {
            return Outcome<long>.Invalid(problems);
        }

        await WriteAsync(journey, facts with { Key = string.IsNullOrWhiteSpace(facts.Key) ? journey.Key : facts.Key.Trim() }, cancellationToken);
        return await SaveAsync(journey, cancellationToken);
    }

    /// <summary>Looks for broken rules without storing anything, for a form that cannot be stored anyway and is to name all its mistakes at once.</summary>
    /// <param name="facts">What was typed.</param>
    /// <param name="id">The journey; null for a new one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Invalid, with the problems by the names of the facts; done when there are none.</returns>
    public async Task<Outcome> CheckAsync(JourneyFacts facts, long? id, CancellationToken cancellationToken)
    {
        var stored = id is { } known ? await LoadAsync(known, cancellationToken) : null;
        if (id is not null && stored is null)
        {
            return Outcome.NotFound;
        }

        var problems = await rules.ProblemsOfAsync(facts, stored, cancellationToken);
        return problems.Count == 0 ? Outcome.Done : new Outcome { Kind = OutcomeKind.Invalid, Problems = problems };
    }

    /// <summary>Looks whether a new journey may have this key.</summary>
    /// <returns>Invalid, with the problem of the key; done when it may, or when it is blank.</returns>
    public async Task<Outcome> CheckKeyAsync(string? key, CancellationToken cancellationToken) =>
        await rules.KeyProblemAsync(key, null, cancellationToken) is { } problem ? Outcome.Invalid(nameof(JourneyFacts.Key), problem) : Outcome.Done;

    /// <summary>Copies a journey; touchpoints keep their step keys, so that the two can be compared.</summary>
    public async Task<Outcome<long>> DuplicateAsync(DuplicateJourney order, CancellationToken cancellationToken)
    {
        var model = await reader.ReadAsync(order.ModelId, withPictures: false, cancellationToken);
        if (model is null)
        {
            return Outcome<long>.NotFound;
        }

        if (await rules.KeyProblemAsync(order.Key, null, cancellationToken) is { } problem)
        {
            return Outcome<long>.Invalid(nameof(order.Key), problem);
        }

        var isToBe = order.AsToBe && model.Nature == JourneyNature.AsIs;
        var copied = await copies.CopyAsync(
            order.WithContent ? model : WithoutContent(model),
            new CopyJourney(
                order.Title!.Trim(),
                await rules.KeyForAsync(order.Key, order.Title, cancellationToken),
                isToBe ? JourneyNature.ToBe : null,
                isToBe ? model.Key : null),
            cancellationToken);
        return AsOutcome(copied);
    }

    private async Task<JourneyDocument?> TemplateAsync(long? id, CancellationToken cancellationToken) =>
        await database.Journeys.AnyAsync(journey => journey.Id == id && journey.IsTemplate && journey.ArchivedAt == null, cancellationToken)
            ? await reader.ReadAsync(id!.Value, withPictures: false, cancellationToken)
            : null;

    /// <summary>Stages, touchpoints and lanes alone.</summary>
    private static JourneyDocument WithoutContent(JourneyDocument document) => document with
    {
        Cells = [],
        Stages =
        [
            .. document.Stages.Select(stage => stage with
            {
                Touchpoints = [.. stage.Touchpoints.Select(touchpoint => new TouchpointDocument
                {
                    Key = touchpoint.Key,
                    Title = touchpoint.Title,
                    MomentOfTruth = touchpoint.MomentOfTruth,
                })],
            }),
        ],
    };

    private Task<Journey?> LoadAsync(long id, CancellationToken cancellationToken) =>
        database.Journeys.Include(journey => journey.Channels).SingleOrDefaultAsync(journey => journey.Id == id, cancellationToken);

    private async Task WriteAsync(Journey journey, JourneyFacts facts, CancellationToken cancellationToken)
    {
        if (journey.Key != facts.Key)
        {
            // To-be journeys name their baseline by its key.
            (await database.Journeys.Where(other => other.BaselineKey == journey.Key).ToListAsync(cancellationToken))
                .ForEach(other => other.BaselineKey = facts.Key);
        }

        journey.Title = facts.Title!.Trim();
        journey.Key = facts.Key!;
        journey.Description = CellContent.Clean(facts.Description);
        journey.ProductId = facts.ProductId;
        journey.SegmentId = facts.SegmentId;
        journey.OwnerId = facts.OwnerId;
        journey.Nature = facts.Nature;
        journey.BaselineKey = facts.Nature == JourneyNature.ToBe && !string.IsNullOrEmpty(facts.BaselineKey) ? facts.BaselineKey : null;
        journey.ReviewDate = facts.ReviewDate;
        journey.ContentLanguage = facts.ContentLanguage;
        journey.Status = facts.IsInReview ? JourneyStatus.InReview : journey.PublishedNumber > 0 ? JourneyStatus.Published : JourneyStatus.Draft;
        journey.RefreshSearchText();
        var removed = journey.Channels.RemoveAll(link => !facts.ChannelIds.Contains(link.ChannelId));
        var added = facts.ChannelIds.Except(journey.Channels.Select(link => link.ChannelId)).ToList();
        journey.Channels.AddRange(added.Select(id => new JourneyChannel { JourneyId = journey.Id, ChannelId = id }));
        if (removed + added.Count > 0 && journey.Id != 0)
        {
            database.MarkChanged(journey);
        }
    }

    private async Task<Outcome<long>> SaveAsync(Journey journey, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return journey.Id;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<long>.StaleBecause(journey.Id);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody took the same key between the check and the save.
            return Outcome<long>.Invalid(nameof(JourneyFacts.Key), text["Problem.KeyTaken", journey.Key]);
        }
    }

    private static Outcome<long> AsOutcome(Outcome<JourneyImportResult> copied) =>
        copied.IsDone ? copied.Value!.JourneyId : new Outcome<long> { Kind = copied.Kind, Problems = copied.Problems };
}
