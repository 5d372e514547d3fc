namespace CxPortal.Web.Features.Matrix.Outline;

/// <summary>The structure of a journey as plain lists, for windows too narrow for the matrix and for work without scripts.</summary>
/// <param name="JourneyId">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Language of its content.</param>
/// <param name="Stages">Stages in order.</param>
/// <param name="Lanes">Lanes in order; those of a canonical type have fixed names.</param>
/// <param name="Typed">A title that could not be taken, to be shown again; null where none was refused.</param>
public sealed record OutlinePage(
    long JourneyId, string Title, string Language, IReadOnlyList<OutlineStage> Stages, IReadOnlyList<OutlinePart> Lanes, TypedTitle? Typed)
{
    /// <summary>Address of the page or of something below it.</summary>
    public string Url(string? below = null) => OutlineLinks.To(JourneyId, below);

    /// <summary>The field of one title.</summary>
    public OutlineField Field(string action, string label, string? title, int? version, bool isNew = false)
    {
        var typed = Typed?.Action == action ? Typed : null;
        return new OutlineField(Url(action), label, typed is null ? title : typed.Title, version, isNew, typed?.Problem, Language);
    }
}

/// <summary>A stage with its touchpoints.</summary>
/// <param name="Part">The stage.</param>
/// <param name="Touchpoints">Its touchpoints in order.</param>
public sealed record OutlineStage(OutlinePart Part, IReadOnlyList<OutlinePart> Touchpoints);

/// <summary>A stage, touchpoint or lane.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">Version of its row.</param>
/// <param name="HasFixedTitle">Whether its title cannot be changed.</param>
public sealed record OutlinePart(long Id, string Title, int Version, bool HasFixedTitle = false);

/// <summary>A title that was typed and refused.</summary>
/// <param name="Action">Where it was sent, below the page's address.</param>
/// <param name="Title">What was typed.</param>
/// <param name="Problem">Why it was refused.</param>
public sealed record TypedTitle(string Action, string? Title, string Problem);

/// <summary>The form of one title.</summary>
/// <param name="Url">Where it is sent.</param>
/// <param name="Label">What a screen reader calls it.</param>
/// <param name="Title">What stands in it.</param>
/// <param name="Version">Version it is based on; null for something new.</param>
/// <param name="IsNew">Whether it adds something.</param>
/// <param name="Problem">Why the title was refused; null where it was not.</param>
/// <param name="Language">Language of the title.</param>
public sealed record OutlineField(string Url, string Label, string? Title, int? Version, bool IsNew, string? Problem, string Language);

/// <summary>The buttons beside a part.</summary>
/// <param name="Url">Address of the part.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsFirst">Whether it cannot move up.</param>
/// <param name="IsLast">Whether it cannot move down.</param>
public sealed record OutlineMoveForms(string Url, string Title, bool IsFirst, bool IsLast);

/// <summary>Addresses of the page.</summary>
public static class OutlineLinks
{
    /// <summary>The page of a journey, or something below it.</summary>
    public static string To(long journeyId, string? below = null) =>
        FormattableString.Invariant($"/journeys/{journeyId}/outline") + (below is null ? null : "/" + below);
}
