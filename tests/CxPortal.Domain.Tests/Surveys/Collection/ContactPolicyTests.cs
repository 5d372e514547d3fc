using CxPortal.Domain.Surveys.Collection;
using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests.Surveys.Collection;

public sealed class ContactPolicyTests
{
    private static readonly DateTime March = new(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc);
    private static readonly ContactRule Gap30 = new() { GapDays = 30 };
    private static readonly ContactRule TwoIn90 = new() { Cap = 2, WindowDays = 90 };

    [Fact]
    public void Decide_OneMinuteBeforeTheGapEnds_IsNo()
    {
        var decision = ContactPolicy.Decide([Gap30], "nps", Asked(March), new DateTime(2026, 3, 31, 9, 59, 0, DateTimeKind.Utc));

        Assert.Equal(new ContactDecision(NotSentReason.Gap, Gap30, March.AddDays(30)), decision);
    }

    [Fact]
    public void Decide_WhenTheGapEnds_IsYes() =>
        Assert.True(ContactPolicy.Decide([Gap30], "nps", Asked(March), new DateTime(2026, 3, 31, 10, 0, 0, DateTimeKind.Utc)).IsEligible);

    [Fact]
    public void Decide_NeverAsked_IsYes() => Assert.True(ContactPolicy.Decide([Gap30, TwoIn90], "nps", Asked(), March).IsEligible);

    [Fact]
    public void Decide_CapReached_NamesTheInstantWhenTheWindowIsFreeAgain() => Assert.Equal(
        new ContactDecision(NotSentReason.Cap, TwoIn90, March.AddDays(91)),
        ContactPolicy.Decide([TwoIn90], null, Asked(March, March.AddDays(1), March.AddDays(40)), March.AddDays(50)));

    [Fact]
    public void Decide_CapReachedButTheOldestJustLeftTheWindow_IsYes() =>
        Assert.True(ContactPolicy.Decide([TwoIn90], null, Asked(March, March.AddDays(40)), March.AddDays(90)).IsEligible);

    [Fact]
    public void Decide_CapOfZero_IsNeverYes() => Assert.Equal(
        (NotSentReason.Cap, null),
        (ContactPolicy.Decide([new ContactRule { Cap = 0 }], null, Asked(), March) is var decision ? decision.Reason : null, decision.EligibleAt));

    [Fact]
    public void Decide_RuleOfAnotherFamily_DoesNotMatter()
    {
        var rule = new ContactRule { Family = "relational", GapDays = 90 };
        var history = Asked(March) with { Invitations = [new PastInvitation(March, "transactional")] };

        Assert.True(ContactPolicy.Decide([rule], "transactional", history, March.AddDays(1)).IsEligible);
        Assert.True(ContactPolicy.Decide([rule], "relational", history, March.AddDays(1)).IsEligible);
        Assert.False(ContactPolicy.Decide([Gap30], "relational", history, March.AddDays(1)).IsEligible);
    }

    [Fact]
    public void Decide_OptOut_ComesBeforeEverythingElse()
    {
        var history = Asked(March) with { OptOuts = [new ContactOptOut { AddressHash = "0", Family = "nps", Since = March }] };

        Assert.Equal(NotSentReason.OptedOut, ContactPolicy.Decide([Gap30], "nps", history, March.AddDays(1)).Reason);
        Assert.Equal(NotSentReason.Gap, ContactPolicy.Decide([Gap30], "csat", history, March.AddDays(1)).Reason);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Decide_Exclusion_HoldsFromItsStartToItsEnd(int day, bool excluded)
    {
        var exclusion = new ContactExclusion { Reason = ExclusionReason.OpenComplaint, Since = March, Until = March.AddDays(10) };
        var decision = ContactPolicy.Decide([], null, Asked() with { Exclusions = [exclusion] }, March.AddDays(day));

        Assert.Equal(excluded ? NotSentReason.Excluded : null, decision.Reason);
    }

    [Fact]
    public void Decide_AnyHistory_IsYesFromTheInstantItNames() => Properties.Hold(
        input =>
        {
            ContactRule[] rules = [new() { GapDays = input.Gap, Cap = input.Cap, WindowDays = input.Window }];
            var history = Asked([.. input.Days.Select(day => March.AddDays(day))]);
            var decision = ContactPolicy.Decide(rules, null, history, March.AddDays(60));
            return decision.IsEligible
                || (decision.EligibleAt > March.AddDays(60)
                    && ContactPolicy.Decide(rules, null, history, decision.EligibleAt!.Value).IsEligible
                    && !ContactPolicy.Decide(rules, null, history, decision.EligibleAt.Value.AddTicks(-1)).IsEligible);
        },
        from gap in Gen.Choose(0, 40)
        from cap in Gen.Choose(1, 4)
        from window in Gen.Choose(1, 90)
        from days in Gen.ArrayOf(Gen.Choose(0, 60))
        select (Gap: gap, Cap: cap, Window: window, Days: days));

    [Fact]
    public void Replay_DroppedInvitation_DoesNotStandInTheWayOfTheNext()
    {
        ReplayedInvitation[] sent =
        [
            new("a", March.AddDays(35), null), new("a", March, null), new("a", March.AddDays(20), null), new("b", March.AddDays(1), null),
        ];

        var result = ContactReplay.Run([Gap30], sent, _ => Asked());

        Assert.Equal((4L, 1L, .25), (result.Total, result.DroppedTotal, result.DroppedShare));
        Assert.Equal(1, result.Dropped[NotSentReason.Gap]);
    }

    [Fact]
    public void Replay_OfNothing_HasNoShare() => Assert.Null(ContactReplay.Run([Gap30], [], _ => Asked()).DroppedShare);

    private static ContactHistory Asked(params DateTime[] instants) => new([.. instants.Select(at => new PastInvitation(at, null))], [], []);
}
