using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>One person at one window. Whatever goes wrong in it without being expected fails the test at its end.</summary>
public sealed class Visit
{
    private readonly ConcurrentQueue<string> faults = new();
    private readonly HashSet<int> expectedStatuses = [];
    private bool areFailuresExpected;

    internal Visit(IPage page, string language, Device device)
    {
        Page = page;
        Language = language;
        Device = device;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
            {
                faults.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => faults.Enqueue($"page error: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A navigation that becomes a download, or a page that is left, ends its requests this way.
            if (request.Failure != "net::ERR_ABORTED" && !areFailuresExpected)
            {
                faults.Enqueue($"failed: {request.Method} {request.Url} {request.Failure}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !expectedStatuses.Contains(response.Status))
            {
                faults.Enqueue($"{response.Status}: {response.Request.Method} {response.Url}");
            }
        };
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Language of the interface: ru or en.</summary>
    public string Language { get; }

    /// <summary>With what the person looks now.</summary>
    public Device Device { get; private set; }

    /// <summary>Goes to an address of the portal and waits until the page is drawn.</summary>
    /// <returns>The status with which the page answered.</returns>
    public async Task<int> GoAsync(string address)
    {
        var response = await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await SettleAsync();
        return response?.Status ?? 0;
    }

    /// <summary>Takes another device without leaving the page, as when somebody turns the lights off or makes the window smaller.</summary>
    public async Task SwitchAsync(Device device)
    {
        if (device != Device)
        {
            Device = device;
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = device.Theme });
            await Page.SetViewportSizeAsync(device.Width, device.Height);
            await SettleAsync();
        }
    }

    /// <summary>Waits until fonts and module scripts are there and colours have stopped changing.</summary>
    public Task SettleAsync() => Page.EvaluateAsync("""
        async () => {
          const frame = () => new Promise(done => requestAnimationFrame(done));
          await document.fonts.ready;
          await frame();
          await frame();
          await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
          await frame();
        }
        """);

    /// <summary>Allows the answers that a test provokes, such as 412 for a conflict.</summary>
    public void Expect(params int[] statuses) => expectedStatuses.UnionWith(statuses);

    /// <summary>Allows requests to fail, because the test cuts the line.</summary>
    public void ExpectFailures() => areFailuresExpected = true;

    /// <summary>Cuts or mends the line.</summary>
    public Task SetOfflineAsync(bool isOffline)
    {
        ExpectFailures();
        return Page.Context.SetOfflineAsync(isOffline);
    }

    /// <summary>What went wrong so far.</summary>
    internal IReadOnlyCollection<string> Faults => faults;

    private bool IsExpected(string message) =>
        (areFailuresExpected && message.Contains("net::ERR_", StringComparison.Ordinal))
        || expectedStatuses.Any(status => message.Contains($"status of {status}", StringComparison.Ordinal));
}
