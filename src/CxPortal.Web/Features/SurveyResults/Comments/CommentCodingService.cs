using CxPortal.Data;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Comments;

/// <summary>Keeps tags and what coders found in comments.</summary>
public sealed class CommentCodingService(CxPortalDbContext database, IDatabaseProvider provider, CurrentUser user, IStringLocalizer<SurveyResultsText> text)
{
    /// <summary>Adds a tag to a survey; invalid without a name, with one that is too long or there already.</summary>
    public async Task<Outcome> AddTagAsync(long surveyId, string? name, CancellationToken cancellationToken)
    {
        if (!await database.Surveys.AnyAsync(survey => survey.Id == surveyId, cancellationToken))
        {
            return Outcome.NotFound;
        }

        var trimmed = name?.Trim() ?? string.Empty;
        if (trimmed.Length is 0 or > CommentTag.MaxNameLength)
        {
            return Outcome.Invalid("name", text[trimmed.Length == 0 ? "Tags.NameMissing" : "Tags.NameTooLong", CommentTag.MaxNameLength]);
        }

        database.CommentTags.Add(new CommentTag { SurveyId = surveyId, Name = trimmed });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            return Outcome.Invalid("name", text["Tags.NameTaken", trimmed]);
        }
    }

    /// <summary>Deletes a tag with all that was coded with it.</summary>
    public async Task<Outcome> DeleteTagAsync(long surveyId, long tagId, CancellationToken cancellationToken)
    {
        if (await database.CommentTags.SingleOrDefaultAsync(tag => tag.Id == tagId && tag.SurveyId == surveyId, cancellationToken) is not { } tag)
        {
            return Outcome.NotFound;
        }

        database.CommentTags.Remove(tag);
        await database.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    /// <summary>Notes which tags the one who acts found in a comment; the other tags of the survey are noted as read and not found.</summary>
    public async Task<Outcome> CodeAsync(long surveyId, long responseId, long questionId, IReadOnlyCollection<long> found, CancellationToken cancellationToken)
    {
        if (user.Id is not { } coder
            || !await database.SurveyTextAnswers.AnyAsync(one => one.SurveyId == surveyId && one.ResponseId == responseId && one.QuestionId == questionId, cancellationToken))
        {
            return Outcome.NotFound;
        }

        var tags = await database.CommentTags.Where(tag => tag.SurveyId == surveyId).Select(tag => tag.Id).ToListAsync(cancellationToken);
        var known = await database.CommentCodes
            .Where(code => code.ResponseId == responseId && code.QuestionId == questionId && code.CoderId == coder)
            .ToDictionaryAsync(code => code.TagId, cancellationToken);
        foreach (var tag in tags)
        {
            if (known.TryGetValue(tag, out var code))
            {
                code.Applies = found.Contains(tag);
            }
            else
            {
                database.CommentCodes.Add(new CommentCode { ResponseId = responseId, QuestionId = questionId, TagId = tag, CoderId = coder, Applies = found.Contains(tag) });
            }
        }

        await database.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
