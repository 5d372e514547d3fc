using System.Collections.Concurrent;
using System.Net;
using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxPortal.Testing;

/// <summary>
/// A running portal on its own database. A test class is abstract over it and has two sealed heirs, one per database:
/// <code>
/// public abstract class XTests(PortalFixture portal) { … }
/// public sealed class XTestsOnSqlite(SqlitePortal portal) : XTests(portal), IClassFixture&lt;SqlitePortal&gt;;
/// public sealed class XTestsOnPostgres(PostgresPortal portal) : XTests(portal), IClassFixture&lt;PostgresPortal&gt;;
/// </code>
/// </summary>
public abstract class PortalFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Role, Lazy<Task<CookieCollection>>> sessions = new();
    private WebApplication? app;
    private PortalOptions? options;

    /// <summary>The clock of the portal; it stands still until it is moved.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>How the portal was started.</summary>
    public PortalOptions Options => options ?? throw new InvalidOperationException("The fixture has not been initialised.");

    /// <summary>What the portal logged as an error so far.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>Services of the running portal.</summary>
    public IServiceProvider Services => App.Services;

    private WebApplication App => app ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async Task InitializeAsync()
    {
        options = await NewDatabaseAsync();
        app = PortalApplication.Build(options, builder =>
        {
            TestHost.Configure(builder, Clock);
            builder.Logging.AddProvider(new ErrorLog(Errors));
            ConfigureBuilder(builder);
        });
        await TestHost.PrepareAsync(app);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            await TestDatabases.DropAsync(Options);
        }
    }

    /// <summary>A visitor who is not signed in; redirects are not followed.</summary>
    public TestClient Anonymous() => new(NewHttpClient(new CookieContainer()));

    /// <summary>The account with this role, signed in through the form.</summary>
    public async Task<TestClient> SignedInAsync(Role role)
    {
        var cookies = new CookieContainer();
        cookies.Add(await sessions.GetOrAdd(role, key => new Lazy<Task<CookieCollection>>(() => SignInAsync(key))).Value);
        return new TestClient(NewHttpClient(cookies));
    }

    /// <summary>Works on the database directly, to arrange or to look.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<CxPortalDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CxPortalDbContext>());
    }

    /// <inheritdoc cref="WithDatabaseAsync{T}" />
    public Task WithDatabaseAsync(Func<CxPortalDbContext, Task> work) => WithDatabaseAsync(async database =>
    {
        await work(database);
        return true;
    });

    /// <summary>The database of this fixture.</summary>
    protected abstract Task<PortalOptions> NewDatabaseAsync();

    /// <summary>For fixtures that replace a service.</summary>
    protected virtual void ConfigureBuilder(WebApplicationBuilder builder)
    {
    }

    private async Task<CookieCollection> SignInAsync(Role role)
    {
        var cookies = new CookieContainer();
        var client = new TestClient(NewHttpClient(cookies));
        var page = await client.GetPageAsync("/account/sign-in");
        var response = await client.PostFormAsync(page, "/account/sign-in", new()
        {
            ["Email"] = TestUsers.EmailOf(role),
            ["Password"] = TestUsers.Password,
        });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return cookies.GetAllCookies();
    }

    private HttpClient NewHttpClient(CookieContainer cookies)
    {
        var handler = new CookieContainerHandler(cookies) { InnerHandler = App.GetTestServer().CreateHandler() };
        return new HttpClient(handler) { BaseAddress = new Uri("https://localhost") };
    }
}

/// <summary>A portal on SQLite.</summary>
public class SqlitePortal : PortalFixture
{
    protected override Task<PortalOptions> NewDatabaseAsync() => TestDatabases.NewSqliteAsync();
}

/// <summary>A portal on PostgreSQL.</summary>
public class PostgresPortal : PortalFixture
{
    protected override Task<PortalOptions> NewDatabaseAsync() => TestDatabases.NewPostgresAsync();
}
