using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Comments;

/// <summary>How far the two coders who share most comments agree on a tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="First">Name of one coder.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Kappa">Their agreement.</param>
public sealed record TagAgreement(string Tag, string First, string Second, CohenKappa Kappa);

/// <summary>Measures the agreement of coders.</summary>
public sealed class CommentAgreement(CxPortalDbContext database)
{
    /// <summary>The agreement on each tag that two people have coded.</summary>
    public async Task<IReadOnlyList<TagAgreement>> ReadAsync(long surveyId, IReadOnlyList<CommentTag> tags, CancellationToken cancellationToken)
    {
        var pairs = await (from one in database.CommentCodes
                           join tag in database.CommentTags on one.TagId equals tag.Id
                           join other in database.CommentCodes on new { one.TagId, one.ResponseId, one.QuestionId } equals new { other.TagId, other.ResponseId, other.QuestionId }
                           where tag.SurveyId == surveyId && one.CoderId.CompareTo(other.CoderId) < 0
                           group one by new { one.TagId, First = one.CoderId, Second = other.CoderId, Yes = one.Applies, OtherYes = other.Applies } into same
                           select new { same.Key.TagId, same.Key.First, same.Key.Second, same.Key.Yes, same.Key.OtherYes, Count = same.LongCount() })
            .ToListAsync(cancellationToken);
        if (pairs.Count == 0)
        {
            return [];
        }

        var names = await database.Users.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
        var found = new List<TagAgreement>();
        foreach (var tag in tags)
        {
            var best = pairs.Where(pair => pair.TagId == tag.Id).GroupBy(pair => (pair.First, pair.Second)).MaxBy(same => same.Sum(pair => pair.Count));
            long Of(bool yes, bool otherYes) => best!.Where(pair => pair.Yes == yes && pair.OtherYes == otherYes).Sum(pair => pair.Count);
            if (best is not null && CohenKappa.Of(Of(true, true), Of(true, false), Of(false, true), Of(false, false)) is { } kappa)
            {
                found.Add(new TagAgreement(tag.Name, names.GetValueOrDefault(best.Key.First, "–"), names.GetValueOrDefault(best.Key.Second, "–"), kappa));
            }
        }

        return found;
    }
}
