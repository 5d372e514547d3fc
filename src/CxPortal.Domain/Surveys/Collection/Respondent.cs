using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Collection;

/// <summary>A client who can be invited.</summary>
public sealed class Respondent : IVersioned
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 120;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The client's number in the bank's systems; unique.</summary>
    public required string Key { get; set; }

    /// <summary>Name used in letters; optional.</summary>
    public string? Name { get; set; }

    /// <summary>E-mail address; null for people who are handed their link.</summary>
    public string? Email { get; set; }

    /// <summary>Language of letters and survey.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>Key, name and address in search form.</summary>
    public string SearchText { get; set; } = string.Empty;

    /// <summary>Values of attributes (segment, channel…), as a JSON object of texts.</summary>
    public string Attributes { get; set; } = "{}";

    /// <summary>When the person was first recorded (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Brings the search column in line; call after changing key, name or address.</summary>
    public void RefreshSearchText() => SearchText = Common.SearchText.Of([Key, Name, Email]);
}

/// <summary>That somebody wants no more invitations.</summary>
public sealed class ContactOptOut
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>SHA-256 of the address in lower case, 64 hexadecimal digits: it outlives the erasure of the person.</summary>
    public required string AddressHash { get; set; }

    /// <summary>The family it is about; null for all.</summary>
    public string? Family { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; set; }
}

/// <summary>A reason not to ask somebody for a while.</summary>
public sealed class ContactExclusion
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNoteLength = 300;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The client.</summary>
    public long RespondentId { get; set; }

    /// <summary>Why.</summary>
    public ExclusionReason Reason { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; set; }

    /// <summary>Until when (UTC); null until it is taken away.</summary>
    public DateTime? Until { get; set; }

    /// <summary>What else is to be known; optional.</summary>
    public string? Note { get; set; }
}

/// <summary>Why somebody is not asked.</summary>
public enum ExclusionReason
{
    /// <summary>A complaint is open.</summary>
    OpenComplaint = 1,

    /// <summary>A debt is being collected.</summary>
    Collection = 2,

    /// <summary>Another reason, in the note.</summary>
    Other = 3,
}

/// <summary>How often people may be asked, over all surveys of a family.</summary>
public sealed class ContactRule : IVersioned
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The family; null for all surveys together.</summary>
    public string? Family { get; set; }

    /// <summary>Days between two invitations of one person; 0 for no gap.</summary>
    public int GapDays { get; set; }

    /// <summary>How many invitations in the window; null for no cap.</summary>
    public int? Cap { get; set; }

    /// <summary>Length of the window in days.</summary>
    public int WindowDays { get; set; } = 90;

    /// <inheritdoc />
    public int Version { get; set; }
}
