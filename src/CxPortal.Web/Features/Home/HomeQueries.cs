using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Journeys;
using CxPortal.Web.Infrastructure.Health;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Home;

/// <summary>Reads what the first page shows to each role.</summary>
public sealed class HomeQueries(CxPortalDbContext database, CurrentUser user, OrganisationClock organisation, FitnessReport fitness)
{
    private const int Shown = 6;
    private const int DaysAhead = 14;

    private IQueryable<Journey> Journeys => database.Journeys.AsNoTracking().Where(journey => journey.ArchivedAt == null);

    /// <summary>The first page of the reader.</summary>
    public async Task<HomeView> ReadAsync(CancellationToken cancellationToken) => user.Role switch
    {
        Role.Administrator => new HomeView
        {
            Today = organisation.Today,
            Installation = await InstallationAsync(cancellationToken),
            Recent = await NewestAsync(Journeys, cancellationToken),
            Reviews = await ReviewsAsync(Journeys, cancellationToken),
        },
        Role.Designer => new HomeView
        {
            Today = organisation.Today,
            Own = await NewestAsync(Journeys.Where(journey => journey.OwnerId == user.Id), cancellationToken),
            Recent = await NewestAsync(Journeys.Where(journey => journey.OwnerId == null || journey.OwnerId != user.Id), cancellationToken),
            Reviews = await ReviewsAsync(Journeys.Where(journey => journey.OwnerId == null || journey.OwnerId == user.Id), cancellationToken),
            CommentsToAnswer = await ThreadsAsync(
                OpenThreads().Where(comment => Journeys.Any(journey => journey.Id == comment.JourneyId && journey.OwnerId == user.Id)), cancellationToken),
        },
        Role.Reviewer => new HomeView
        {
            Today = organisation.Today,
            InReview = await NewestAsync(Journeys.Where(journey => journey.Status == JourneyStatus.InReview), cancellationToken),
            Recent = await NewestAsync(Journeys.Where(journey => journey.Status != JourneyStatus.InReview && !journey.IsTemplate), cancellationToken),
            CommentsWritten = await ThreadsAsync(OpenThreads().Where(comment => comment.AuthorId == user.Id), cancellationToken),
        },
        _ => new HomeView
        {
            Today = organisation.Today,
            Published = await NewestAsync(Journeys.Where(journey => journey.PublishedNumber > 0), cancellationToken),
            Recent = await NewestAsync(Journeys.Where(journey => journey.PublishedNumber == 0 && !journey.IsTemplate), cancellationToken),
        },
    };

    private async Task<IReadOnlyList<HomeJourney>> NewestAsync(IQueryable<Journey> journeys, CancellationToken cancellationToken) =>
        await Described(journeys.OrderByDescending(journey => journey.Activity!.ChangedAt).ThenBy(journey => journey.Id).Take(Shown)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<HomeJourney>> ReviewsAsync(IQueryable<Journey> journeys, CancellationToken cancellationToken)
    {
        var horizon = organisation.Today.AddDays(DaysAhead);
        return await Described(journeys.Where(journey => journey.ReviewDate <= horizon).OrderBy(journey => journey.ReviewDate).ThenBy(journey => journey.Id).Take(Shown))
            .ToListAsync(cancellationToken);
    }

    private IQueryable<HomeJourney> Described(IQueryable<Journey> journeys) => journeys.Select(journey => new HomeJourney(
        journey.Id,
        journey.Title,
        journey.ContentLanguage,
        new JourneyState(
            journey.Status,
            journey.PublishedNumber,
            database.JourneySnapshots.Any(snapshot => snapshot.JourneyId == journey.Id && snapshot.Number == journey.PublishedNumber
                && snapshot.PublishedAt < journey.Activity!.ChangedAt),
            false),
        journey.Activity!.ChangedAt,
        journey.Activity.ChangedBy,
        journey.ReviewDate));

    /// <summary>First remarks that nobody has resolved, on places that are still there.</summary>
    private IQueryable<CellComment> OpenThreads()
    {
        var lanes = database.Lanes.Where(lane => lane.ArchivedAt == null);
        var touchpoints = database.Touchpoints.Where(touchpoint => touchpoint.ArchivedAt == null && touchpoint.Stage!.ArchivedAt == null);
        return database.CellComments.AsNoTracking().Where(comment =>
            comment.ParentId == null && comment.ResolvedAt == null
            && Journeys.Any(journey => journey.Id == comment.JourneyId)
            && lanes.Any(lane => lane.Id == comment.LaneId) && touchpoints.Any(touchpoint => touchpoint.Id == comment.TouchpointId));
    }

    private async Task<HomeThreads> ThreadsAsync(IQueryable<CellComment> threads, CancellationToken cancellationToken)
    {
        var newest = await threads.OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id).Take(Shown)
            .Select(comment => new HomeThread(
                comment.JourneyId,
                database.Journeys.Where(journey => journey.Id == comment.JourneyId).Select(journey => journey.Title).First(),
                comment.LaneId + "-" + comment.TouchpointId,
                database.Touchpoints.Where(touchpoint => touchpoint.Id == comment.TouchpointId).Select(touchpoint => touchpoint.Title).First(),
                comment.AuthorName,
                comment.Text,
                comment.CreatedAt,
                database.CellComments.Count(answer => answer.ParentId == comment.Id && answer.AuthorId != comment.AuthorId)))
            .ToListAsync(cancellationToken);
        return new HomeThreads(newest.Count < Shown ? newest.Count : await threads.CountAsync(cancellationToken), newest);
    }

    private async Task<HomeInstallation> InstallationAsync(CancellationToken cancellationToken)
    {
        var settings = await database.Settings.AsNoTracking().SingleAsync(cancellationToken);
        return new HomeInstallation(
            await database.Users.CountAsync(account => account.DisabledAt == null, cancellationToken),
            await Journeys.CountAsync(cancellationToken),
            settings.PublicAddress is not null,
            settings is { SmtpHost: not null, MailFrom: not null },
            await fitness.AskAsync(vitalOnly: true, cancellationToken));
    }
}
