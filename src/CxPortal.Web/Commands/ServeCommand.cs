using System.CommandLine;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal serve</c>.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Data directory (default: CXPORTAL_DATA, or data/)." };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by semicolons." };
        var sample = new Option<bool>("--sample") { Description = "Fill an empty database with the sample organisation." };
        var command = new Command("serve", "Serve the portal.") { data, urls, sample };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isDevelopment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development";
            var options = PortalOptions.FromEnvironment(parsed.GetValue(data), isDevelopment) with { WithSample = parsed.GetValue(sample) };
            await using var app = PortalApplication.Build(options, builder =>
            {
                if (parsed.GetValue(urls) is { Length: > 0 } addresses)
                {
                    builder.WebHost.UseUrls(addresses);
                }
            });
            await using (var scope = app.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<DatabaseStart>().PrepareAsync(options.MigrateOnStart, cancellationToken);
            }

            await app.RunAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
