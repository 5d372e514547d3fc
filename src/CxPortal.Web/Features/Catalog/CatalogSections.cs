using CxPortal.Domain.Catalog;

namespace CxPortal.Web.Features.Catalog;

/// <summary>Addresses of the catalogue's pages.</summary>
public static class CatalogSections
{
    /// <summary>A route constraint: the part of the address that names a catalogue.</summary>
    public const string Constraint = "catalog";

    private static readonly Dictionary<string, CatalogKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["channels"] = CatalogKind.Channel,
        ["products"] = CatalogKind.Product,
        ["segments"] = CatalogKind.Segment,
        ["teams"] = CatalogKind.Team,
        ["screens"] = CatalogKind.Screen,
    };

    /// <summary>Name and kind of each catalogue, in the order of the tabs.</summary>
    public static IReadOnlyCollection<KeyValuePair<string, CatalogKind>> All => Kinds;

    /// <summary>The catalogue that an address names.</summary>
    /// <exception cref="KeyNotFoundException">The route has no constraint and the name is unknown.</exception>
    public static CatalogKind KindOf(string section) => Kinds[section];

    /// <summary>Address of a catalogue's list.</summary>
    public static string UrlOf(CatalogKind kind) => "/catalog/" + Kinds.First(pair => pair.Value == kind).Key;

    /// <summary>Address of a row's page.</summary>
    public static string UrlOf(long id) => FormattableString.Invariant($"/catalog/items/{id}");

    /// <summary>Icon that stands for a catalogue.</summary>
    public static string IconOf(CatalogKind kind) => kind switch
    {
        CatalogKind.Channel => "branch",
        CatalogKind.Product => "catalog",
        CatalogKind.Team => "users",
        CatalogKind.Screen => "grid",
        _ => "user",
    };

    /// <summary>Lets through the names of catalogues alone.</summary>
    internal sealed class SectionConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string section && Kinds.ContainsKey(section);
    }
}
