using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>What all changes of a matrix's structure have in common: the journey's parts, keys, titles and saving.</summary>
public sealed class StructureStore(
    CxPortalDbContext database, IDatabaseProvider provider, TimeProvider clock, IStringLocalizer<MatrixText> text)
{
    internal static Placement<Stage> StagePlacement { get; } = new(stage => stage.Position, (stage, position) => stage.Position = position);

    internal static Placement<Touchpoint> TouchpointPlacement { get; } =
        new(touchpoint => touchpoint.Position, (touchpoint, position) => touchpoint.Position = position);

    internal static Placement<Lane> LanePlacement { get; } = new(lane => lane.Position, (lane, position) => lane.Position = position);

    /// <summary>The database.</summary>
    public CxPortalDbContext Database => database;

    /// <summary>The present instant (UTC).</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The texts.</summary>
    public IStringLocalizer<MatrixText> Text => text;

    /// <summary>Why the journey's structure cannot be changed: it does not exist or is archived; null when it can.</summary>
    public async Task<Outcome<StructureChange>?> RefusalAsync(long journeyId, CancellationToken cancellationToken)
    {
        var journey = await database.Journeys
            .AsNoTracking()
            .Where(row => row.Id == journeyId)
            .Select(row => new { row.ArchivedAt })
            .SingleOrDefaultAsync(cancellationToken);
        return journey is null ? Outcome<StructureChange>.NotFound
            : journey.ArchivedAt is not null ? Outcome<StructureChange>.Invalid(string.Empty, text["Problem.Archived"])
            : null;
    }

    /// <summary>Stages in use, in their order.</summary>
    public Task<List<Stage>> StagesAsync(long journeyId, CancellationToken cancellationToken) => database.Stages
        .Where(stage => stage.JourneyId == journeyId && stage.ArchivedAt == null)
        .OrderBy(stage => stage.Position).ThenBy(stage => stage.Id)
        .ToListAsync(cancellationToken);

    /// <summary>Touchpoints in use of one stage, in their order.</summary>
    public Task<List<Touchpoint>> TouchpointsAsync(long stageId, CancellationToken cancellationToken) => database.Touchpoints
        .Where(touchpoint => touchpoint.StageId == stageId && touchpoint.ArchivedAt == null)
        .OrderBy(touchpoint => touchpoint.Position).ThenBy(touchpoint => touchpoint.Id)
        .ToListAsync(cancellationToken);

    /// <summary>Lanes in use, in their order.</summary>
    public Task<List<Lane>> LanesAsync(long journeyId, CancellationToken cancellationToken) => database.Lanes
        .Where(lane => lane.JourneyId == journeyId && lane.ArchivedAt == null)
        .OrderBy(lane => lane.Position).ThenBy(lane => lane.Id)
        .ToListAsync(cancellationToken);

    /// <summary>Why a title cannot be taken; null when it can.</summary>
    public Outcome<StructureChange>? TitleProblem(string? title, int longest) =>
        string.IsNullOrWhiteSpace(title) ? Outcome<StructureChange>.Invalid("title", text["Problem.NoTitle"])
        : title.Trim().Length > longest ? Outcome<StructureChange>.Invalid("title", text["Problem.TitleTooLong", longest])
        : null;

    /// <summary>A text in the language of the journey's content.</summary>
    public async Task<string> ContentTextAsync(long journeyId, string key, CancellationToken cancellationToken, params object[] arguments)
    {
        var language = await database.Journeys
            .Where(journey => journey.Id == journeyId).Select(journey => journey.ContentLanguage).SingleAsync(cancellationToken);
        var current = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Cultures.Of(language);
            return text[key, arguments].Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = current;
        }
    }

    /// <summary>A key for a new stage, made from its title.</summary>
    public async Task<string> NewStageKeyAsync(long journeyId, string title, CancellationToken cancellationToken)
    {
        var taken = await database.Stages.Where(stage => stage.JourneyId == journeyId).Select(stage => stage.Key).ToListAsync(cancellationToken);
        return Slug.Unique(title, taken.ToHashSet().Contains, "stage");
    }

    /// <summary>Keys of all touchpoints, archived ones included; new keys are added to it.</summary>
    public async Task<HashSet<string>> StepKeysAsync(long journeyId, CancellationToken cancellationToken) =>
        [.. await database.Touchpoints.Where(touchpoint => touchpoint.JourneyId == journeyId).Select(touchpoint => touchpoint.StepKey)
            .ToListAsync(cancellationToken)];

    /// <summary>A key for a new touchpoint, made from a title or another key.</summary>
    public static string NewStepKey(HashSet<string> taken, string stem)
    {
        var key = Slug.Unique(stem, taken.Contains, "step");
        taken.Add(key);
        return key;
    }

    /// <summary>A key for a new lane, made from its title.</summary>
    public async Task<string> NewLaneKeyAsync(long journeyId, string title, CancellationToken cancellationToken)
    {
        var taken = (await database.Lanes.Where(lane => lane.JourneyId == journeyId).Select(lane => lane.Key).ToListAsync(cancellationToken)).ToHashSet();
        taken.UnionWith(CanonicalLanes.All.Select(lane => lane.Key));
        return Slug.Unique(title, taken.Contains, "lane");
    }

    /// <summary>A new touchpoint with the title that stands until somebody names it.</summary>
    public async Task<Touchpoint> DefaultTouchpointAsync(long journeyId, Stage stage, CancellationToken cancellationToken)
    {
        var title = await ContentTextAsync(journeyId, "Touchpoint.Default", cancellationToken);
        return new Touchpoint
        {
            JourneyId = journeyId,
            Stage = stage,
            StepKey = NewStepKey(await StepKeysAsync(journeyId, cancellationToken), "step"),
            Title = title,
            Position = Ordering.At(0),
        };
    }

    /// <summary>Stores everything; stale when somebody else changed one of the rows.</summary>
    /// <param name="change">Made after the rows are stored, when new ones have their keys.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<StructureChange>> SaveAsync(Func<StructureChange> change, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return change();
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<StructureChange>.StaleBecause(null);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return Outcome<StructureChange>.StaleBecause(null);
        }
    }
}
