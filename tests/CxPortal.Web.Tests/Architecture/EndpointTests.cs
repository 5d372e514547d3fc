using System.Text.RegularExpressions;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>Rules for every address that the running portal answers.</summary>
public sealed partial class EndpointTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    /// <summary>Addresses for people who are not signed in, each with the reason. Anything else needs [Can] or [SignedIn].</summary>
    private static readonly Dictionary<string, string> Anonymous = new()
    {
        ["health/"] = "probes of the operator",
        ["account/sign-in"] = "the way in",
        ["account/second-step"] = "the way in, after the password",
        ["account/language"] = "the language of the sign-in page",
        ["account/theme"] = "the colours of the sign-in page",
        ["account/forgotten-password"] = "for people who cannot sign in",
        ["account/one-time"] = "one-time link of an invitation or a reset",
        ["account/first-administrator"] = "one-time link that the portal prints while nobody can administer it",
        ["error/"] = "pages of refusals",
        ["openapi/"] = "the description of the HTTP API, which says nothing about this installation",
        ["s/"] = "surveys, for clients who have no account, and for those of them who want no more letters",
    };

    /// <summary>Forms without an antiforgery token, each with the reason.</summary>
    internal static readonly IReadOnlyDictionary<string, string> WithoutToken = new Dictionary<string, string>
    {
        ["s/unsubscribe/"] = "mail programs press the button too, without cookies; the link alone allows it and there is no session",
        ["s/{token}"] = "answers of clients: there is no session whose rights a foreign page could use, and the form may come from a page that was kept for hours",
        ["s/{token}/next"] = "answers of clients, page by page: as above",
        ["surveys/{id:long}/preview/page"] = "the form is the one respondents get; it shows the next page of a draft and stores nothing",
        ["api/v1/"] = "bearer tokens alone open it: a browser sends none by itself, so no site can make one act",
    };

    private List<RouteEndpoint> Endpoints => [.. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private IEnumerable<RouteEndpoint> Actions => Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);

    [Fact]
    public void Endpoints_AreAllowedByPermissionOrListedAsAnonymous() => Repository.AssertNone(
        Endpoints
            .Where(endpoint => !IsStaticFile(endpoint))
            .Where(endpoint => IsAnonymous(endpoint) ? !Anonymous.Keys.Any(PathOf(endpoint).StartsWith) : !IsGuarded(endpoint))
            .Select(Describe),
        "Give the action [Can(…)] or [SignedIn], or list it in EndpointTests.Anonymous with a reason:");

    [Fact]
    public void AnonymousList_HasNoEntryOfThePast() => Repository.AssertNone(
        Anonymous.Keys.Where(prefix => !Endpoints.Any(endpoint => IsAnonymous(endpoint) && PathOf(endpoint).StartsWith(prefix, StringComparison.Ordinal))),
        "These entries of EndpointTests.Anonymous match no address any more:");

    [Fact]
    public void Actions_ThatChangeSomething_ValidateTheAntiforgeryToken()
    {
        var filters = portal.Services.GetRequiredService<IOptions<MvcOptions>>().Value.Filters;
        Assert.Contains(filters, filter => filter is AutoValidateAntiforgeryTokenAttribute);

        Repository.AssertNone(
            Actions.Where(endpoint => !WithoutToken.Keys.Any(PathOf(endpoint).StartsWith))
                .Where(endpoint => endpoint.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null
                    || endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!.FilterDescriptors.Any(filter => filter.Filter is IgnoreAntiforgeryTokenAttribute))
                .Select(Describe),
            "These actions switch the antiforgery check off:");
    }

    [Fact]
    public void Endpoints_ThatAreNoActions_OnlyRead() => Repository.AssertNone(
        Endpoints.Except(Actions)
            .Where(endpoint => !IsStaticFile(endpoint) && !PathOf(endpoint).StartsWith("health/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.All(method => method is "GET" or "HEAD") != true)
            .Where(endpoint => !WithoutToken.ContainsKey(PathOf(endpoint)) || !IsAnonymous(endpoint))
            .Select(Describe),
        "The antiforgery filter sees MVC actions only; list those that act for nobody in EndpointTests.WithoutToken:");

    [Fact]
    public void Actions_SayWhichMethodTheyAnswer() => Repository.AssertNone(
        Actions.Where(endpoint => !PathOf(endpoint).StartsWith("error/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: 1 })
            .Select(Describe),
        "Give the action exactly one of [HttpGet], [HttpPost], [HttpPut], [HttpPatch], [HttpDelete]:");

    [Fact]
    public void Routes_AreLowerCaseKebab() => Repository.AssertNone(
        Actions.Where(endpoint => !Parameters().Replace(PathOf(endpoint), string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(segment => segment.Split('-'))
                .All(word => word.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '.')))
            .Select(Describe),
        "Routes are lower-case words joined by hyphens:");

    [Fact]
    public void Routes_AreNotAmbiguous() => Repository.AssertNone(
        Actions.SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Select(method => $"{method} {Parameters().Replace(PathOf(endpoint), "{}")}"))
            .GroupBy(address => address).Where(same => same.Count() > 1).Select(same => same.Key),
        "Two actions answer the same address:");

    private static bool IsAnonymous(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsGuarded(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<CanAttribute>() is not null || endpoint.Metadata.GetMetadata<SignedInAttribute>() is not null;

    /// <summary>Files of wwwroot; the fallback serves those that were added since the build, in development.</summary>
    private static bool IsStaticFile(Endpoint endpoint) => endpoint.DisplayName == "Fallback {**path:file}" ||
        endpoint.Metadata.Any(metadata => metadata.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));

    private static string PathOf(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? string.Empty).TrimStart('/');

    private static string Describe(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"])} /{PathOf(endpoint)} ({endpoint.DisplayName})";

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameters();
}
