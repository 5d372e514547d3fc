using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Http;

namespace CxPortal.Web.Features.Api;

/// <summary>Creates and updates journeys from documents, where nobody has changed them since the program read them.</summary>
public sealed class ApiJourneyWriting(ApiQueries queries, JourneyDocumentReader documents, JourneyImportService imports, ExchangeMessages messages)
{
    /// <summary>The fingerprint of a journey's content, which is its entity tag; null when there is none.</summary>
    public async Task<string?> TagAsync(string key, CancellationToken cancellationToken) =>
        await queries.JourneyIdAsync(key, cancellationToken) is { } id
            ? (await documents.ReadAsync(id, withPictures: true, cancellationToken))?.Fingerprint
            : null;

    /// <summary>Stores a document.</summary>
    /// <param name="key">Key of the journey.</param>
    /// <param name="content">The document as JSON.</param>
    /// <param name="expectedTag">The tag the program read; null when there must be no such journey yet.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What changed; stale when somebody was faster, invalid with every broken rule of the document.</returns>
    public async Task<Outcome<ImportReport>> WriteAsync(string key, byte[] content, string? expectedTag, CancellationToken cancellationToken)
    {
        if (await TagAsync(key, cancellationToken) != expectedTag)
        {
            return Outcome<ImportReport>.StaleBecause(null);
        }

        var reading = JourneyDocumentJson.Read(content);
        if (reading.Document is not { } document)
        {
            return Invalid(reading.Problems);
        }

        var options = new JourneyImportOptions { ExpectedKey = key, PlaceOf = reading.PlaceOf };
        var plan = await imports.PlanAsync(document, options, cancellationToken);
        if (plan.Problems.Count > 0)
        {
            return Invalid(plan.Problems);
        }

        var outcome = await imports.ApplyAsync(document, options with { ConfirmedStamp = plan.Stamp }, cancellationToken);
        return outcome.IsDone
            ? ImportReport.Of(outcome.Value!.Plan, isDryRun: false)
            : new Outcome<ImportReport> { Kind = outcome.Kind, Problems = outcome.Problems };
    }

    private Outcome<ImportReport> Invalid(IEnumerable<ExchangeProblem> problems) =>
        Outcome<ImportReport>.Invalid([.. problems.Select(problem => new Problem(problem.Place.Path ?? string.Empty, messages.Of(problem)))]);
}
