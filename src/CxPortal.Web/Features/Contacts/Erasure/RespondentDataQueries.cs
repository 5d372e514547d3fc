using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Contacts.Erasure;

/// <summary>Finds all that is kept about one respondent. Whoever looks is recorded in the audit trail.</summary>
public sealed class RespondentDataQueries(CxPortalDbContext database)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All that is kept; null when there is no such respondent.</summary>
    public async Task<RespondentData?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } data)
        {
            return null;
        }

        await RecordAsync(id, "read", cancellationToken);
        return data;
    }

    /// <summary>The same as a file of JSON, for the person to take along; null when there is no such respondent.</summary>
    public async Task<byte[]?> ExportAsync(long id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } data)
        {
            return null;
        }

        await RecordAsync(id, "exported", cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(data, Json);
    }

    /// <summary>Responses of a respondent: those given by a personal link, and imported ones that carry the person's number.</summary>
    internal IQueryable<SurveyResponse> ResponsesOf(long id, string key) => database.SurveyResponses
        .Where(row => row.RespondentId == id
            || (row.ExternalKey == key && database.Surveys.Any(survey => survey.Id == row.SurveyId && survey.Confidentiality == Confidentiality.Identified)));

    private async Task<RespondentData?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        if (await database.Respondents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
        {
            return null;
        }

        var hash = person.Email is null ? null : AddressHash.Of(person.Email);
        var surveys = await database.Surveys.Select(row => new { row.Id, row.Key, row.Confidentiality }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var invitations = await database.Invitations.AsNoTracking().Where(row => row.RespondentId == id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var cases = await database.FeedbackCases.AsNoTracking().Where(row => row.RespondentId == id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return new RespondentData(person.Id, person.Key, person.Name, person.Email, person.Language, RespondentAttributes.Read(person.Attributes), person.CreatedAt)
        {
            Exclusions = await database.ContactExclusions.Where(row => row.RespondentId == id).OrderBy(row => row.Id)
                .Select(row => new KeptExclusion(row.Reason, row.Since, row.Until, row.Note)).ToListAsync(cancellationToken),
            OptOuts = await database.ContactOptOuts.Where(row => row.AddressHash == hash).OrderBy(row => row.Id)
                .Select(row => new KeptOptOut(row.Family, row.Since)).ToListAsync(cancellationToken),
            Invitations = invitations.ConvertAll(row => new KeptInvitation(
                surveys[row.SurveyId].Key,
                surveys[row.SurveyId].Confidentiality == Confidentiality.Anonymous && row.State == InvitationState.Finished ? InvitationState.Sent : row.State,
                row.NotSent, row.SentAt, row.RemindedAt)),
            Responses = await ResponsesAsync(id, person.Key, surveys.ToDictionary(row => row.Key, row => row.Value.Key), cancellationToken),
            Cases = cases.ConvertAll(row => new KeptCase(
                surveys[row.SurveyId].Key, row.Trigger, row.OpenedAt, row.ContactedAt, row.CauseNote, row.RecoveryAction, row.Outcome)),
        };
    }

    private async Task<List<KeptResponse>> ResponsesAsync(
        long id, string key, Dictionary<long, string> surveys, CancellationToken cancellationToken)
    {
        var responses = await ResponsesOf(id, key).AsNoTracking().OrderBy(row => row.Day).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var ids = responses.ConvertAll(row => row.Id);
        var values = (await (from answer in database.SurveyAnswers
                             join question in database.SurveyQuestions on answer.QuestionId equals question.Id
                             where ids.Contains(answer.ResponseId)
                             orderby answer.QuestionId, answer.Item
                             select new { answer.ResponseId, question.Key, answer.Item, answer.Value }).ToListAsync(cancellationToken))
            .ToLookup(row => row.ResponseId, row => new KeptAnswer(row.Key, row.Item, row.Value, null));
        var texts = (await (from answer in database.SurveyTextAnswers
                            join question in database.SurveyQuestions on answer.QuestionId equals question.Id
                            where ids.Contains(answer.ResponseId)
                            orderby answer.QuestionId
                            select new { answer.ResponseId, question.Key, answer.Text }).ToListAsync(cancellationToken))
            .ToLookup(row => row.ResponseId, row => new KeptAnswer(row.Key, 0, null, row.Text));
        return responses.ConvertAll(row => new KeptResponse(
            surveys[row.SurveyId], row.Key, row.Day, row.OccurredAt, [.. values[row.Id], .. texts[row.Id]]));
    }

    private async Task RecordAsync(long id, string act, CancellationToken cancellationToken)
    {
        database.RecordAct(nameof(Respondent), id.ToString(CultureInfo.InvariantCulture), details: new { data = act });
        await database.SaveChangesAsync(cancellationToken);
    }
}
