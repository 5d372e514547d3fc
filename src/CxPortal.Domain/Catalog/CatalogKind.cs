namespace CxPortal.Domain.Catalog;

/// <summary>The catalogues from which journeys are described.</summary>
public enum CatalogKind
{
    /// <summary>Web, mobile, API, office, call centre…</summary>
    Channel = 1,

    /// <summary>Payments, loans, savings…</summary>
    Product = 2,

    /// <summary>Micro, medium, corporate…</summary>
    Segment = 3,

    /// <summary>A team that delivers the service.</summary>
    Team = 4,

    /// <summary>Where the client meets the bank; belongs to a channel and has states.</summary>
    Screen = 5,
}
