using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Matrix;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Says how far a journey has come, in the reader's language.</summary>
public sealed class JourneyStatusText(IStringLocalizer<ExchangeText> text)
{
    /// <summary>Status with the published version, and whether something was changed since.</summary>
    public string Of(JourneyHead journey)
    {
        var status = text["Status." + journey.Status, journey.PublishedNumber].Value;
        return journey is { Status: JourneyStatus.Published, IsChangedSincePublished: true } ? status + text["Status.ChangedSince"] : status;
    }
}
