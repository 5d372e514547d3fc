using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CxPortal.Data.Accounts;
using CxPortal.Data.Jobs;
using CxPortal.Data.Security;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CxPortal.Data.Audit;

/// <summary>Turns what the change tracker is about to store into audit entries.</summary>
internal sealed class AuditTrail(OperationContext operation, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// Rows that are kept for the machinery's sake, hold secrets alone, or would tell by their time who gave an anonymous answer;
    /// whoever reads, exports or erases answers is recorded as an act.
    /// </summary>
    private static readonly HashSet<Type> Unaudited =
    [
        typeof(AuditEntry), typeof(DataProtectionKey), typeof(JourneyActivity),
        typeof(SurveyResponse), typeof(SurveyAnswer), typeof(SurveyTextAnswer), typeof(SurveyCut), typeof(SurveyDailyCount),
        typeof(SubmissionReceipt), typeof(SurveyProgress), typeof(Invitation), typeof(JobLease),
        typeof(IdentityUserToken<Guid>), typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>),
    ];

    /// <summary>Values that change by themselves and would say nothing.</summary>
    private static readonly HashSet<string> Noise =
    [
        nameof(Journey.Version), nameof(Journey.SearchText), nameof(CatalogItem.NormalizedName), nameof(AppUser.ConcurrencyStamp), nameof(AppUser.AccessFailedCount),
        nameof(AppUser.NormalizedEmail), nameof(AppUser.NormalizedUserName), nameof(AppUser.LastSignInAt), nameof(AccessToken.LastUsedAt), nameof(AppUser.SecurityStamp),
    ];

    /// <summary>Values of which only the fact of a change is kept.</summary>
    private static readonly HashSet<string> Hidden =
    [
        nameof(AppUser.PasswordHash), nameof(Settings.PortalSettings.SmtpPasswordProtected), nameof(StoredFile.Content), nameof(JourneySnapshot.Document), nameof(AccessToken.TokenHash),
        nameof(FeedbackCase.Trigger), nameof(FeedbackCase.CauseNote), nameof(FeedbackCase.RecoveryAction),
    ];

    /// <summary>Rows about clients, who may ask to be forgotten: the trail says that they changed, never what stood in them.</summary>
    private static readonly HashSet<Type> Personal = [typeof(Respondent), typeof(ContactExclusion), typeof(ContactOptOut)];

    /// <summary>Whether changes of such rows leave no trail.</summary>
    public static bool IsUnaudited(Type type) => Unaudited.Contains(type);

    /// <summary>
    /// Entries for all pending changes. Those of added rows name the row only once the database has given its key:
    /// call <see cref="Draft.Complete"/> after the rows are stored.
    /// </summary>
    public List<Draft> Collect(ChangeTracker tracker) =>
        [.. tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !Unaudited.Contains(entry.Metadata.ClrType))
            .Select(Describe)
            .OfType<Draft>()];

    /// <summary>An entry for an act that changes no row.</summary>
    public AuditEntry Act(string subject, string subjectId, string? subjectName, long? journeyId, object? details) => NewEntry(
        AuditAction.Performed, subject, subjectId, subjectName, journeyId, null, details is null ? null : JsonSerializer.Serialize(details, Json));

    private Draft? Describe(EntityEntry entry)
    {
        var values = entry.Properties
            .Where(property => !Noise.Contains(property.Metadata.Name))
            .Where(property => entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            .ToList();
        if (values.Count == 0)
        {
            return null;
        }

        var action = entry.State switch
        {
            EntityState.Added => AuditAction.Created,
            EntityState.Deleted => AuditAction.Deleted,
            _ => AuditAction.Changed,
        };
        var audit = NewEntry(
            action,
            entry.Metadata.ClrType.Name,
            action == AuditAction.Created ? string.Empty : KeyOf(entry),
            NameOf(entry),
            action == AuditAction.Created ? null : JourneyOf(entry),
            action == AuditAction.Created ? null : Serialize(values, property => property.OriginalValue),
            null);
        return new Draft(audit, entry, action == AuditAction.Deleted ? null : values);
    }

    private AuditEntry NewEntry(AuditAction action, string subject, string subjectId, string? subjectName, long? journeyId, string? before, string? after) => new()
    {
        OccurredAt = clock.GetUtcNow().UtcDateTime,
        ActorId = operation.ActorId,
        Actor = operation.Actor,
        Operation = operation.Operation,
        Action = action,
        Subject = subject,
        SubjectId = subjectId,
        SubjectName = subjectName,
        JourneyId = journeyId,
        Before = before,
        After = after,
        Reason = operation.Reason,
        IpAddress = operation.IpAddress,
        CorrelationId = operation.CorrelationId,
    };

    private static string KeyOf(EntityEntry entry) =>
        string.Join(":", entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue));

    private static string? NameOf(EntityEntry entry)
    {
        if (Personal.Contains(entry.Metadata.ClrType))
        {
            return null;
        }

        foreach (var name in (string[])["Title", "Name", nameof(AppUser.DisplayName), nameof(EvidencePicture.FileName)])
        {
            if (entry.Metadata.FindProperty(name) is { } property && entry.Property(property.Name).CurrentValue is string text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Asks the entry and not the row, which learns keys from the database only when the save is accepted.</summary>
    private static long? JourneyOf(EntityEntry entry) => entry.Entity switch
    {
        Journey => (long?)entry.Property(nameof(Journey.Id)).CurrentValue,
        IJourneyPart => (long?)entry.Property(nameof(IJourneyPart.JourneyId)).CurrentValue,
        _ => null,
    };

    private static string Serialize(List<PropertyEntry> values, Func<PropertyEntry, object?> read) => JsonSerializer.Serialize(
        values.ToDictionary(property => property.Metadata.Name, property => Readable(property.Metadata, read(property))), Json);

    private static object? Readable(IProperty property, object? value) => value switch
    {
        null => null,
        _ when Hidden.Contains(property.Name) || Personal.Contains(property.DeclaringType.ClrType) => "(hidden)",
        Enum name => name.ToString(),
        byte[] => "(bytes)",
        _ => value,
    };

    /// <summary>An entry that may still wait for the key of its row.</summary>
    internal sealed class Draft(AuditEntry audit, EntityEntry entry, List<PropertyEntry>? after)
    {
        /// <summary>Whether the row is new, so that its key is not known before it is stored.</summary>
        public bool WaitsForKey => audit.Action == AuditAction.Created;

        /// <summary>Names the row and its new values, and gives the entry to store.</summary>
        public AuditEntry Complete()
        {
            if (WaitsForKey)
            {
                audit.SubjectId = KeyOf(entry);
                audit.JourneyId = JourneyOf(entry);
            }

            audit.After = after is null ? null : Serialize(after, property => property.CurrentValue);
            return audit;
        }
    }
}
