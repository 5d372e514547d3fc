namespace CxPortal.Domain.Journeys;

/// <summary>Whether a journey describes what is or what is wanted.</summary>
public enum JourneyNature
{
    /// <summary>The journey as clients walk it today.</summary>
    AsIs = 1,

    /// <summary>The journey as it is designed; may name the as-is journey it starts from.</summary>
    ToBe = 2,
}

/// <summary>How far the journey has come.</summary>
public enum JourneyStatus
{
    /// <summary>Being worked on.</summary>
    Draft = 1,

    /// <summary>Waits for the approval of others.</summary>
    InReview = 2,

    /// <summary>Has an immutable published version.</summary>
    Published = 3,
}

/// <summary>What the cells of a lane hold.</summary>
public enum LaneType
{
    /// <summary>The designed emotion, -2 to +2, with a reason.</summary>
    Emotion = 1,

    /// <summary>What the client does, as text.</summary>
    Scenario = 2,

    /// <summary>What the client needs: a text, or when / want / so that with an importance.</summary>
    Need = 3,

    /// <summary>Where the client meets the bank: screens of the catalogue.</summary>
    Screen = 4,

    /// <summary>Who delivers the service: teams of the catalogue, the first one accountable.</summary>
    Team = 5,

    /// <summary>A custom lane of text.</summary>
    Text = 6,
}

/// <summary>Where a lane stands on the service blueprint, from the client downwards.</summary>
public enum BlueprintRole
{
    /// <summary>What the client feels and thinks.</summary>
    Experience = 1,

    /// <summary>What the client sees and holds: physical and digital evidence.</summary>
    PhysicalEvidence = 2,

    /// <summary>What the client does.</summary>
    ClientAction = 3,

    /// <summary>What the bank does in the client's sight.</summary>
    Frontstage = 4,

    /// <summary>What the bank does out of the client's sight.</summary>
    Backstage = 5,

    /// <summary>Systems and processes that support the others.</summary>
    Support = 6,

    /// <summary>Pains, opportunities, remarks: not part of the blueprint.</summary>
    Insight = 7,
}

/// <summary>Whether a cell states what was seen or what is believed.</summary>
public enum EvidenceBasis
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>A belief of the team, not yet checked with clients.</summary>
    Assumed = 1,

    /// <summary>Seen in research or data.</summary>
    Observed = 2,
}

/// <summary>The state in which a screen meets the client.</summary>
public enum ScreenState
{
    /// <summary>The client has what the screen is about.</summary>
    Active = 1,

    /// <summary>The client has nothing of it yet (zero state).</summary>
    Empty = 2,
}

/// <summary>Whose fault a failure at a touchpoint was.</summary>
public enum FailureFault
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>The bank's.</summary>
    Bank = 1,

    /// <summary>The client's.</summary>
    Client = 2,

    /// <summary>A third party's.</summary>
    ThirdParty = 3,
}
