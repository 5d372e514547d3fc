using System.Globalization;
using CxPortal.Data;
using CxPortal.Data.Audit;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>
/// Erases all that is kept about one respondent. What stays leads to nobody: counts, the hash of an address that wants no letters,
/// invitations and cases without a person, and the audit trail, which never held what stood in a respondent's row.
/// </summary>
public sealed class RespondentErasure(
    CxPortalDbContext database, RespondentDataQueries queries, ResponseEraser eraser, IStringLocalizer<ContactsText> text)
{
    /// <summary>Stands where a case quoted the person.</summary>
    private const string Erased = "—";

    /// <summary>Erases a respondent.</summary>
    /// <param name="id">The respondent.</param>
    /// <param name="key">The respondent's number, typed as a confirmation.</param>
    /// <param name="cancellationToken">Stops the work; nothing is erased then.</param>
    /// <returns>How many responses were erased; a problem of the field <c>key</c> when the number is another.</returns>
    public async Task<Outcome<int>> EraseAsync(long id, string? key, CancellationToken cancellationToken)
    {
        if (await database.Respondents.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
        {
            return Outcome<int>.NotFound;
        }

        if (!string.Equals(key?.Trim(), person.Key, StringComparison.Ordinal))
        {
            return Outcome<int>.Invalid(nameof(key), text["Erasure.OtherKey"]);
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var responses = await queries.ResponsesOf(id, person.Key).Select(row => row.Id).ToListAsync(cancellationToken);
        await ClearCasesAsync(id, responses, cancellationToken);
        foreach (var chunk in responses.Chunk(ResponseEraser.MostAtOnce))
        {
            await eraser.EraseAsync(chunk, cancellationToken);
        }

        var hashes = database.Invitations.Where(row => row.RespondentId == id).Select(row => row.TokenHash);
        await database.SurveyProgresses.Where(row => hashes.Contains(row.TokenHash)).DeleteUnauditedAsync(cancellationToken);
        await database.Invitations.Where(row => row.RespondentId == id)
            .UpdateUnauditedAsync(row => row.SetProperty(invitation => invitation.RespondentId, (long?)null), cancellationToken);
        database.ContactExclusions.RemoveRange(await database.ContactExclusions.Where(row => row.RespondentId == id).ToListAsync(cancellationToken));
        database.Respondents.Remove(person);
        database.RecordAct(nameof(Respondent), id.ToString(CultureInfo.InvariantCulture), details: new { data = "erased", responses = responses.Count });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return responses.Count;
    }

    private async Task ClearCasesAsync(long id, List<long> responses, CancellationToken cancellationToken)
    {
        var cases = await database.FeedbackCases
            .Where(row => row.RespondentId == id || (row.ResponseId != null && responses.Contains(row.ResponseId.Value))).ToListAsync(cancellationToken);
        foreach (var feedback in cases)
        {
            (feedback.RespondentId, feedback.ResponseId, feedback.Trigger) = (null, null, Erased);
            (feedback.CauseNote, feedback.RecoveryAction) = (null, null);
        }

        await database.SaveChangesAsync(cancellationToken);
    }
}
