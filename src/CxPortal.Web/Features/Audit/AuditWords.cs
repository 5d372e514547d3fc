using System.Globalization;
using System.Text.Json;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Audit;

/// <summary>Says the names of the program in the reader's language; names it does not know stay as they are.</summary>
public sealed class AuditWords(IStringLocalizer<AuditText> text, DisplayTime time)
{
    /// <summary>Kinds of things that have a name of their own.</summary>
    public static IReadOnlyList<string> Subjects { get; } =
    [
        "Journey", "Stage", "Touchpoint", "Lane", "Cell", "CellChip", "CellComment", "TouchpointLink", "EvidencePicture", "StoredFile",
        "JourneyChannel", "JourneySnapshot", "CatalogItem", "CatalogAlias", "AppUser", "PortalSettings", "Account", "Backup", "Audit",
        "Respondent", "ContactExclusion", "ContactOptOut", "ContactRule", "Mailing", "CaseRule", "FeedbackCase",
    ];

    /// <summary>Name of a kind of thing.</summary>
    public string Subject(string subject) => Word("Subject." + subject, subject);

    /// <summary>Name of an operation.</summary>
    public string Operation(string operation) => Word("Operation." + operation, operation);

    /// <summary>Name of a value.</summary>
    public string Property(string property) => Word("Property." + property, property);

    /// <summary>A value as people write it; null for nothing.</summary>
    public string? Value(string property, JsonElement? value, AuditNames names) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.True } => text["Yes"],
        { ValueKind: JsonValueKind.False } => text["No"],
        { ValueKind: JsonValueKind.String } found => Text(property, found.GetString()!, names),
        { } found => AuditNames.KindOf(property) is { } kind ? names.Of(kind, found.ToString()) ?? "№ " + found : found.ToString(),
    };

    private string Text(string property, string value, AuditNames names)
    {
        if (AuditNames.KindOf(property) is { } kind && names.Of(kind, value) is { } name)
        {
            return name;
        }

        return property.EndsWith("At", StringComparison.Ordinal)
            && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
                ? time.Stamp(instant)
                : Word("Value." + value, value);
    }

    private string Word(string key, string otherwise) => text[key] is { ResourceNotFound: false } found ? found.Value : otherwise;
}
