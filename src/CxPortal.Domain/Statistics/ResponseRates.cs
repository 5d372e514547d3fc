namespace CxPortal.Domain.Statistics;

/// <summary>What became of the people who were chosen for a survey, in the groups of AAPOR.</summary>
/// <param name="Interviews">Complete responses, I.</param>
/// <param name="Partials">Begun and not finished, P.</param>
/// <param name="Refusals">Refused or unsubscribed, R.</param>
/// <param name="NonContacts">Reached by no message, or never opened, NC.</param>
/// <param name="Others">Eligible, without a response for another reason, O.</param>
/// <param name="UnknownHouseholds">Not known whether there is anybody to ask, UH.</param>
/// <param name="UnknownOthers">Not known whether eligible for another reason, UO.</param>
public sealed record Dispositions(
    long Interviews, long Partials, long Refusals, long NonContacts, long Others, long UnknownHouseholds = 0, long UnknownOthers = 0)
{
    /// <summary>Everybody chosen.</summary>
    public long Total => Interviews + Partials + Refusals + NonContacts + Others + UnknownHouseholds + UnknownOthers;
}

/// <summary>A group in the frame (everybody chosen) and among the respondents.</summary>
/// <param name="Key">The group.</param>
/// <param name="Frame">People of the group in the frame.</param>
/// <param name="Respondents">Those of them who responded.</param>
/// <param name="FrameShare">The group's share of the frame, 0 to 1.</param>
/// <param name="RespondentShare">The group's share of the respondents, 0 to 1, with its Wilson interval; null without respondents.</param>
/// <param name="ResponseRate">Respondents / frame in the group with its Wilson interval; null without people.</param>
public sealed record FrameRow(string Key, long Frame, long Respondents, double FrameShare, Estimate? RespondentShare, Estimate? ResponseRate);

/// <summary>Response rates and what silence may have done to the figures.</summary>
public static class ResponseRates
{
    /// <summary>
    /// AAPOR response rate 1, complete responses over everybody chosen, with its Wilson interval; null when nobody was chosen
    /// (https://probsee.com/p/Response_rate_(survey)).
    /// </summary>
    public static Estimate? One(Dispositions dispositions) => Wilson.Of(dispositions.Interviews, dispositions.Total);

    /// <summary>AAPOR response rate 2, partial responses counted too.</summary>
    public static Estimate? Two(Dispositions dispositions) => Wilson.Of(dispositions.Interviews + dispositions.Partials, dispositions.Total);

    /// <summary>How far the respondents' mean lies from everybody's: (1 - response rate) × (mean of respondents - mean of the silent), in scale points.</summary>
    public static double NonresponseBias(double responseRate, double respondents, double silent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(responseRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(responseRate, 1);
        return (1 - responseRate) * (respondents - silent);
    }

    /// <summary>Frame against respondents, group by group: a low response rate says little about bias, a group that is missing does.</summary>
    public static IReadOnlyList<FrameRow> FrameTable(IReadOnlyList<(string Key, long Frame, long Respondents)> groups)
    {
        var frame = groups.Sum(group => group.Frame);
        var respondents = groups.Sum(group => group.Respondents);
        return
        [
            .. groups.Select(group => new FrameRow(
                group.Key,
                group.Frame,
                group.Respondents,
                frame == 0 ? 0 : (double)group.Frame / frame,
                Wilson.Of(group.Respondents, respondents),
                Wilson.Of(group.Respondents, group.Frame))),
        ];
    }
}
