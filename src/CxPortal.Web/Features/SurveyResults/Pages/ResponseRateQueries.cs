using System.Text.Json;
using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys.Collection;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Pages;

/// <summary>How many of those asked have answered, and who is missing.</summary>
/// <param name="Frame">What every page of results has.</param>
/// <param name="Dispositions">What became of the people who were asked.</param>
/// <param name="NotSent">People who were chosen and not asked, for reasons of the contact policy.</param>
/// <param name="Groups">Frame against respondents, by attribute of the people asked.</param>
public sealed record ResponseRateView(ResultsFrame Frame, Dispositions Dispositions, long NotSent, IReadOnlyList<AttributeRates> Groups)
{
    /// <summary>Complete responses over everybody asked.</summary>
    public Estimate? One => ResponseRates.One(Dispositions);

    /// <summary>Partial responses counted too.</summary>
    public Estimate? Two => ResponseRates.Two(Dispositions);
}

/// <summary>Frame against respondents, for one attribute.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Rows">Its values.</param>
public sealed record AttributeRates(string Attribute, IReadOnlyList<FrameRow> Rows);

/// <summary>Reads response rates from invitations.</summary>
public sealed class ResponseRateQueries(CxPortalDbContext database)
{
    /// <summary>The rates of a survey.</summary>
    public async Task<ResponseRateView> ReadAsync(ResultsFrame frame, CancellationToken cancellationToken)
    {
        var invitations = database.Invitations.AsNoTracking().Where(invitation => invitation.SurveyId == frame.Survey.Id);
        var states = await invitations.GroupBy(invitation => invitation.State)
            .Select(same => new { same.Key, Count = same.LongCount() }).ToDictionaryAsync(state => state.Key, state => state.Count, cancellationToken);
        var partials = await database.SurveyResponses.LongCountAsync(
            response => response.SurveyId == frame.Survey.Id && response.InvitationId != null && !response.IsComplete, cancellationToken);
        var sent = states.GetValueOrDefault(InvitationState.Sent);
        var people = await (from invitation in invitations
                            join respondent in database.Respondents on invitation.RespondentId equals respondent.Id
                            where invitation.State == InvitationState.Sent || invitation.State == InvitationState.Finished
                            group invitation by new { respondent.Attributes, IsFinished = invitation.State == InvitationState.Finished } into same
                            select new Asked(same.Key.Attributes, same.Key.IsFinished, same.LongCount())).ToListAsync(cancellationToken);
        return new ResponseRateView(
            frame,
            new Dispositions(
                states.GetValueOrDefault(InvitationState.Finished), Math.Min(partials, sent), 0, Math.Max(0, sent - partials), 0, 0,
                states.GetValueOrDefault(InvitationState.Failed)),
            states.GetValueOrDefault(InvitationState.NotSent),
            Groups(people));
    }

    private static List<AttributeRates> Groups(List<Asked> people)
    {
        var read = people.ConvertAll(asked => (Values: Read(asked.Attributes), asked.IsFinished, asked.Count));
        return
        [
            .. read.SelectMany(asked => asked.Values.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture).Select(attribute => new AttributeRates(
                attribute,
                ResponseRates.FrameTable(
                [
                    .. read.GroupBy(asked => asked.Values.GetValueOrDefault(attribute, string.Empty), StringComparer.Ordinal)
                        .OrderBy(same => same.Key, StringComparer.CurrentCulture)
                        .Select(same => (same.Key, same.Sum(asked => asked.Count), same.Where(asked => asked.IsFinished).Sum(asked => asked.Count))),
                ]))),
        ];
    }

    private static Dictionary<string, string> Read(string attributes) => JsonSerializer.Deserialize<Dictionary<string, string>>(attributes) ?? [];

    private sealed record Asked(string Attributes, bool IsFinished, long Count);
}
