using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Features.Audit;

/// <summary>The audit trail.</summary>
[Can(Permission.AuditRead)]
[Route("audit")]
public sealed class AuditController(AuditQueries queries, AuditExport export, OrganisationClock organisation) : Controller
{
    /// <summary>A page of the trail.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken cancellationToken) =>
        View(await queries.ListAsync(filter, cancellationToken));

    /// <summary>The entries that the filter asks for as CSV, all pages of them.</summary>
    [HttpGet("export")]
    [DisableRequestTimeout]
    public async Task<IActionResult> Export(AuditFilter filter, CancellationToken cancellationToken)
    {
        await export.RecordAsync(AuditFormat.Csv, cancellationToken);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{organisation.Today:yyyy-MM-dd}.csv\"";
        await export.WriteAsync(filter, AuditFormat.Csv, Response.Body, cancellationToken);
        return new EmptyResult();
    }
}
