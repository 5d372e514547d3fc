namespace CxPortal.Domain.Surveys.Collection;

/// <summary>An invitation of the past that rules are tried on.</summary>
/// <param name="Person">Whom it went to.</param>
/// <param name="At">When it was sent (UTC).</param>
/// <param name="Family">The family of its survey.</param>
public sealed record ReplayedInvitation(string Person, DateTime At, string? Family);

/// <summary>What rules would have done.</summary>
/// <param name="Total">Invitations of the period.</param>
/// <param name="Dropped">Those that would not have been sent, by reason.</param>
public sealed record ReplayResult(long Total, IReadOnlyDictionary<NotSentReason, long> Dropped)
{
    /// <summary>Invitations that would not have been sent.</summary>
    public long DroppedTotal => Dropped.Values.Sum();

    /// <summary>Their share of all, 0 to 1; null without invitations.</summary>
    public double? DroppedShare => Total == 0 ? null : (double)DroppedTotal / Total;
}

/// <summary>A dry run of the contact policy on what was sent.</summary>
public static class ContactReplay
{
    /// <summary>
    /// Sends the invitations of a period once more, in the order of time: one that the rules refuse is not sent, so it does not stand in the
    /// way of the next one.
    /// </summary>
    /// <param name="rules">The rules to try.</param>
    /// <param name="invitations">What was sent in the period.</param>
    /// <param name="historyOf">What is known about a person from before the period.</param>
    public static ReplayResult Run(
        IReadOnlyList<ContactRule> rules, IEnumerable<ReplayedInvitation> invitations, Func<string, ContactHistory> historyOf)
    {
        var total = 0L;
        var dropped = new Dictionary<NotSentReason, long>();
        foreach (var person in invitations.GroupBy(invitation => invitation.Person, StringComparer.Ordinal))
        {
            var history = historyOf(person.Key);
            var sent = history.Invitations.ToList();
            foreach (var invitation in person.OrderBy(invitation => invitation.At))
            {
                total++;
                var decision = ContactPolicy.Decide(rules, invitation.Family, history with { Invitations = sent }, invitation.At);
                if (decision.Reason is { } reason)
                {
                    dropped[reason] = dropped.GetValueOrDefault(reason) + 1;
                }
                else
                {
                    sent.Add(new PastInvitation(invitation.At, invitation.Family));
                }
            }
        }

        return new ReplayResult(total, dropped);
    }
}
