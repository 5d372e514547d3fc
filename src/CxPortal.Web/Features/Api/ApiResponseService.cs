using System.Globalization;
using System.Text.Json;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Asking;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.Intake;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Api;

/// <summary>Takes responses that other programs collected, by the same way as those of respondents.</summary>
public sealed class ApiResponseService(
    ApiQueries queries, LiveSurveys surveys, ISubmissionIntake intake, OrganisationClock organisation, IStringLocalizer<ApiText> text)
{
    /// <summary>The most responses of one request.</summary>
    public const int MaxResponses = 1_000;

    private const int LongestIdempotencyKey = 200;

    private static readonly string[] Members = ["answers", "attributes", "language", "respondedAt", "idempotencyKey"];

    /// <summary>Checks and stores responses.</summary>
    /// <returns>The fate of each in their order; not found without such a survey, invalid when the body is no response and no list of them.</returns>
    public async Task<Outcome<IReadOnlyList<ApiResponseResult>>> TakeAsync(
        string surveyKey, JsonElement body, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var id = await queries.SurveyIdAsync(surveyKey, cancellationToken);
        if (id is null || await surveys.FindAsync(id.Value, cancellationToken) is not { } survey)
        {
            return Outcome<IReadOnlyList<ApiResponseResult>>.NotFound;
        }

        List<JsonElement> items = body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray()] : [body];
        if (items.Count is 0 or > MaxResponses || items.Exists(item => item.ValueKind != JsonValueKind.Object))
        {
            return Outcome<IReadOnlyList<ApiResponseResult>>.Invalid(string.Empty, text["NotResponses", MaxResponses]);
        }

        if (idempotencyKey?.Length > LongestIdempotencyKey)
        {
            return Outcome<IReadOnlyList<ApiResponseResult>>.Invalid("Idempotency-Key", text["KeyTooLong", LongestIdempotencyKey]);
        }

        if (survey.Current is not { } current)
        {
            return new() { Value = [.. items.Select(_ => RefusedBecause(SubmissionRefusal.Unknown))] };
        }

        // All are handed in at once, so that they share their commits.
        var isOne = body.ValueKind != JsonValueKind.Array;
        return new()
        {
            Value = await Task.WhenAll(items.Select((item, index) =>
                TakeAsync(survey, current, item, KeyOf(item, idempotencyKey, isOne ? null : index), cancellationToken))),
        };
    }

    private async Task<ApiResponseResult> TakeAsync(LiveSurvey survey, CompiledSurvey current, JsonElement item, string key, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var submission = Read(survey, current, item, key, problems);
        if (submission is null)
        {
            return new ApiResponseResult(ApiResponseStatus.Invalid) { Errors = problems };
        }

        var result = await intake.AcceptAsync(submission, cancellationToken);
        return result.Kind switch
        {
            SubmissionKind.Accepted => new ApiResponseResult(ApiResponseStatus.Accepted) { Key = result.ResponseKey, Outcome = result.Outcome },
            SubmissionKind.Repeated => new ApiResponseResult(ApiResponseStatus.Repeated) { Outcome = result.Outcome },
            _ => RefusedBecause(result.Refusal!.Value),
        };
    }

    private Submission? Read(LiveSurvey survey, CompiledSurvey current, JsonElement item, string key, List<Problem> problems)
    {
        problems.AddRange(item.EnumerateObject().Where(member => !Members.Contains(member.Name)).Select(member => new Problem(member.Name, text["UnknownMember"])));
        if (key.Length > LongestIdempotencyKey + 8)
        {
            problems.Add(new Problem("idempotencyKey", text["KeyTooLong", LongestIdempotencyKey]));
        }

        var cut = CutOf(survey, item, problems);
        var language = LanguageOf(current, item, problems);
        var occurredAt = InstantOf(item, problems);
        if (!item.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new Problem("answers", text["NoAnswers"]));
            return null;
        }

        var fields = ApiAnswerFields.Of(current.Asked, answers);
        problems.AddRange(fields.Unknown.Select(name => new Problem("answers." + name, text["UnknownAnswer"])));
        var reading = AnswerReader.Read(current.Asked, fields);
        problems.AddRange(reading.Problems.Select(problem => new Problem("answers." + problem.Question.Key, Sentence(problem))));
        return problems.Count > 0 ? null : current.Submit(reading.Answers, language, cut, key) with { OccurredAt = occurredAt };
    }

    private string[] CutOf(LiveSurvey survey, JsonElement item, List<Problem> problems)
    {
        var cut = Submission.NoCut.ToArray();
        if (!item.TryGetProperty("attributes", out var attributes) || attributes.ValueKind == JsonValueKind.Null)
        {
            return cut;
        }

        if (attributes.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new Problem("attributes", text["NotAttributes"]));
            return cut;
        }

        foreach (var attribute in attributes.EnumerateObject())
        {
            var slot = survey.Attributes.Where(known => known.Key == attribute.Name).Select(known => (int?)known.Slot).FirstOrDefault();
            var value = attribute.Value.ValueKind == JsonValueKind.String ? Domain.Common.TypedText.WithoutDebris(attribute.Value.GetString()!).Trim() : null;
            if (slot is null || value is null || value.Length > SurveyAttribute.MaxValueLength)
            {
                problems.Add(new Problem("attributes." + attribute.Name, slot is null ? text["UnknownAttribute"] : text["NotAttribute", SurveyAttribute.MaxValueLength]));
                continue;
            }

            cut[slot.Value - 1] = value;
        }

        return cut;
    }

    private string LanguageOf(CompiledSurvey current, JsonElement item, List<Problem> problems)
    {
        if (!item.TryGetProperty("language", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return current.Languages[0];
        }

        var language = value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        if (!current.Languages.Contains(language))
        {
            problems.Add(new Problem("language", text["UnknownLanguage", string.Join(", ", current.Languages)]));
        }

        return language;
    }

    private DateTime? InstantOf(JsonElement item, List<Problem> problems)
    {
        if (!item.TryGetProperty("respondedAt", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var written = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (!organisation.TryReadInstant(written, out var instant))
        {
            problems.Add(new Problem("respondedAt", text["NotInstant", written]));
        }

        return instant;
    }

    private ApiResponseResult RefusedBecause(SubmissionRefusal refusal) => new(ApiResponseStatus.Refused)
    {
        Refusal = refusal,
        Reason = text[refusal switch
        {
            SubmissionRefusal.Unknown => "Refusal.Unknown",
            SubmissionRefusal.NotOpenYet => "Refusal.NotOpenYet",
            SubmissionRefusal.Closed => "Refusal.Closed",
            SubmissionRefusal.LimitReached => "Refusal.LimitReached",
            SubmissionRefusal.QuotaFull => "Refusal.QuotaFull",
            SubmissionRefusal.LinkSpent => "Refusal.LinkSpent",
            _ => "Refusal.Busy",
        }],
    };

    private string Sentence(AnswerProblem problem) => problem.Kind switch
    {
        AnswerProblemKind.Required => text["Answer.Required"],
        AnswerProblemKind.OtherWithoutWords => text["Answer.OtherWithoutWords"],
        AnswerProblemKind.TooFew => text["Answer.TooFew", problem.Limit ?? 0],
        AnswerProblemKind.TooMany => text["Answer.TooMany", problem.Limit ?? 0],
        AnswerProblemKind.NotANumber => text["Answer.NotANumber"],
        AnswerProblemKind.TooSmall => text["Answer.TooSmall", problem.Limit ?? 0],
        AnswerProblemKind.TooLarge => text["Answer.TooLarge", problem.Limit ?? 0],
        AnswerProblemKind.NotADay => text["Answer.NotADay"],
        AnswerProblemKind.TooLong => text["Answer.TooLong", problem.Limit ?? 0],
        _ => text["Answer.NotOffered"],
    };

    /// <summary>The response's own key, else the request's with the response's place, else one that never comes again.</summary>
    private static string KeyOf(JsonElement item, string? requestKey, int? index)
    {
        if (item.TryGetProperty("idempotencyKey", out var own) && own.ValueKind == JsonValueKind.String && own.GetString() is { Length: > 0 } key)
        {
            return key;
        }

        return string.IsNullOrEmpty(requestKey)
            ? Guid.NewGuid().ToString("N")
            : index is null ? requestKey : string.Create(CultureInfo.InvariantCulture, $"{requestKey}-{index}");
    }
}
