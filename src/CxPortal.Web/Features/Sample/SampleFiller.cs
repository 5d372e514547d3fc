using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Data.Settings;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix;
using CxPortal.Web.Features.Sample.Journeys;
using CxPortal.Web.Features.Sample.Surveys;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Sample;

/// <summary>Fills an empty database with the sample organisation: all of it in one transaction, or nothing.</summary>
internal sealed partial class SampleFiller(
    CxPortalDbContext database,
    SampleAccounts accounts,
    SampleSurveyFiller surveys,
    OperationContext operation,
    CurrentUser user,
    JourneyPublicationService publications,
    OrganisationClock organisation,
    TimeProvider clock,
    ILogger<SampleFiller> log)
{
    /// <summary>Fills the database when nobody and nothing is in it.</summary>
    /// <returns>Whether it was filled.</returns>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (await HasDataAsync(cancellationToken))
        {
            return false;
        }

        operation.Actor = "cxportal";
        operation.Operation = "serve --sample";
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var settings = await database.Settings.SingleAsync(row => row.Id == PortalSettings.SingleId, cancellationToken);
        settings.OrganisationName = "Банк «Сосны»";
        var people = await accounts.AddAsync(cancellationToken);
        var catalog = await AddCatalogAsync(cancellationToken);
        await ActAsAsync(people[Role.Designer], cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var writer = new SampleJourneyWriter(catalog, new SampleFiles(now), now, organisation.Today);
        foreach (var sample in SampleJourneys.All)
        {
            await AddJourneyAsync(sample, writer, people, now, cancellationToken);
        }

        await surveys.FillAsync(ReferenceRussian.Journey.Key, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogFilled(SampleJourneys.All.Count);
        return true;
    }

    private async Task ActAsAsync(AppUser person, CancellationToken cancellationToken)
    {
        user.SignIn(await database.Users.Where(row => row.Id == person.Id).Select(SignedInAccount.FromUser).SingleAsync(cancellationToken));
        (operation.ActorId, operation.Actor) = (user.Id, user.Name);
    }

    private async Task<bool> HasDataAsync(CancellationToken cancellationToken) =>
        await database.Users.AnyAsync(cancellationToken)
        || await database.Journeys.AnyAsync(cancellationToken)
        || await database.CatalogItems.AnyAsync(cancellationToken);

    private async Task<Dictionary<(CatalogKind Kind, string Key), CatalogItem>> AddCatalogAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<(CatalogKind Kind, string Key), CatalogItem>();
        foreach (var sample in SampleCatalog.All)
        {
            var row = new CatalogItem
            {
                Kind = sample.Kind,
                Key = sample.Key,
                Name = sample.Name,
                Channel = sample.Channel is null ? null : rows[(CatalogKind.Channel, sample.Channel)],
            };
            row.Aliases.AddRange(sample.Aliases.Select(alias => new CatalogAlias
            {
                Kind = sample.Kind,
                Name = alias,
                NormalizedName = Domain.Common.SearchText.Of(alias),
            }));
            row.RefreshSearchText();
            rows.Add((row.Kind, row.Key), row);
            database.CatalogItems.Add(row);
        }

        await database.SaveChangesAsync(cancellationToken);
        return rows;
    }

    private async Task AddJourneyAsync(
        SampleJourney sample, SampleJourneyWriter writer, IReadOnlyDictionary<Role, AppUser> people, DateTime now, CancellationToken cancellationToken)
    {
        var journey = writer.CreateFrame(sample, people[Role.Designer].Id);
        database.Journeys.Add(journey);
        await database.SaveChangesAsync(cancellationToken);
        database.Touchpoints.AddRange(writer.CreateTouchpoints(sample, journey));
        await database.SaveChangesAsync(cancellationToken);
        database.Cells.AddRange(writer.CreateCells(sample, journey));
        await database.SaveChangesAsync(cancellationToken);
        foreach (var comment in sample.Comments)
        {
            await AddCommentAsync(comment, journey, people, now, cancellationToken);
        }

        if (sample.IsPublished && await publications.PublishAsync(journey.Id, sample.PublicationNote, cancellationToken) is { IsDone: false } refused)
        {
            throw new InvalidOperationException($"The sample journey {sample.Key} could not be published: {refused.Kind}.");
        }
    }

    private async Task AddCommentAsync(
        SampleComment sample, Journey journey, IReadOnlyDictionary<Role, AppUser> people, DateTime now, CancellationToken cancellationToken)
    {
        var designer = people[Role.Designer];
        var comment = NewComment(sample, journey, people[Role.Reviewer], sample.Text, now);
        if (sample.IsResolved)
        {
            (comment.ResolvedAt, comment.ResolvedBy) = (now, designer.DisplayName);
        }

        database.CellComments.Add(comment);
        await database.SaveChangesAsync(cancellationToken);
        if (sample.Answer is not null)
        {
            var answer = NewComment(sample, journey, designer, sample.Answer, now);
            answer.ParentId = comment.Id;
            database.CellComments.Add(answer);
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    private static CellComment NewComment(SampleComment sample, Journey journey, AppUser author, string text, DateTime now) => new()
    {
        JourneyId = journey.Id,
        LaneId = journey.Lanes.Single(lane => lane.Key == sample.Lane).Id,
        TouchpointId = journey.Touchpoints.Single(touchpoint => touchpoint.StepKey == sample.Touchpoint).Id,
        AuthorId = author.Id,
        AuthorName = author.DisplayName,
        Text = text,
        CreatedAt = now,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "The sample organisation was filled in: {Journeys} journeys")]
    private partial void LogFilled(int journeys);
}
