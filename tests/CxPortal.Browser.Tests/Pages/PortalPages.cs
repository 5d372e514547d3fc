using CxPortal.Domain.Accounts;

namespace CxPortal.Browser.Tests.Pages;

/// <summary>The pages to look at. New pages join here.</summary>
internal static class PortalPages
{
    /// <summary>All of them by the names of their pictures, each with the one who sees most on it.</summary>
    public static IReadOnlyDictionary<string, PortalPage> All { get; } = new Dictionary<string, PortalPage>
    {
        ["sign-in"] = new("/account/sign-in", null),
        ["home"] = new("/", Role.Administrator),
    };
}

/// <summary>A page to look at.</summary>
/// <param name="Address">Its address, with names of sample rows in braces.</param>
/// <param name="Role">Who looks at it; null for somebody who is not signed in.</param>
/// <param name="Status">The status with which it answers.</param>
internal sealed record PortalPage(string Address, Role? Role, int Status = 200);
