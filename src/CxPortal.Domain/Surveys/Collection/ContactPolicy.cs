namespace CxPortal.Domain.Surveys.Collection;

/// <summary>An invitation that was sent, or that a replay would have sent.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Family">The family of its survey; null for none.</param>
public sealed record PastInvitation(DateTime At, string? Family);

/// <summary>What is known about one person before asking once more.</summary>
/// <param name="Invitations">Invitations sent before, over all surveys.</param>
/// <param name="OptOuts">What the person wants no more of.</param>
/// <param name="Exclusions">Open complaints and the like, in force or not.</param>
public sealed record ContactHistory(
    IReadOnlyList<PastInvitation> Invitations, IReadOnlyList<ContactOptOut> OptOuts, IReadOnlyList<ContactExclusion> Exclusions);

/// <summary>Whether somebody may be asked now.</summary>
/// <param name="Reason">Why not; null when the person may be asked.</param>
/// <param name="Rule">The rule that says no, for a gap or a cap.</param>
/// <param name="EligibleAt">From when the rule says yes again (UTC), for a gap or a cap that time alone lifts.</param>
public sealed record ContactDecision(NotSentReason? Reason, ContactRule? Rule = null, DateTime? EligibleAt = null)
{
    /// <summary>Whether the person may be asked.</summary>
    public bool IsEligible => Reason is null;
}

/// <summary>
/// Who may be asked, and why not. Eligible is who has opted out of nothing that matters, has no exclusion in force, was last asked at least
/// the gap ago, and was asked less often than the cap within the window. An instant at exactly the end of gap or window is outside of it.
/// </summary>
public static class ContactPolicy
{
    /// <summary>Decides for one person and a survey of this family at an instant (UTC).</summary>
    /// <param name="rules">All rules; those of another family do not matter.</param>
    /// <param name="family">The survey's family; null for none, then only rules over all surveys matter.</param>
    /// <param name="history">What is known about the person.</param>
    /// <param name="now">The instant of sending.</param>
    public static ContactDecision Decide(IReadOnlyList<ContactRule> rules, string? family, ContactHistory history, DateTime now)
    {
        if (history.OptOuts.Any(optOut => optOut.Since <= now && Matters(optOut.Family, family)))
        {
            return new ContactDecision(NotSentReason.OptedOut);
        }

        if (history.Exclusions.Any(exclusion => exclusion.Since <= now && (exclusion.Until is null || exclusion.Until > now)))
        {
            return new ContactDecision(NotSentReason.Excluded);
        }

        // The refusal that lasts longest is told: it is the one that decides when to ask again.
        return rules.Where(rule => Matters(rule.Family, family))
            .Select(rule => Refusal(rule, history.Invitations, now))
            .OfType<ContactDecision>()
            .OrderByDescending(refusal => refusal.EligibleAt ?? DateTime.MaxValue)
            .FirstOrDefault() ?? new ContactDecision(null);
    }

    private static ContactDecision? Refusal(ContactRule rule, IReadOnlyList<PastInvitation> invitations, DateTime now)
    {
        var counted = invitations.Where(invitation => Matters(rule.Family, invitation.Family)).Select(invitation => invitation.At).Order().ToList();
        var afterGap = counted.Count == 0 ? now : counted[^1].AddDays(rule.GapDays);
        var afterCap = EndOfCap(rule, counted, now);
        if (afterCap is not null && afterCap > now && afterCap >= afterGap)
        {
            return new ContactDecision(NotSentReason.Cap, rule, afterCap == DateTime.MaxValue ? null : afterCap);
        }

        return now < afterGap ? new ContactDecision(NotSentReason.Gap, rule, afterGap) : null;
    }

    /// <summary>When the window holds fewer invitations than the cap again; null without a cap, the end of time when the cap is 0.</summary>
    private static DateTime? EndOfCap(ContactRule rule, IReadOnlyList<DateTime> counted, DateTime now)
    {
        if (rule.Cap is not { } cap)
        {
            return null;
        }

        if (cap <= 0)
        {
            return DateTime.MaxValue;
        }

        var within = counted.Where(at => at.AddDays(rule.WindowDays) > now).ToList();
        return within.Count < cap ? now : within[^cap].AddDays(rule.WindowDays);
    }

    private static bool Matters(string? scope, string? family) => scope is null || string.Equals(scope, family, StringComparison.Ordinal);
}
