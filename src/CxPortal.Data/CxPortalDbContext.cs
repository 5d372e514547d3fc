using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Data.Conventions;
using CxPortal.Data.Jobs;
using CxPortal.Data.Security;
using CxPortal.Data.Settings;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Data;

/// <summary>
/// The portal's database. Every save writes the audit entries of its changes in the same transaction,
/// gives changed rows their next version and notes the change on the journey it belongs to.
/// </summary>
public abstract class CxPortalDbContext(DbContextOptions options, OperationContext operation, TimeProvider clock)
    : IdentityUserContext<AppUser, Guid>(options)
{
    private readonly AuditTrail audit = new(operation, clock);

    /// <summary>Journeys.</summary>
    public DbSet<Journey> Journeys => Set<Journey>();

    /// <summary>Last change of each journey.</summary>
    public DbSet<JourneyActivity> JourneyActivities => Set<JourneyActivity>();

    /// <summary>Channels of journeys.</summary>
    public DbSet<JourneyChannel> JourneyChannels => Set<JourneyChannel>();

    /// <summary>Stages.</summary>
    public DbSet<Stage> Stages => Set<Stage>();

    /// <summary>Touchpoints.</summary>
    public DbSet<Touchpoint> Touchpoints => Set<Touchpoint>();

    /// <summary>Links of touchpoint cards.</summary>
    public DbSet<TouchpointLink> TouchpointLinks => Set<TouchpointLink>();

    /// <summary>Evidence pictures of touchpoint cards.</summary>
    public DbSet<EvidencePicture> EvidencePictures => Set<EvidencePicture>();

    /// <summary>Experience measured by surveys.</summary>
    public DbSet<MeasuredExperience> MeasuredExperiences => Set<MeasuredExperience>();

    /// <summary>Lanes.</summary>
    public DbSet<Lane> Lanes => Set<Lane>();

    /// <summary>Cells.</summary>
    public DbSet<Cell> Cells => Set<Cell>();

    /// <summary>Screens and teams in cells.</summary>
    public DbSet<CellChip> CellChips => Set<CellChip>();

    /// <summary>Comments on cells.</summary>
    public DbSet<CellComment> CellComments => Set<CellComment>();

    /// <summary>Published versions of journeys.</summary>
    public DbSet<JourneySnapshot> JourneySnapshots => Set<JourneySnapshot>();

    /// <summary>Catalogue rows.</summary>
    public DbSet<CatalogItem> CatalogItems => Set<CatalogItem>();

    /// <summary>Other names of catalogue rows.</summary>
    public DbSet<CatalogAlias> CatalogAliases => Set<CatalogAlias>();

    /// <summary>Uploaded files.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Settings of the installation.</summary>
    public DbSet<PortalSettings> Settings => Set<PortalSettings>();

    /// <summary>Keys of data protection.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Surveys.</summary>
    public DbSet<Survey> Surveys => Set<Survey>();

    /// <summary>Working copies of surveys.</summary>
    public DbSet<SurveyDraft> SurveyDrafts => Set<SurveyDraft>();

    /// <summary>Published definitions of surveys.</summary>
    public DbSet<SurveyRevision> SurveyRevisions => Set<SurveyRevision>();

    /// <summary>Columns of the data of surveys.</summary>
    public DbSet<SurveyQuestion> SurveyQuestions => Set<SurveyQuestion>();

    /// <summary>What surveys measure.</summary>
    public DbSet<SurveyPlace> SurveyPlaces => Set<SurveyPlace>();

    /// <summary>By what results may be cut.</summary>
    public DbSet<SurveyAttribute> SurveyAttributes => Set<SurveyAttribute>();

    /// <summary>What is to be measured by what.</summary>
    public DbSet<MeasurementPlan> MeasurementPlans => Set<MeasurementPlan>();

    /// <summary>Ways by which surveys reach people.</summary>
    public DbSet<SurveyCollector> SurveyCollectors => Set<SurveyCollector>();

    /// <summary>Submissions.</summary>
    public DbSet<SurveyResponse> SurveyResponses => Set<SurveyResponse>();

    /// <summary>Values of answers.</summary>
    public DbSet<SurveyAnswer> SurveyAnswers => Set<SurveyAnswer>();

    /// <summary>Texts of answers.</summary>
    public DbSet<SurveyTextAnswer> SurveyTextAnswers => Set<SurveyTextAnswer>();

    /// <summary>Groups that results may be cut by.</summary>
    public DbSet<SurveyCut> SurveyCuts => Set<SurveyCut>();

    /// <summary>Counts of values by day and group.</summary>
    public DbSet<SurveyDailyCount> SurveyDailyCounts => Set<SurveyDailyCount>();

    /// <summary>Imports of answers.</summary>
    public DbSet<ResponseBatch> ResponseBatches => Set<ResponseBatch>();

    /// <summary>Submissions that were accepted lately.</summary>
    public DbSet<SubmissionReceipt> SubmissionReceipts => Set<SubmissionReceipt>();

    /// <summary>Unfinished answers of personal links.</summary>
    public DbSet<SurveyProgress> SurveyProgresses => Set<SurveyProgress>();

    /// <summary>Themes of comments.</summary>
    public DbSet<CommentTag> CommentTags => Set<CommentTag>();

    /// <summary>What coders found in comments.</summary>
    public DbSet<CommentCode> CommentCodes => Set<CommentCode>();

    /// <summary>Clients who can be invited.</summary>
    public DbSet<Respondent> Respondents => Set<Respondent>();

    /// <summary>Who was asked, and who was not and why.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Batches of letters.</summary>
    public DbSet<Mailing> Mailings => Set<Mailing>();

    /// <summary>Caps of the contact policy.</summary>
    public DbSet<ContactRule> ContactRules => Set<ContactRule>();

    /// <summary>Who is not asked for a while.</summary>
    public DbSet<ContactExclusion> ContactExclusions => Set<ContactExclusion>();

    /// <summary>Who wants no invitations.</summary>
    public DbSet<ContactOptOut> ContactOptOuts => Set<ContactOptOut>();

    /// <summary>What opens a case.</summary>
    public DbSet<CaseRule> CaseRules => Set<CaseRule>();

    /// <summary>Clients to be contacted after an answer.</summary>
    public DbSet<FeedbackCase> FeedbackCases => Set<FeedbackCase>();

    /// <summary>Tokens of the HTTP API.</summary>
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>Who runs which job.</summary>
    public DbSet<JobLease> JobLeases => Set<JobLease>();

    /// <summary>Adds an audit entry for an act that changes no row (a sign-in, an export); stored by the next save.</summary>
    /// <param name="subject">Kind of thing that was acted on, for instance <c>Journey</c>.</param>
    /// <param name="subjectId">Its key.</param>
    /// <param name="subjectName">Its name.</param>
    /// <param name="journeyId">The journey it belongs to.</param>
    /// <param name="details">What else is worth keeping; stored as JSON.</param>
    public void RecordAct(string subject, string subjectId, string? subjectName = null, long? journeyId = null, object? details = null) =>
        AuditEntries.Add(audit.Act(subject, subjectId, subjectName, journeyId, details));

    /// <summary>Gives a row a new version although only rows that belong to it changed, such as the chips of a cell.</summary>
    public void MarkChanged(IVersioned row) => Entry(row).Property(nameof(IVersioned.Version)).IsModified = true;

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync, which writes the audit trail.");

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        RefuseChangesOfHistory();
        RaiseVersions();
        await TouchJourneysAsync(cancellationToken);
        var drafts = audit.Collect(ChangeTracker);
        if (!drafts.Exists(draft => draft.WaitsForKey))
        {
            return await SaveWithEntriesAsync(drafts.ConvertAll(draft => draft.Complete()), acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var count = await base.SaveChangesAsync(false, cancellationToken);
        var entries = drafts.ConvertAll(draft => draft.Complete());
        ChangeTracker.AcceptAllChanges();
        await SaveWithEntriesAsync(entries, acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return count;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CxPortalDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => typeof(IVersioned).IsAssignableFrom(entity.ClrType)))
        {
            builder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>Saves with audit entries; when that fails, they are forgotten, because the next save writes them anew.</summary>
    private async Task<int> SaveWithEntriesAsync(List<AuditEntry> entries, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        AuditEntries.AddRange(entries);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch
        {
            entries.ForEach(entry => Entry(entry).State = EntityState.Detached);
            throw;
        }
    }

    private void RefuseChangesOfHistory()
    {
        var rewritten = ChangeTracker.Entries().FirstOrDefault(entry =>
            entry.Entity is AuditEntry or JourneySnapshot or SurveyRevision && entry.State is EntityState.Modified or EntityState.Deleted);
        if (rewritten is not null)
        {
            throw new InvalidOperationException($"{rewritten.Metadata.ClrType.Name} is written once and never changed.");
        }
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Added && entry.Entity.Version == 0)
            {
                entry.Entity.Version = 1;
            }
            else if (entry.State == EntityState.Modified)
            {
                entry.Entity.Version = entry.Property(row => row.Version).OriginalValue + 1;
            }
        }
    }

    private async Task TouchJourneysAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var changed = ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity)
            .ToList();
        foreach (var journey in changed.OfType<Journey>().Where(journey => journey.Activity is null && Entry(journey).State == EntityState.Added))
        {
            journey.Activity = new JourneyActivity { ChangedAt = now, ChangedBy = operation.Actor };
        }

        // Comments and publishing say something about the journey without changing it.
        var ids = changed.Where(row => row is not (CellComment or JourneySnapshot)).OfType<IJourneyPart>().Select(part => part.JourneyId)
            .Concat(changed.OfType<Journey>().Where(IsContentChange).Select(journey => journey.Id))
            .Where(id => id > 0)
            .ToHashSet();
        foreach (var id in ids)
        {
            if (await JourneyActivities.FindAsync([id], cancellationToken) is { } activity)
            {
                activity.ChangedAt = now;
                activity.ChangedBy = operation.Actor;
            }
        }
    }

    private bool IsContentChange(Journey journey) => Entry(journey).Properties.Any(property =>
        property.IsModified && property.Metadata.Name is not (nameof(Journey.Version) or nameof(Journey.Status) or nameof(Journey.PublishedNumber)));
}
