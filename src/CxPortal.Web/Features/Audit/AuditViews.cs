using CxPortal.Data.Audit;

namespace CxPortal.Web.Features.Audit;

/// <summary>A page of the audit trail.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Acts">What was done, the newest first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Choices">What can be asked for.</param>
public sealed record AuditView(AuditFilter Filter, IReadOnlyList<AuditAct> Acts, long? Next, AuditChoices Choices);

/// <summary>Values of the filters.</summary>
/// <param name="People">Users by name.</param>
/// <param name="Journeys">Journeys by title.</param>
/// <param name="Subjects">Kinds of things by name.</param>
public sealed record AuditChoices(
    IReadOnlyList<AuditChoice<Guid>> People, IReadOnlyList<AuditChoice<long>> Journeys, IReadOnlyList<AuditChoice<string>> Subjects);

/// <summary>One value of a filter.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Name">What is shown.</param>
public sealed record AuditChoice<T>(T Value, string Name);

/// <summary>All that one request or command wrote.</summary>
/// <param name="Head">Its newest entry, which says who, when and what.</param>
/// <param name="OperationName">What was being done, in words.</param>
/// <param name="Entries">Its entries, in the order in which they were written.</param>
public sealed record AuditAct(AuditEntry Head, string OperationName, IReadOnlyList<AuditLine> Entries);

/// <summary>One entry as it is shown.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Subject">Kind of thing, in words.</param>
/// <param name="Name">Which one, in words; null where it has no name.</param>
/// <param name="JourneyTitle">Title of the journey it belongs to; null where there is none (any more).</param>
/// <param name="Changes">Its values before and after.</param>
public sealed record AuditLine(AuditEntry Entry, string Subject, string? Name, string? JourneyTitle, IReadOnlyList<AuditChange> Changes);

/// <summary>One value before and after.</summary>
/// <param name="Name">Name of the value, in words.</param>
/// <param name="Before">What it was; null for nothing.</param>
/// <param name="After">What it became; null for nothing.</param>
public sealed record AuditChange(string Name, string? Before, string? After);
