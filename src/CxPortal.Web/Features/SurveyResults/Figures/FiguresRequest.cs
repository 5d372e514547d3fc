using CxPortal.Data;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.SurveyResults.Figures;

/// <summary>Figures as programs ask for them: everything by its key.</summary>
/// <param name="SurveyKey">Key of the survey.</param>
public sealed record FiguresRequest(string SurveyKey)
{
    /// <summary>Keys of the attributes to group by.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Only responses with these values, by the attribute's key.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>First day; null for the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null for no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The instant (UTC) whose state is wanted; null for now.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The instant (UTC) after which nothing that arrived counts; null for now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>Fewest answers of a group that is shown; null for the usual.</summary>
    public int? MinN { get; init; }
}

/// <summary>Answers requests of programs for figures, for the command line and the API alike.</summary>
public sealed class FiguresRequests(
    CxPortalDbContext database, SurveyFigures figures, CurrentUser user, IStringLocalizer<SurveyResultsText> text)
{
    /// <summary>The figures; not found without such a survey, invalid for an attribute it does not declare or a threshold that may not be lifted.</summary>
    public async Task<Outcome<FiguresResult>> ComputeAsync(FiguresRequest request, CancellationToken cancellationToken)
    {
        var outcome = await ToQueryAsync(request, cancellationToken);
        if (!outcome.IsDone)
        {
            return new Outcome<FiguresResult> { Kind = outcome.Kind, Problems = outcome.Problems };
        }

        var query = outcome.Value!;
        if (query.MinN < FiguresQuery.UsualMinN)
        {
            database.RecordAct("Survey", request.SurveyKey, request.SurveyKey, details: new { Figures = "survey", query.MinN });
            await database.SaveChangesAsync(cancellationToken);
        }

        return (await figures.ComputeAsync(query, cancellationToken))!;
    }

    /// <summary>The request with the database's own keys.</summary>
    public async Task<Outcome<FiguresQuery>> ToQueryAsync(FiguresRequest request, CancellationToken cancellationToken)
    {
        var survey = await database.Surveys.AsNoTracking().Include(row => row.Attributes)
            .SingleOrDefaultAsync(row => row.Key == request.SurveyKey, cancellationToken);
        if (survey is null)
        {
            return Outcome<FiguresQuery>.NotFound;
        }

        var slots = survey.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Slot - 1, StringComparer.Ordinal);
        if (request.By.Concat(request.Where.Keys).FirstOrDefault(key => !slots.ContainsKey(key)) is { } unknown)
        {
            return Outcome<FiguresQuery>.Invalid("by", slots.Count == 0
                ? text["Figures.NoAttributes", unknown, survey.Key]
                : text["Figures.UnknownAttribute", unknown, survey.Key, string.Join(", ", slots.Keys.Order(StringComparer.Ordinal))]);
        }

        if (request.From > request.To)
        {
            return Outcome<FiguresQuery>.Invalid("to", text["Figures.PeriodReversed"]);
        }

        if (request.MinN is { } least && (least < 0 || (least < FiguresQuery.UsualMinN && !user.Can(Permission.SuppressionLift))))
        {
            return Outcome<FiguresQuery>.Invalid("minN", text[least < 0 ? "Figures.NegativeMinN" : "Figures.MinNNotAllowed", FiguresQuery.UsualMinN]);
        }

        return new FiguresQuery(survey.Id)
        {
            By = [.. request.By.Distinct(StringComparer.Ordinal).Select(key => slots[key])],
            Where = request.Where.ToDictionary(value => slots[value.Key], value => value.Value),
            From = request.From,
            To = request.To,
            AsOf = request.AsOf,
            KnownAt = request.KnownAt,
            MinN = request.MinN ?? FiguresQuery.UsualMinN,
        };
    }
}
