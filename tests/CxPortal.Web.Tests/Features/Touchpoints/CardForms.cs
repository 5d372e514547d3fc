using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Touchpoints;

/// <summary>A card in a test.</summary>
internal sealed record CardAddress(long JourneyId, long TouchpointId, IReadOnlyDictionary<LaneType, long> Lanes)
{
    public string Url => $"/journeys/{JourneyId}/touchpoints/{TouchpointId}";

    public long Lane(LaneType type) => Lanes[type];
}

/// <summary>Fills the card's form as a browser does.</summary>
internal static class CardForms
{
    /// <summary>The card "Установка ключа" of a fresh reference journey.</summary>
    public static Task<CardAddress> CardAsync(this PortalFixture portal) => portal.WithDatabaseAsync(async database =>
    {
        var journey = await TestData.ReferenceJourneyAsync(database);
        return new CardAddress(journey.Id, journey.Touchpoints[3].Id, journey.Lanes.ToDictionary(lane => lane.Type, lane => lane.Id));
    });

    /// <summary>What the browser would send if nothing were touched.</summary>
    public static Dictionary<string, string?> FieldsOf(IHtmlDocument page)
    {
        var form = page.QuerySelector<IHtmlFormElement>("#card-form")!;
        var fields = new Dictionary<string, string?>();
        foreach (var field in form.Elements)
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Name: "__RequestVerificationToken" }:
                    break;
                case IHtmlInputElement { Name: { Length: > 0 } name } input when !name.EndsWith(".Index", StringComparison.Ordinal):
                    fields[name] = input.Value;
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    fields[name] = area.Value;
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    fields[name] = select.Value;
                    break;
            }
        }

        return fields;
    }

    /// <summary>Name of a field of a lane.</summary>
    public static string NameOf(IHtmlDocument page, long laneId, string part)
    {
        var lane = page.QuerySelectorAll<IHtmlInputElement>("input[name$='.LaneId']").Single(input => input.Value == $"{laneId}");
        return lane.Name!.Replace("LaneId", part, StringComparison.Ordinal);
    }
}
