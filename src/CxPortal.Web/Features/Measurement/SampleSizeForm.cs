using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Statistics;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace CxPortal.Web.Features.Measurement;

/// <summary>What the calculator of sample sizes is asked; percentages and points as people write them.</summary>
public sealed class SampleSizeForm
{
    /// <summary>The kinds of figures.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["share", "nps", "shares", "npsChange"];

    /// <summary>One of <see cref="Kinds"/>.</summary>
    [RegularExpression("shares|share|npsChange|nps", ErrorMessage = "Binding.Unknown")]
    public string Kind { get; set; } = "share";

    /// <summary>Half width of the interval, in percentage points or points of NPS; for a change the smallest one to be proven.</summary>
    [Range(0.1, 100.0, ErrorMessage = "OutOfRange")]
    public double Margin { get; set; } = 5;

    /// <summary>Expected share in percent.</summary>
    [Range(0.1, 99.9, ErrorMessage = "OutOfRange")]
    public double Share { get; set; } = 50;

    /// <summary>Everybody who could be asked; null where unknown.</summary>
    [Range(1, 1_000_000_000, ErrorMessage = "OutOfRange")]
    public long? Population { get; set; }

    /// <summary>Expected response rate in percent.</summary>
    [Range(0.1, 100.0, ErrorMessage = "OutOfRange")]
    public double ResponseRate { get; set; } = 20;

    /// <summary>Answers needed, for each of two waves where a change is asked about; null where no number of answers is enough.</summary>
    [ValidateNever]
    public RequiredAnswers? Needed => Kind switch
    {
        "nps" => SampleSize.Nps(Margin, population: Population),
        "shares" => SampleSize.TwoProportions(Share / 100, Share / 100 > 0.5 ? (Share - Margin) / 100 : (Share + Margin) / 100),
        "npsChange" => SampleSize.NpsDifference(Margin),
        _ => SampleSize.Proportion(Margin / 100, Share / 100, Population),
    };

    /// <summary>Invitations to send for so many answers.</summary>
    [ValidateNever]
    public long? Invitations => Needed?.Invitations(ResponseRate / 100);
}
