using CxPortal.Web.Features.Sample.Journeys;

namespace CxPortal.Web.Features.Sample;

/// <summary>The journeys of the sample.</summary>
internal static class SampleJourneys
{
    /// <summary>All of them; the last one is the one changed last.</summary>
    public static IReadOnlyList<SampleJourney> All { get; } =
    [
        RequestTemplate.Journey,
        AccountOpening.AsIs,
        AccountOpening.ToBe,
        PaymentStopped.Journey,
        ReferenceEnglish.Journey,
        ReferenceRussian.Journey,
    ];
}
