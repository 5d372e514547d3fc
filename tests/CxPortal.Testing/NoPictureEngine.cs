using CxPortal.Domain.Files;
using CxPortal.Web.Features.Touchpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxPortal.Testing;

/// <summary>A machine on which nothing draws: pictures are stored as they came, without their metadata.</summary>
public sealed class NoPictureEngine : IPictureEngine
{
    public Task<Redrawing> RedrawAsync(ImageInfo info, byte[] content, CancellationToken cancellationToken) =>
        Task.FromResult(new Redrawing(RedrawKind.Unavailable));

    /// <summary>Puts it in the place of the browser.</summary>
    public static void Use(WebApplicationBuilder builder) =>
        builder.Services.Replace(ServiceDescriptor.Singleton<IPictureEngine, NoPictureEngine>());
}

/// <summary>A portal on SQLite that draws no pictures.</summary>
public sealed class SqlitePortalWithoutBrowser : SqlitePortal
{
    protected override void ConfigureBuilder(WebApplicationBuilder builder) => NoPictureEngine.Use(builder);
}

/// <summary>A portal on PostgreSQL that draws no pictures.</summary>
public sealed class PostgresPortalWithoutBrowser : PostgresPortal
{
    protected override void ConfigureBuilder(WebApplicationBuilder builder) => NoPictureEngine.Use(builder);
}
