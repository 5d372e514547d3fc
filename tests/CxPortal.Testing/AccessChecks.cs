using System.Net;
using CxPortal.Domain.Accounts;

namespace CxPortal.Testing;

/// <summary>Who may open a page and send a form.</summary>
public static class AccessChecks
{
    /// <summary>A page opens for some roles, is refused to the others, and asks strangers to sign in.</summary>
    public static async Task AssertPageIsForAsync(this PortalFixture portal, string url, params Role[] allowed)
    {
        AssertAsksToSignIn(await portal.Anonymous().GetAsync(url), url);
        foreach (var role in Enum.GetValues<Role>())
        {
            var client = await portal.SignedInAsync(role);
            if (allowed.Contains(role))
            {
                await client.GetPageAsync(url);
            }
            else
            {
                Assert.True((await client.GetAsync(url)).StatusCode == HttpStatusCode.Forbidden, $"GET {url} is not refused to {role}");
            }
        }
    }

    /// <summary>
    /// A form may be sent by some roles, is refused to the others, and asks strangers to sign in.
    /// Give an address of nothing, so that those who may are told that there is no such thing.
    /// </summary>
    public static async Task AssertFormIsForAsync(this PortalFixture portal, string url, params Role[] allowed)
    {
        AssertAsksToSignIn(await portal.Anonymous().PostFormAsync("/account/sign-in", url, []), url);
        foreach (var role in Enum.GetValues<Role>())
        {
            var response = await (await portal.SignedInAsync(role)).PostFormAsync("/", url, []);
            var expected = allowed.Contains(role) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
            Assert.True(response.StatusCode == expected, $"POST {url} by {role} answered {response.StatusCode} instead of {expected}");
        }
    }

    private static void AssertAsksToSignIn(HttpResponseMessage response, string url) => Assert.True(
        response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.PathAndQuery.StartsWith("/account/sign-in", StringComparison.Ordinal),
        $"{url} does not ask strangers to sign in: {response.StatusCode} {response.Headers.Location}");
}
