using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CxPortal.Data.Intake;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxPortal.Bench.Surveys;

/// <summary>The portal in a process of its own, started from this program, so that it can be loaded and killed like any other.</summary>
internal sealed class SurveyServer : IDisposable
{
    /// <summary>First argument of the process that serves.</summary>
    public const string Argument = "serve";

    private const string NoStore = "no-store";
    private readonly Process process;

    private SurveyServer(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="options">Its database.</param>
    /// <param name="withStore">Whether responses are stored; without, the same pipeline ends in a store that does nothing.</param>
    public static async Task<SurveyServer> StartAsync(PortalOptions options, bool withStore)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(SurveyServer).Assembly.Location, Argument, $"{port}", withStore ? "store" : NoStore])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["CXPORTAL_DATA"] = options.DataDirectory;
        start.Environment["CXPORTAL_DATABASE"] = options.Database;
        start.Environment["ConnectionStrings__Postgres"] = options.PostgresConnection ?? string.Empty;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line == "ready" ? new SurveyServer(process, port) : throw new InvalidOperationException($"The portal did not start: {line}");
    }

    /// <summary>Ends the process as a power cut would, as far as the process is concerned (SIGKILL).</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    /// <summary>What the other process does: serve until it is ended.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = PortalOptions.FromEnvironment(null, isDevelopment: true) with { LimitsSubmissions = false };
        await using var app = PortalApplication.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
            builder.WebHost.UseUrls($"http://127.0.0.1:{args[1]}");
            if (args[2] == NoStore)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton<IResponseStore, EmptyStore>());
            }
        });
        await TestHost.PrepareAsync(app);
        await app.StartAsync();
        Console.WriteLine("ready");
        await ((IHost)app).WaitForShutdownAsync();
        return 0;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Says of everything that it is stored.</summary>
    private sealed class EmptyStore : IResponseStore
    {
        private long last;

        public Task<IReadOnlyList<StoredResponse>> WriteAsync(IReadOnlyList<ResponseToStore> batch, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<StoredResponse>>([.. batch.Select(response => new StoredResponse(ResponseFate.Stored, ++last, response.Submission.Outcome))]);

        public Task SpendAsync(IReadOnlyList<string> tokenHashes, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
