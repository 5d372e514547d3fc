using CxPortal.Web.Infrastructure.Health;
using Microsoft.Playwright;

namespace CxPortal.Web.Reporting.Pdf;

/// <summary>
/// Keeps one headless browser alive for the whole process, starts it at the first use and again when it has died,
/// and lets only a few pages be open at once.
/// </summary>
public sealed partial class ChromiumHost(ILogger<ChromiumHost> log) : IAsyncDisposable
{
    /// <summary>Pages that may be open at once; each costs some hundred megabytes.</summary>
    public const int MaxPages = 2;

    /// <summary>How long one step of a page may take, in milliseconds.</summary>
    private const float StepTimeout = 60_000;

    private readonly SemaphoreSlim pages = new(MaxPages, MaxPages);
    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Works with a fresh page that shares nothing with others. A browser that dies meanwhile is started again once.</summary>
    /// <exception cref="PdfUnavailableException">There is no browser, or it does not start.</exception>
    public async Task<T> WithPageAsync<T>(Func<IPage, Task<T>> work, CancellationToken cancellationToken)
    {
        await pages.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var running = await RunningAsync(cancellationToken);
                try
                {
                    return await OnPageAsync(running, work);
                }
                catch (PlaywrightException exception) when (attempt == 1 && !running.IsConnected)
                {
                    LogDied(exception);
                }
            }
        }
        finally
        {
            pages.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        pages.Dispose();
        starting.Dispose();
    }

    private static async Task<T> OnPageAsync<T>(IBrowser running, Func<IPage, Task<T>> work)
    {
        await using var context = await running.NewContextAsync(new BrowserNewContextOptions { AcceptDownloads = false });
        context.SetDefaultTimeout(StepTimeout);
        return await work(await context.NewPageAsync());
    }

    private async Task<IBrowser> RunningAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (browser is { IsConnected: true })
            {
                return browser;
            }

            await StopAsync();
            browser = await StartAsync();
            return browser;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        var executable = BrowserFinder.Find() ?? throw new PdfUnavailableException("No Chromium, Chrome or Edge was found on the PATH.");
        try
        {
            playwright = await Playwright.CreateAsync();
            var started = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                Args = ["--disable-gpu", "--disable-background-networking"],
                // Chromium refuses its sandbox to root.
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
                Timeout = StepTimeout,
            });
            LogStarted(executable, started.Version);
            return started;
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            throw new PdfUnavailableException($"{executable} does not start: {exception.Message}", exception);
        }
    }

    private async Task StopAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            browser = null;
        }

        playwright?.Dispose();
        playwright = null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Started {Executable} (version {Version}) for printing")]
    private partial void LogStarted(string executable, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The browser died while printing and is started again")]
    private partial void LogDied(Exception exception);
}
