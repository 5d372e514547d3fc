using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CxPortal.Browser.Tests.Support;

/// <summary>The portal on a real port with the sample organisation in a database of its own.</summary>
public abstract class PortalServer : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentDictionary<(Role Role, string Language), Lazy<Task<string>>> sessions = new();
    private WebApplication? app;
    private PortalOptions? options;

    /// <summary>The address without a slash at its end.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>Keys of the sample's rows.</summary>
    public SampleIds Ids { get; private set; } = SampleIds.None;

    public async Task InitializeAsync()
    {
        options = await NewDatabaseAsync();
        app = PortalApplication.Build(options, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(new ErrorLog(errors));
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        });
        await TestHost.PrepareAsync(app);
        await app.StartAsync();
        Address = app.Urls.Single();
        Ids = await WithDatabaseAsync(SampleIds.ReadAsync);
    }

    public async Task DisposeAsync()
    {
        if (app is not null && options is not null)
        {
            await app.DisposeAsync();
            await TestDatabases.DropAsync(options);
        }
    }

    /// <summary>Services of the running portal.</summary>
    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The server has not been started.");

    /// <summary>Works on the database directly, to arrange or to look.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<CxPortalDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CxPortalDbContext>());
    }

    /// <summary>Lets somebody do something in a window of their own; what goes wrong on the way fails the test and leaves a trace.</summary>
    /// <param name="role">Who; null for somebody who is not signed in.</param>
    /// <param name="work">What they do.</param>
    /// <param name="language">Language of their interface.</param>
    /// <param name="device">With what they look; a light desktop by default.</param>
    /// <param name="isTraced">Whether a failure leaves a trace of every step.</param>
    /// <param name="test">Names the trace.</param>
    public async Task VisitAsync(
        Role? role, Func<Visit, Task> work, string language = "ru", Device? device = null, bool isTraced = true, [CallerMemberName] string test = "")
    {
        var (context, visit) = await OpenAsync(role, language, device ?? Device.Desktop, isTraced);
        await using (context)
        {
            try
            {
                await work(visit);
                var faults = visit.Faults.Concat(errors).ToList();
                Assert.True(faults.Count == 0, "Something went wrong on the way:" + Environment.NewLine + "  " + string.Join(Environment.NewLine + "  ", faults));
            }
            catch when (isTraced)
            {
                await SaveTraceAsync(context, visit, test);
                throw;
            }
        }
    }

    protected abstract Task<PortalOptions> NewDatabaseAsync();

    private static async Task SaveTraceAsync(IBrowserContext context, Visit visit, string test)
    {
        var name = $"{test}-{visit.Language}-{visit.Device.Label}";
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Artifacts.PathOf("failures", name + ".png") });
        await context.Tracing.StopAsync(new TracingStopOptions { Path = Artifacts.PathOf("failures", name + ".zip") });
        await File.WriteAllLinesAsync(Artifacts.PathOf("failures", name + ".txt"), visit.Faults.Prepend(visit.Page.Url));
    }

    private async Task<(IBrowserContext Context, Visit Visit)> OpenAsync(Role? role, string language, Device device, bool isTraced)
    {
        var browser = await SharedBrowser.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = language == "en" ? "en-GB" : "ru-RU",
            TimezoneId = "Europe/Moscow",
            ColorScheme = device.Theme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            AcceptDownloads = true,
            StorageState = role is { } known ? await SessionOfAsync(known, language) : null,
        });
        context.SetDefaultTimeout(20_000);
        if (isTraced)
        {
            await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        }

        return (context, new Visit(await context.NewPageAsync(), language, device));
    }

    private Task<string> SessionOfAsync(Role role, string language) =>
        sessions.GetOrAdd((role, language), key => new Lazy<Task<string>>(() => SignInAsync(key.Role, key.Language))).Value;

    private async Task<string> SignInAsync(Role role, string language)
    {
        var browser = await SharedBrowser.GetAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name=Email]", SampleDatabases.EmailOf(role, language));
        await page.FillAsync("input[name=Password]", TestUsers.Password);
        await page.ClickAsync("main form button.btn-primary");
        if (page.Url != Address + "/")
        {
            throw new InvalidOperationException($"{role} could not sign in and is at {page.Url}: {await page.InnerTextAsync("body")} {string.Join(' ', errors)}");
        }

        return await context.StorageStateAsync();
    }
}

/// <summary>The portal on SQLite.</summary>
public sealed class SqliteServer : PortalServer
{
    protected override Task<PortalOptions> NewDatabaseAsync() => SampleDatabases.NewSqliteAsync();
}

/// <summary>The portal on PostgreSQL.</summary>
public sealed class PostgresServer : PortalServer
{
    protected override Task<PortalOptions> NewDatabaseAsync() => SampleDatabases.NewPostgresAsync();
}
