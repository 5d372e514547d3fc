using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Registers the probes and what asks them.</summary>
internal static class HealthModule
{
    public static IServiceCollection AddPortalHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
        return services
            .AddScoped<IFitnessProbe, DatabaseProbe>()
            .AddScoped<IFitnessProbe, MigrationsProbe>()
            .AddScoped<IFitnessProbe, BrowserProbe>()
            .AddScoped<IFitnessProbe, MailProbe>()
            .AddScoped<IFitnessProbe, DiskProbe>()
            .AddScoped<IFitnessProbe, KeysProbe>()
            .AddScoped<FitnessReport>();
    }

    /// <summary><c>/health/live</c> answers while the process runs, <c>/health/ready</c> when it can serve.</summary>
    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
