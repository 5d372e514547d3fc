using System.CommandLine;
using CxPortal.Web.Features.ResponseImport;
using CxPortal.Web.Features.Sample;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal serve</c>.</summary>
internal static class ServeCommand
{
    /// <summary>For how long running requests may go on after the signal to stop.</summary>
    public static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(7);

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by semicolons.", HelpName = "URL" };
        var sample = new Option<bool>("--sample") { Description = "Fill an empty database with the sample organisation (in development only)." };
        var unlimited = new Option<bool>("--unlimited-submissions")
        {
            Description = "Take any number of survey responses from one address (for measurements).",
        };
        var command = new Command("serve", "Serve the portal.") { CommonOptions.Data, urls, sample, unlimited };
        command.SetAction((parsed, cancellationToken) => CommandHost.ExplainAsync(
            parsed.InvocationConfiguration.Error,
            () => ServeAsync(parsed, parsed.GetValue(urls), parsed.GetValue(sample), parsed.GetValue(unlimited), cancellationToken)));
        return command;
    }

    private static async Task<int> ServeAsync(ParseResult parsed, string? urls, bool withSample, bool isUnlimited, CancellationToken cancellationToken)
    {
        if (withSample && !PortalEnvironment.IsDevelopment)
        {
            throw new CommandException("--sample adds accounts whose passwords are printed, so it works in development only: set ASPNETCORE_ENVIRONMENT=Development.");
        }

        var options = PortalOptions.FromEnvironment(parsed.GetValue(CommonOptions.Data), PortalEnvironment.IsDevelopment) with
        {
            WithSample = withSample,
            LimitsSubmissions = !isUnlimited,
        };
        DataDirectory.Prepare(options.DataDirectory);
        using var held = DirectoryUse.Shared(options.DataDirectory);
        await using var app = PortalApplication.Build(options, builder =>
        {
            ConsoleLog.Configure(builder.Logging, LogLevel.Information);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
            if (urls is { Length: > 0 })
            {
                builder.WebHost.UseUrls(urls);
            }
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseStart>().PrepareAsync(options.MigrateOnStart, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<ResponseBatches>().SweepAsync(cancellationToken);
        }

        if (withSample)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SampleFiller>().FillAsync(cancellationToken);
        }

        await app.StartAsync(cancellationToken);
        using var announced = ServingAddress.Announce(options.DataDirectory, FirstAddress(app));
        await WriteNoticesAsync(app, parsed.InvocationConfiguration.Error, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return CommandHost.Done;
    }

    private static string FirstAddress(WebApplication app) => (app.Urls.FirstOrDefault() ?? "http://localhost").TrimEnd('/');

    private static async Task WriteNoticesAsync(WebApplication app, TextWriter console, CancellationToken cancellationToken)
    {
        var address = FirstAddress(app);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var notice in scope.ServiceProvider.GetServices<IStartupNotice>().OrderBy(notice => notice.Order))
        {
            foreach (var line in await notice.LinesAsync(address, cancellationToken))
            {
                await console.WriteLineAsync(line);
            }
        }

        await console.WriteLineAsync($"CxPortal answers at {string.Join(", ", app.Urls)} (Ctrl+C ends it)");
    }
}
