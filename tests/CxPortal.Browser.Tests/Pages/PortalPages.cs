using CxPortal.Domain.Accounts;

namespace CxPortal.Browser.Tests.Pages;

/// <summary>The pages to look at. New pages join here.</summary>
internal static class PortalPages
{
    /// <summary>All of them by the names of their pictures, each with the one who sees most on it.</summary>
    public static IReadOnlyDictionary<string, PortalPage> All { get; } = new Dictionary<string, PortalPage>
    {
        ["sign-in"] = new("/account/sign-in", null),
        ["forgotten-password"] = new("/account/forgotten-password", null),
        ["one-time-link-spent"] = new("/account/one-time/unknown", null, 410),
        ["home"] = new("/", Role.Administrator),
        ["profile"] = new("/account/profile", Role.Reviewer),
        ["password"] = new("/account/password", Role.Reviewer),
        ["two-step"] = new("/account/two-step", Role.Reviewer),
        ["two-step-new"] = new("/account/two-step/new", Role.Reviewer),
        ["journeys"] = new("/journeys", Role.Designer),
        ["journeys-executive"] = new("/journeys", Role.Executive),
        ["journeys-new"] = new("/journeys/new", Role.Designer),
        ["journey-edit"] = new("/journeys/{own}/edit", Role.Designer),
        ["journey-duplicate"] = new("/journeys/{own}/duplicate", Role.Designer),
        ["matrix"] = new("/journeys/{own}", Role.Designer),
        ["matrix-reviewer"] = new("/journeys/{own}", Role.Reviewer),
        ["matrix-list"] = new("/journeys/{own}?view=list", Role.Designer),
        ["outline"] = new("/journeys/{own}/outline", Role.Designer),
        ["matrix-long"] = new("/journeys/{account-opening}", Role.Designer),
        ["matrix-card"] = new("/journeys/{own}?touchpoint={own/installs}", Role.Designer),
        ["matrix-comments"] = new("/journeys/{own}?comments={own#need}-{own/installs}", Role.Reviewer),
        ["publication"] = new("/journeys/{own}/publications/1", Role.Executive),
        ["touchpoint"] = new("/journeys/{own}/touchpoints/{own/installs}", Role.Designer),
        ["touchpoint-reviewer"] = new("/journeys/{own}/touchpoints/{own/installs}", Role.Reviewer),
        ["comments"] = new("/journeys/{account-opening}/comments", Role.Designer),
        ["comments-cell"] = new("/journeys/{own}/comments/{own#need}-{own/installs}", Role.Reviewer),
        ["home-designer"] = new("/", Role.Designer),
        ["journeys-import"] = new("/journeys/import", Role.Designer),
        ["journey-import"] = new("/journeys/{own}/import", Role.Designer),
        ["tokens"] = new("/account/tokens", Role.Designer),
        ["surveys-import"] = new("/surveys/import", Role.Designer),
        ["settings"] = new("/settings", Role.Administrator),
        ["audit"] = new("/audit", Role.Administrator),
        ["users"] = new("/users", Role.Administrator),
        ["users-new"] = new("/users/new", Role.Administrator),
        ["user"] = new("/users/{user:en-reviewer@bank.example}", Role.Administrator),
        ["respondents"] = new("/respondents", Role.Designer),
        ["respondents-new"] = new("/respondents/new", Role.Designer),
        ["respondents-import"] = new("/respondents/import", Role.Designer),
        ["contact-policy"] = new("/contact-policy", Role.Designer),
        ["contact-policy-new"] = new("/contact-policy/new", Role.Designer),
        ["cases"] = new("/cases", Role.Reviewer),
        ["cases-figures"] = new("/cases/figures", Role.Designer),
        ["error-403"] = new("/error/403", Role.Executive, 403),
        ["error-404"] = new("/journeys/999999", Role.Designer, 404),
        ["catalog"] = new("/catalog", Role.Designer),
        ["catalog-screens"] = new("/catalog/screens", Role.Designer),
        ["catalog-new"] = new("/catalog/screens/new", Role.Designer),
        ["catalog-item"] = new("/catalog/items/{screen:site}", Role.Designer),
        ["catalog-item-reviewer"] = new("/catalog/items/{channel:web}", Role.Reviewer),
        ["catalog-merge"] = new("/catalog/items/{channel:web}/merge", Role.Designer),
        ["catalog-unmatched"] = new("/catalog/unmatched", Role.Designer),
        ["surveys"] = new("/surveys", Role.Designer),
        ["surveys-new"] = new("/surveys/new", Role.Designer),
        ["survey"] = new("/surveys/{survey:csat-key}", Role.Designer),
        ["survey-reviewer"] = new("/surveys/{survey:csat-key}", Role.Reviewer),
        ["survey-question"] = new("/surveys/{survey:csat-key}?open=choice", Role.Designer),
        ["survey-endings"] = new("/surveys/{survey:csat-key}?open=.endings", Role.Designer),
        ["survey-texts"] = new("/surveys/{survey:csat-key}/texts", Role.Designer),
        ["survey-settings"] = new("/surveys/{survey:csat-key}/settings", Role.Designer),
        ["survey-publication"] = new("/surveys/{survey:csat-key}/publication", Role.Designer),
        ["survey-preview"] = new("/surveys/{survey:csat-key}/preview", Role.Designer),
        ["measurement"] = new("/measurement", Role.Designer),
        ["measurement-plan"] = new("/measurement/touchpoints/{own/installs}", Role.Designer),
        ["sample-size"] = new("/measurement/sample-size", Role.Designer),
    };
}

/// <summary>A page to look at.</summary>
/// <param name="Address">Its address, with names of sample rows in braces.</param>
/// <param name="Role">Who looks at it; null for somebody who is not signed in.</param>
/// <param name="Status">The status with which it answers.</param>
internal sealed record PortalPage(string Address, Role? Role, int Status = 200);
