using System.Text.RegularExpressions;
using CxPortal.Browser.Tests.Support;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Browser.Tests.Pages;

/// <summary>No page is forgotten.</summary>
public sealed partial class PageListTests(SqliteServer portal) : IClassFixture<SqliteServer>
{
    /// <summary>Addresses that answer with something else than a page of their own, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoPages = new()
    {
        ["account/first-administrator/{token}"] = "open only while there is no administrator; tested with the account",
        ["account/two-step/recovery-codes"] = "shown once, after the second step is set up",
        ["account/two-step/switching-off"] = "open only while the second step is on; tested with the account",
        ["account/second-step"] = "needs a half-finished sign-in; looked at in the journey of the second step",
        ["catalog/suggestions"] = "JSON for the chip editor",
        ["catalog/unmatched/match"] = "needs a name that matches no row; tested with the catalogue",
        ["journeys/{journeyId:long}/cells/{laneId:long}/{touchpointId:long}"] = "JSON for the grid",
        ["journeys/{journeyId:long}/grid"] = "JSON for the grid",
        ["journeys/{journeyId:long}/touchpoints/{touchpointId:long}/card"] = "part of the matrix page",
        ["journeys/{journeyId:long}/pictures/{pictureId:long}"] = "a picture",
        ["audit/export"] = "a file",
        ["measurement/export"] = "a file",
        ["respondents/{id:long}/data/export"] = "a file",
        ["surveys/{surveyId:long}/results/export"] = "a file",
        ["surveys/{surveyId:long}/responses/export"] = "a file",
        ["surveys/{id:long}/collectors/{collector:long}/qr.svg"] = "a picture",
        ["surveys/{id:long}/preview/page"] = "the respondent's page inside the frame of the preview",
        ["s/unsubscribe/{token}"] = "needs the link of a letter; tested with invitations",
        ["respondents/{id:long}/data"] = "needs a respondent, and the sample has none; tested with respondents",
        ["surveys/{surveyId:long}/case-rules/{id:long}"] = "needs a rule, and the sample has none; tested with cases",
        ["journeys/import/preview"] = "needs an upload; looked at in the journey of imports",
        ["journeys/{journeyId:long}/import/preview"] = "needs an upload; looked at in the journey of imports",
        ["surveys/import/columns"] = "needs an upload; tested with the import of answers",
        ["surveys/import/preview"] = "needs an upload; tested with the import of answers",
        ["journeys/{journeyId:long}/export"] = "files; read in the journey of exports",
        ["journeys/{journeyId:long}/publications/{number:int}/export"] = "files; tested with the exports",
    };

    [Fact]
    public void Pages_OfThePortal_AreAllInTheList()
    {
        var addresses = PortalPages.All.Values.Select(page => portal.Ids.Resolve(page.Address, "ru").Split('?')[0].TrimStart('/')).ToList();
        var missing = GetAddresses().Where(route => !NoPages.ContainsKey(route) && !addresses.Any(address => Matches(route, address))).ToList();

        Assert.True(missing.Count == 0, "Add these to PortalPages, or to PageListTests.NoPages with a reason: " + string.Join(", ", missing));
    }

    [Fact]
    public void NoPages_HasNoEntryOfThePast() => Assert.Empty(NoPages.Keys.Except(GetAddresses()));

    /// <summary>What people open; the API answers programs and is described to them.</summary>
    private IEnumerable<string> GetAddresses() => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { } methods || methods.Contains("GET"))
        .Select(endpoint => (endpoint.RoutePattern.RawText ?? string.Empty).TrimStart('/'))
        .Where(route => !route.StartsWith("api/", StringComparison.Ordinal))
        .Distinct();

    private static bool Matches(string route, string address) =>
        Regex.IsMatch(address, "^" + Parameter().Replace(Regex.Escape(route).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+") + "$");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
