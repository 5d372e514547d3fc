using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys.Collection;

namespace CxPortal.Web.Features.Contacts.Policy;

/// <summary>The form of a rule.</summary>
public sealed class ContactRuleForm
{
    /// <summary>The family; null for all surveys together.</summary>
    [StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Family { get; set; }

    /// <summary>Days between two invitations of one person; 0 for no gap.</summary>
    [Required(ErrorMessage = "Required"), Range(0, 730, ErrorMessage = "OutOfRange")]
    public int? GapDays { get; set; } = 30;

    /// <summary>How many invitations in the window; null for no cap.</summary>
    [Range(0, 1000, ErrorMessage = "OutOfRange")]
    public int? Cap { get; set; }

    /// <summary>Length of the window in days.</summary>
    [Required(ErrorMessage = "Required"), Range(1, 730, ErrorMessage = "OutOfRange")]
    public int? WindowDays { get; set; } = 90;

    /// <summary>The version that was on the screen; 0 for a new rule.</summary>
    public int Version { get; set; }

    /// <summary>The form filled with what is stored.</summary>
    public static ContactRuleForm Of(ContactRule rule) =>
        new() { Family = rule.Family, GapDays = rule.GapDays, Cap = rule.Cap, WindowDays = rule.WindowDays, Version = rule.Version };

    /// <summary>Writes what was typed into a rule.</summary>
    public ContactRule WriteTo(ContactRule rule)
    {
        rule.Family = string.IsNullOrWhiteSpace(Family) ? null : Family.Trim();
        rule.GapDays = GapDays ?? 0;
        rule.Cap = Cap;
        rule.WindowDays = WindowDays ?? 1;
        return rule;
    }
}

/// <summary>The contact policy.</summary>
/// <param name="Rules">All rules, the one over all surveys first.</param>
/// <param name="LastMonth">What came of the last month's invitations.</param>
public sealed record ContactPolicyView(IReadOnlyList<ContactRule> Rules, LastMonthView LastMonth);

/// <summary>What came of the invitations of the last 30 days.</summary>
/// <param name="Sent">Sent.</param>
/// <param name="NotSent">Not sent, by reason.</param>
public sealed record LastMonthView(int Sent, IReadOnlyDictionary<NotSentReason, int> NotSent);

/// <summary>What rules would have done to the invitations of the last 30 days.</summary>
/// <param name="Proposed">With the rule as it stands in the form.</param>
/// <param name="Present">With the rules as they are stored.</param>
public sealed record DryRunView(ReplayResult Proposed, ReplayResult Present);

/// <summary>The page of a rule.</summary>
/// <param name="Id">The rule; null for a new one.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Families">Families that surveys have, to choose from.</param>
/// <param name="DryRun">What it would have done; null unless asked.</param>
/// <param name="Stored">The rule as stored, where somebody changed it meanwhile.</param>
public sealed record ContactRulePage(long? Id, ContactRuleForm Form, IReadOnlyList<string> Families, DryRunView? DryRun = null, ContactRule? Stored = null);
