using System.Security.Cryptography;
using System.Text.Json;
using CxPortal.Data;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Works out what importing a document would change. Stores nothing.</summary>
public sealed class JourneyImportPlanner(CxPortalDbContext database, JourneyDocumentReader reader, ChangedSinceExport changedSince)
{
    /// <summary>The plan for a checked document (see <see cref="JourneyDocumentJson.Read"/>).</summary>
    public async Task<JourneyImportPlan> PlanAsync(JourneyDocument document, JourneyImportOptions options, CancellationToken cancellationToken = default)
    {
        var placeOf = options.PlaceOf ?? (path => new ExchangePlace(path));
        var journey = await database.Journeys.AsNoTracking()
            .Where(row => row.Key == document.Key)
            .Select(row => new { row.Id, IsArchived = row.ArchivedAt != null })
            .SingleOrDefaultAsync(cancellationToken);
        if (options.ExpectedKey is { } expected && expected != document.Key)
        {
            return Refused(document, ExchangeProblemKind.OtherJourney, placeOf("$.key"), document.Key!, expected);
        }

        if (options.OnlyNew && journey is not null)
        {
            return Refused(document, ExchangeProblemKind.KeyTaken, placeOf("$.key"), document.Key!);
        }

        var before = journey is null ? null : await reader.ReadAsync(journey.Id, withPictures: false, cancellationToken);
        if (options.KeepPictures)
        {
            document = WithPicturesOf(before, document);
        }

        var matcher = await CatalogMatcher.LoadAsync(database, document, cancellationToken);
        var localiser = new DocumentLocaliser(matcher, before, placeOf);
        var wanted = localiser.Localise(document);
        var pictures = await new PictureCheck(database, placeOf).CheckAsync(wanted, cancellationToken);
        wanted = pictures.Document;
        List<ExchangeProblem> problems =
        [
            .. localiser.Problems,
            .. pictures.Problems,
            .. journey is null ? [] : await LaneProblemsAsync(journey.Id, wanted, placeOf, cancellationToken),
        ];
        var plan = new JourneyImportPlan
        {
            Document = wanted,
            JourneyId = journey?.Id,
            NewCatalogRows = matcher.Missing,
            UnmatchedNames = localiser.UnmatchedNames,
            Problems = problems,
        };
        if (problems.Count > 0)
        {
            return plan;
        }

        var archived = journey is null ? ArchivedKeys.None : await ArchivedAsync(journey.Id, cancellationToken);
        var changes = JourneyDocumentDiff.Of(before, wanted, archived);
        if (journey is { IsArchived: true })
        {
            changes = [Restored(wanted), .. changes];
        }

        var isOutdated = before is not null && document.ExportedAt is not null && document.Etag != before.Etag;
        return plan with
        {
            Changes = isOutdated ? await changedSince.MarkAsync(journey!.Id, document.ExportedAt!.Value, changes, cancellationToken) : changes,
            IsOutdated = isOutdated,
            Stamp = StampOf(changes, before, matcher.Missing),
        };
    }

    private static JourneyImportPlan Refused(JourneyDocument document, ExchangeProblemKind kind, ExchangePlace place, params IReadOnlyList<string> arguments) =>
        new() { Document = document, Problems = [new ExchangeProblem(kind, place, arguments)] };

    private static JourneyDocument WithPicturesOf(JourneyDocument? before, JourneyDocument document)
    {
        var pictures = (before?.Stages ?? []).SelectMany(stage => stage.Touchpoints).ToDictionary(touchpoint => touchpoint.Key!, touchpoint => touchpoint.Pictures);
        return document with
        {
            Stages =
            [
                .. document.Stages.Select(stage => stage with
                {
                    Touchpoints = [.. stage.Touchpoints.Select(touchpoint => touchpoint with { Pictures = pictures.GetValueOrDefault(touchpoint.Key!) ?? [] })],
                }),
            ],
        };
    }

    private static ImportChange Restored(JourneyDocument wanted) =>
        new(ImportChangeKind.Restored, ImportSubject.Journey, wanted.Key!, new ImportPlace(), ImportField.Whole, null, wanted.Title);

    /// <summary>A lane's cells cannot be read as those of another type.</summary>
    private async Task<List<ExchangeProblem>> LaneProblemsAsync(
        long journeyId, JourneyDocument wanted, Func<string, ExchangePlace> placeOf, CancellationToken cancellationToken)
    {
        var types = await database.Lanes.AsNoTracking()
            .Where(lane => lane.JourneyId == journeyId)
            .ToDictionaryAsync(lane => lane.Key, lane => lane.Type, cancellationToken);
        return
        [
            .. wanted.Lanes!.Index()
                .Where(lane => types.TryGetValue(lane.Item.Key!, out var type) && type != lane.Item.Type)
                .Select(lane => new ExchangeProblem(
                    ExchangeProblemKind.LaneTypeChanged, placeOf(FormattableString.Invariant($"$.lanes[{lane.Index}].type")), [])),
        ];
    }

    private async Task<ArchivedKeys> ArchivedAsync(long journeyId, CancellationToken cancellationToken)
    {
        var stages = await database.Stages.Where(stage => stage.JourneyId == journeyId && stage.ArchivedAt != null)
            .Select(stage => stage.Key).ToListAsync(cancellationToken);
        var touchpoints = await database.Touchpoints
            .Where(touchpoint => touchpoint.JourneyId == journeyId && (touchpoint.ArchivedAt != null || touchpoint.Stage!.ArchivedAt != null))
            .Select(touchpoint => touchpoint.StepKey).ToListAsync(cancellationToken);
        var lanes = await database.Lanes.Where(lane => lane.JourneyId == journeyId && lane.ArchivedAt != null)
            .Select(lane => lane.Key).ToListAsync(cancellationToken);
        return new ArchivedKeys(stages.ToHashSet(), touchpoints.ToHashSet(), lanes.ToHashSet());
    }

    private static string StampOf(IReadOnlyList<ImportChange> changes, JourneyDocument? before, IReadOnlyList<CatalogDocument> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { changes, before?.Etag, before?.Fingerprint, rows })));
}
