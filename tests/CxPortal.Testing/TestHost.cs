using CxPortal.Web.Infrastructure.Jobs;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxPortal.Testing;

/// <summary>What every application under test has in common.</summary>
public static class TestHost
{
    /// <summary>Sets the clock, keeps the log short and serves from memory.</summary>
    public static void Configure(WebApplicationBuilder builder, TimeProvider clock)
    {
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));

        // Tests run jobs themselves, when their clock says so.
        builder.Services.Remove(builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(JobRunner)));

        // The default costs a tenth of a second for each sign-in, and there are thousands.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        builder.WebHost.UseTestServer(server => server.BaseAddress = new Uri("https://localhost"));
    }

    /// <summary>Brings the database up to date, as <c>serve</c> does.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStart>().PrepareAsync(migrate: true, CancellationToken.None);
    }
}
