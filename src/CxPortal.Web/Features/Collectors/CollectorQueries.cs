using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Collectors;

/// <summary>Reads the ways to surveys.</summary>
public sealed class CollectorQueries(CxPortalDbContext database, SurveyHeads heads, PortalAddress portal)
{
    /// <summary>The ways to a survey; null when there is no such survey.</summary>
    public async Task<CollectorsPage?> ListAsync(long surveyId, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(surveyId, cancellationToken) is not { } survey)
        {
            return null;
        }

        var rows = await database.SurveyCollectors
            .Where(collector => collector.SurveyId == surveyId && collector.ArchivedAt == null)
            .OrderBy(collector => collector.Id)
            .Select(collector => new CollectorRow(
                collector.Id, collector.Kind, collector.Name, collector.Token, collector.Presets, collector.IsActive,
                database.Invitations.Count(invitation => invitation.CollectorId == collector.Id),
                database.Invitations.Count(invitation => invitation.CollectorId == collector.Id && invitation.State == InvitationState.Finished)))
            .ToListAsync(cancellationToken);
        return new CollectorsPage(survey, rows, await portal.ForAsync(request, cancellationToken));
    }

    /// <summary>The form of a new way; null when there is no such survey.</summary>
    public async Task<CollectorFormPage?> NewAsync(long surveyId, CancellationToken cancellationToken) =>
        await heads.FindAsync(surveyId, cancellationToken) is { } survey
            ? new CollectorFormPage(survey, null, new CollectorForm(), await AttributesAsync(surveyId, cancellationToken))
            : null;

    /// <summary>The form of a way; null when there is none.</summary>
    public async Task<CollectorFormPage?> FindAsync(long surveyId, long id, CancellationToken cancellationToken)
    {
        var collector = await database.SurveyCollectors.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.SurveyId == surveyId && row.ArchivedAt == null, cancellationToken);
        return collector is not null && await heads.FindAsync(surveyId, cancellationToken) is { } survey
            ? new CollectorFormPage(survey, id, CollectorForm.Of(collector), await AttributesAsync(surveyId, cancellationToken))
            : null;
    }

    /// <summary>A way with its address as a QR code; null when it has no address.</summary>
    public async Task<(string Name, string Svg)?> QrAsync(long surveyId, long id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ListAsync(surveyId, request, cancellationToken) is not { } page || page.Collectors.FirstOrDefault(row => row.Id == id) is not { HasAddress: true } collector)
        {
            return null;
        }

        var code = collector.QrAt(page.Address);
        var svg = $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.Size} {code.Size}" shape-rendering="crispEdges"><rect width="{code.Size}" height="{code.Size}" fill="#fff"/><path d="{code.Path}" fill="#000"/></svg>
            """;
        return ($"{page.Survey.Key}-{collector.Token}.svg", svg);
    }

    private Task<List<string>> AttributesAsync(long surveyId, CancellationToken cancellationToken) => database.SurveyAttributes
        .Where(attribute => attribute.SurveyId == surveyId)
        .OrderBy(attribute => attribute.Slot)
        .Select(attribute => attribute.Key)
        .ToListAsync(cancellationToken);
}
