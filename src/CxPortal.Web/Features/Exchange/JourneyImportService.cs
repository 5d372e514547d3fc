using System.Globalization;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Imports journeys from documents: everything in one transaction, or nothing.</summary>
public sealed class JourneyImportService(
    CxPortalDbContext database, IDatabaseProvider provider, JourneyImportPlanner planner, JourneyDocumentReader reader,
    ExchangeMessages messages, OperationContext operation, CurrentUser user, TimeProvider clock)
{
    /// <summary>What importing a checked document would change; stores nothing.</summary>
    public Task<JourneyImportPlan> PlanAsync(JourneyDocument document, JourneyImportOptions options, CancellationToken cancellationToken = default) =>
        planner.PlanAsync(document, options, cancellationToken);

    /// <summary>
    /// Imports a checked document. Matched by keys: what is in the archive under a key comes back, what the document does not name goes to the archive.
    /// </summary>
    /// <returns>
    /// Done with what was done (nothing, when the journey says it all already); invalid with the reasons; stale when the plan
    /// is not the one that was confirmed, with the plan as it is now where that is known.
    /// </returns>
    public async Task<Outcome<JourneyImportResult>> ApplyAsync(
        JourneyDocument document, JourneyImportOptions options, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var transaction = database.Database.CurrentTransaction is null
                ? await database.Database.BeginTransactionAsync(cancellationToken)
                : null;
            var plan = await planner.PlanAsync(document, options, cancellationToken);
            if (plan.Problems.Count > 0)
            {
                return Outcome<JourneyImportResult>.Invalid([.. plan.Problems.Select(problem => new Problem(string.Empty, messages.Of(problem)))]);
            }

            if (options.ConfirmedStamp is { } confirmed && confirmed != plan.Stamp)
            {
                return Outcome<JourneyImportResult>.StaleBecause(new JourneyImportResult(plan.JourneyId ?? 0, plan));
            }

            var id = plan.IsUnchanged ? plan.JourneyId!.Value : await StoreAsync(plan, cancellationToken);
            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken);
            }

            return new JourneyImportResult(id, plan);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale();
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return Stale();
        }
    }

    /// <summary>
    /// Makes a new journey from a document: a draft with another key and title, whose touchpoints keep their step keys, so that the
    /// two can be compared.
    /// </summary>
    /// <param name="document">The model; its pictures may come without bytes when they are stored here.</param>
    /// <param name="copy">How the new journey differs from its model.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<JourneyImportResult>> CopyAsync(JourneyDocument document, CopyJourney copy, CancellationToken cancellationToken = default)
    {
        var keys = await database.Journeys.Select(journey => journey.Key).ToListAsync(cancellationToken);
        var made = document with
        {
            Key = copy.Key ?? Slug.Unique(copy.Title, keys.Contains, "journey"),
            Title = copy.Title,
            Nature = copy.Nature ?? document.Nature,
            BaselineKey = copy.BaselineKey ?? document.BaselineKey,
            ContentLanguage = copy.ContentLanguage ?? document.ContentLanguage,
            Status = JourneyStatus.Draft,
            ReviewDate = null,
            IsTemplate = false,
            ExportedAt = null,
            Cells = copy.WithoutCells ? [] : document.Cells,
        };
        var reading = JourneyDocumentCheck.Check(made, path => new ExchangePlace(path));
        return reading.Document is null
            ? Outcome<JourneyImportResult>.Invalid([.. reading.Problems.Select(problem => new Problem(FieldOf(problem), messages.Of(problem)))])
            : await ApplyAsync(reading.Document, new JourneyImportOptions { OnlyNew = true }, cancellationToken);
    }

    private static string FieldOf(ExchangeProblem problem) => problem.Place.Path switch
    {
        "$.title" => "Title",
        "$.key" => "Key",
        _ => string.Empty,
    };

    private Outcome<JourneyImportResult> Stale()
    {
        database.ChangeTracker.Clear();
        return Outcome<JourneyImportResult>.StaleBecause(null);
    }

    private async Task<long> StoreAsync(JourneyImportPlan plan, CancellationToken cancellationToken)
    {
        var rows = new CatalogWriter(database);
        await rows.AddAsync(plan.NewCatalogRows, cancellationToken);
        var journey = plan.JourneyId is { } id
            ? await LoadAsync(id, cancellationToken)
            : await CreateAsync(plan.Document, cancellationToken);
        var writer = new JourneyWriter(database, journey, clock.GetUtcNow().UtcDateTime);
        await writer.WriteAsync(plan.Document, await rows.IdsAsync(plan.Document, cancellationToken), cancellationToken);
        database.RecordAct(nameof(Journey), journey.Id.ToString(CultureInfo.InvariantCulture), journey.Title, journey.Id, new
        {
            Import = plan.IsNew ? "created" : "updated",
            Changes = plan.Changes.Count,
            plan.Document.Fingerprint,
        });
        await database.SaveChangesAsync(cancellationToken);
        if (plan.IsNew && plan.Document.Status == JourneyStatus.Published && user.Can(Permission.JourneysPublish))
        {
            await PublishAsync(journey, cancellationToken);
        }

        return journey.Id;
    }

    private async Task<Journey> CreateAsync(JourneyDocument document, CancellationToken cancellationToken)
    {
        var journey = new Journey
        {
            Key = document.Key!,
            Title = document.Title!,
            OwnerId = operation.ActorId,
            Status = document.Status == JourneyStatus.InReview ? JourneyStatus.InReview : JourneyStatus.Draft,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        database.Journeys.Add(journey);

        // The parts carry the journey's id, which only the database gives.
        await database.SaveChangesAsync(cancellationToken);
        return journey;
    }

    private Task<Journey> LoadAsync(long id, CancellationToken cancellationToken) => database.Journeys
        .Include(row => row.Channels)
        .Include(row => row.Stages)
        .Include(row => row.Touchpoints).ThenInclude(touchpoint => touchpoint.Links)
        .Include(row => row.Touchpoints).ThenInclude(touchpoint => touchpoint.Pictures)
        .Include(row => row.Lanes)
        .Include(row => row.Cells).ThenInclude(cell => cell.Chips)
        .AsSplitQuery()
        .SingleAsync(row => row.Id == id, cancellationToken);

    /// <summary>A journey that was published elsewhere arrives with its first published version.</summary>
    private async Task PublishAsync(Journey journey, CancellationToken cancellationToken)
    {
        journey.Status = JourneyStatus.Published;
        journey.PublishedNumber = 1;
        await database.SaveChangesAsync(cancellationToken);
        var document = (await reader.ReadAsync(journey.Id, withPictures: false, cancellationToken))!;
        database.JourneySnapshots.Add(new JourneySnapshot
        {
            JourneyId = journey.Id,
            Number = 1,
            PublishedAt = clock.GetUtcNow().UtcDateTime,
            PublishedBy = operation.Actor,
            Document = JourneyDocumentJson.WriteText(document),
            Fingerprint = document.Fingerprint!,
        });
        await database.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>How a copy of a journey differs from its model.</summary>
/// <param name="Title">Title of the copy.</param>
/// <param name="Key">Key of the copy; null makes one from the title.</param>
/// <param name="Nature">As-is or to-be; null as the model.</param>
/// <param name="BaselineKey">Key of the as-is journey it starts from; null as the model.</param>
/// <param name="ContentLanguage">Language of the content; null as the model.</param>
/// <param name="WithoutCells">Whether only the structure is copied: stages, touchpoints with their cards, lanes.</param>
public sealed record CopyJourney(
    string Title, string? Key = null, JourneyNature? Nature = null, string? BaselineKey = null, string? ContentLanguage = null, bool WithoutCells = false);
