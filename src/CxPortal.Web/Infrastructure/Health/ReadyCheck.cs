using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Whether the portal can serve: database, migrations, disk and keys. Says no more than that to strangers.</summary>
internal sealed class ReadyCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lines = await scope.ServiceProvider.GetRequiredService<FitnessReport>().AskAsync(vitalOnly: true, cancellationToken);
        var broken = lines.Where(line => line.Fitness == Fitness.Broken).Select(line => $"{line.Name}: {line.Message}").ToList();
        return broken.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join("; ", broken));
    }
}
