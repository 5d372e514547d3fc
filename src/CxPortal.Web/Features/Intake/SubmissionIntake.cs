using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CxPortal.Data.Intake;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.Intake;

/// <summary>Checks whether a survey takes a response, hands it to the writer and waits until it is on disk.</summary>
public sealed partial class SubmissionIntake(
    LiveSurveys surveys, ResponseWriter writer, IServiceScopeFactory scopes, OrganisationClock organisation, TimeProvider clock,
    ILogger<SubmissionIntake> log) : ISubmissionIntake
{
    /// <inheritdoc />
    public async Task<SubmissionResult> AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        var survey = await surveys.FindAsync(submission.SurveyId, cancellationToken);
        var refusal = survey is null ? SubmissionRefusal.Unknown : survey.RefusalOn(organisation.Today);
        if (survey is null || refusal is not null and not SubmissionRefusal.LimitReached)
        {
            return SubmissionResult.Refused(refusal!.Value);
        }

        var response = Prepare(submission, survey);
        if (writer.TryWrite(response) is not { } writing)
        {
            return SubmissionResult.Refused(SubmissionRefusal.Busy);
        }

        var stored = await writing.WaitAsync(cancellationToken);
        if (stored.Fate == ResponseFate.Stored)
        {
            if (submission.IsComplete)
            {
                survey.CountOne();
            }

            if (!survey.IsAnonymous)
            {
                await TellObserversAsync(new AcceptedResponse(stored.ResponseId, response.OccurredAt!.Value, submission));
            }
        }

        return stored.Fate switch
        {
            ResponseFate.Stored => new SubmissionResult(SubmissionKind.Accepted, response.ResponseKey, stored.Outcome),
            ResponseFate.Repeated => new SubmissionResult(SubmissionKind.Repeated, Outcome: stored.Outcome),
            ResponseFate.LimitReached => SubmissionResult.Refused(SubmissionRefusal.LimitReached),
            ResponseFate.QuotaFull => SubmissionResult.Refused(SubmissionRefusal.QuotaFull),
            _ => SubmissionResult.Refused(SubmissionRefusal.LinkSpent),
        };
    }

    /// <summary>A repetition of a response has to be recognised although the survey has become full, so limits are kept by the store.</summary>
    private ResponseToStore Prepare(Submission submission, LiveSurvey survey)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var occurred = submission.OccurredAt ?? now;
        var day = submission.OccurredAt is null ? organisation.Today : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(occurred, organisation.Zone));
        return new ResponseToStore(submission, HashOf(submission), NewKey(), day, survey.IsAnonymous ? null : occurred, now, survey.IsAnonymous)
        {
            Limit = submission.IsComplete ? survey.ResponseLimit : null,
            Quotas = submission.IsComplete ? survey.QuotasOf(submission) : [],
        };
    }

    private static string HashOf(Submission submission)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{submission.SurveyId}:{submission.IdempotencyKey}"), hash);
        return Convert.ToHexStringLower(hash);
    }

    private static string NewKey()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        return Base64Url.EncodeToString(random);
    }

    private async Task TellObserversAsync(AcceptedResponse response)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var observer in scope.ServiceProvider.GetServices<IResponseObserver>())
        {
            try
            {
                await observer.AcceptedAsync(response, CancellationToken.None);
            }
#pragma warning disable CA1031 // The response is on disk: whatever an observer meets must not make it look as if it were not.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogObserver(exception, observer.GetType().Name, response.ResponseId);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Observer} failed for the response {ResponseId}, which is stored")]
    private partial void LogObserver(Exception exception, string observer, long responseId);
}
