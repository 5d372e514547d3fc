using System.Text.Json;
using CxPortal.Data;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Keeps the answers so far of a personal link, so that the respondent can go on later and elsewhere.</summary>
public sealed class ProgressKeeper(IServiceScopeFactory scopes, IDatabaseProvider provider, TimeProvider clock)
{
    private const string PageField = "p";

    /// <summary>The answers so far; null when there are none.</summary>
    public async Task<KeptProgress?> FindAsync(string tokenHash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<CxPortalDbContext>().SurveyProgresses.AsNoTracking()
            .SingleOrDefaultAsync(progress => progress.TokenHash == tokenHash, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string[]>>(row.Answers) ?? [];
        var page = fields.Remove(PageField, out var place) && int.TryParse(place.FirstOrDefault(), out var number) ? number : 0;
        return new KeptProgress(row.Revision, page, new SentFields(fields.ToDictionary(field => field.Key, field => new StringValues(field.Value), StringComparer.Ordinal)));
    }

    /// <summary>Keeps the answers so far.</summary>
    /// <param name="tokenHash">The link.</param>
    /// <param name="surveyId">The survey.</param>
    /// <param name="revision">The revision it is answered by.</param>
    /// <param name="page">Place of the page that comes next.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task KeepAsync(string tokenHash, long surveyId, int revision, int page, SentFields fields, CancellationToken cancellationToken)
    {
        var kept = fields.Values.ToDictionary(field => field.Key, field => field.Value.ToArray());
        kept[PageField] = [page.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        var row = await database.SurveyProgresses.SingleOrDefaultAsync(progress => progress.TokenHash == tokenHash, cancellationToken);
        if (row is null)
        {
            row = new SurveyProgress { TokenHash = tokenHash, Answers = string.Empty };
            database.SurveyProgresses.Add(row);
        }

        row.SurveyId = surveyId;
        row.Revision = revision;
        row.Answers = JsonSerializer.Serialize(kept);
        row.ChangedAt = clock.GetUtcNow().UtcDateTime;
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception) || exception is DbUpdateConcurrencyException)
        {
            // Sent twice at once, or answered in the meantime: the other one counts, and this page goes on from its own form.
            return;
        }
    }
}

/// <summary>The answers so far of a personal link.</summary>
/// <param name="Revision">The revision it was begun with.</param>
/// <param name="Page">Place of the page that comes next.</param>
/// <param name="Fields">The fields.</param>
public sealed record KeptProgress(int Revision, int Page, SentFields Fields);
