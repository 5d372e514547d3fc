namespace CxPortal.Web.Features.Journeys;

/// <summary>Addresses of a journey's pages.</summary>
public static class JourneyLinks
{
    /// <summary>The list.</summary>
    public const string List = "/journeys";

    /// <summary>The journey itself, or a page below it.</summary>
    /// <param name="id">Key of the journey.</param>
    /// <param name="page">What stands after the journey's address, without a slash; null for the journey itself.</param>
    public static string To(long id, string? page = null) => FormattableString.Invariant($"/journeys/{id}") + (page is null ? null : "/" + page);
}
