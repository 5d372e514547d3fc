using System.Text.Json.Serialization;

namespace CxPortal.Web.Features.Matrix.Structure;

/// <summary>What became of a change of the matrix's structure.</summary>
/// <param name="Announcement">What was done, in a sentence for the toast and for screen readers.</param>
/// <param name="Focus">Id of the element that is to have the focus; null leaves it where it is.</param>
/// <param name="Undo">The request that takes the change back; null when there is none.</param>
public sealed record StructureChange(string Announcement, string? Focus = null, UndoRequest? Undo = null);

/// <summary>A request that takes a change back.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Address.</param>
/// <param name="Body">Body to send as JSON; null for none.</param>
public sealed record UndoRequest(
    string Method, string Url, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Body = null);

/// <summary>A new stage, touchpoint or lane.</summary>
/// <param name="Title">Title; a lane of a canonical type has none.</param>
/// <param name="StageId">Stage of a touchpoint.</param>
/// <param name="AfterId">The neighbour it follows; without either neighbour it comes last.</param>
/// <param name="BeforeId">The neighbour it precedes.</param>
/// <param name="Type">Type of a lane: <c>text</c>, or a canonical type whose lane is missing or archived.</param>
/// <param name="Role">Blueprint role of a lane.</param>
public sealed record NewPartBody(string? Title, long? StageId, long? AfterId, long? BeforeId, string? Type, string? Role);

/// <summary>Changes of a stage, touchpoint or lane; what is null stays as it is.</summary>
/// <param name="Title">New title.</param>
/// <param name="IsMomentOfTruth">New flag of a touchpoint.</param>
public sealed record PartPatchBody(string? Title, bool? IsMomentOfTruth);

/// <summary>A new place.</summary>
/// <param name="AfterId">The neighbour it is to follow; null for the first place.</param>
/// <param name="StageId">Stage of a touchpoint; null for the one it is in.</param>
public sealed record PositionBody(long? AfterId, long? StageId);

/// <summary>How to copy.</summary>
/// <param name="WithContent">Whether cells and cards are copied too.</param>
public sealed record CopyBody(bool WithContent);

/// <summary>Where to split a stage.</summary>
/// <param name="TouchpointId">The first touchpoint of the new stage.</param>
/// <param name="StageId">An archived stage that takes the touchpoints and comes back; null makes a new one.</param>
public sealed record SplitBody(long TouchpointId, long? StageId);

/// <summary>How to bring something back.</summary>
/// <param name="Replaces">The part that was put in its place meanwhile and goes to the archive again; null for none.</param>
public sealed record RestorationBody(long? Replaces);
