using System.Text.RegularExpressions;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>One method and address that an action answers.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">The route, without a slash at its beginning.</param>
/// <param name="Endpoint">The endpoint.</param>
public sealed partial record Route(string Method, string Pattern, RouteEndpoint Endpoint)
{
    /// <summary>The permissions that are needed, all of them.</summary>
    public IReadOnlyList<Permission> Needed => [.. Endpoint.Metadata.GetOrderedMetadata<CanAttribute>().Select(can => can.Permission).Distinct()];

    /// <summary>Whether nobody needs to sign in for it.</summary>
    public bool IsAnonymous => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Whether programs with tokens ask for it, and not people with a session.</summary>
    public bool IsForPrograms => Pattern.StartsWith("api/", StringComparison.Ordinal);

    /// <summary>The action behind it.</summary>
    public ControllerActionDescriptor Action => Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!;

    /// <summary>All actions of the portal, each with each of its methods.</summary>
    public static IReadOnlyList<Route> All(PortalFixture portal) =>
    [
        .. from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new Route(method, (endpoint.RoutePattern.RawText ?? string.Empty).TrimStart('/'), endpoint),
    ];

    /// <summary>An address of this route in which every parameter names something that is not there.</summary>
    public string Unknown() => "/" + Parameter().Replace(Pattern, match => match.Groups["kind"].Value switch
    {
        "guid" => "00000000-0000-0000-0000-00000000dead",
        "long" or "int" => "999999999",
        "catalog" => "channels",
        "int:range(400,599)" => "404",
        _ => "unknown",
    });

    public override string ToString() => $"{Method} /{Pattern}";

    [GeneratedRegex(@"\{\**(?<name>\w+)\??(:(?<kind>[^{}]*))?\}")]
    private static partial Regex Parameter();
}
