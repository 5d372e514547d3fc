using System.Net;
using CxPortal.Data;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxPortal.Bench;

/// <summary>The portal on a real socket of this machine, with the reference journey and one of 30 touchpoints by 12 lanes.</summary>
internal sealed class BenchPortal : IAsyncDisposable
{
    private readonly WebApplication app;

    private BenchPortal(WebApplication app, TestClient designer, long reference, long big)
    {
        this.app = app;
        Designer = designer;
        ReferenceJourney = reference;
        BigJourney = big;
    }

    /// <summary>A signed-in designer.</summary>
    public TestClient Designer { get; }

    /// <summary>Id of the reference journey (five touchpoints, five lanes).</summary>
    public long ReferenceJourney { get; }

    /// <summary>Id of the journey of 30 touchpoints by 12 lanes.</summary>
    public long BigJourney { get; }

    /// <summary>Starts the portal and fills its database.</summary>
    public static async Task<BenchPortal> StartAsync(PortalOptions options)
    {
        var app = PortalApplication.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        });
        await TestHost.PrepareAsync(app);
        long reference, big;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
            reference = (await TestData.ReferenceJourneyAsync(database)).Id;
            big = (await TestData.BigJourneyAsync(database)).Id;
        }

        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var client = new TestClient(http);
        var answer = await client.PostFormAsync("/account/sign-in", "/account/sign-in", new()
        {
            ["Email"] = TestUsers.EmailOf(Role.Designer),
            ["Password"] = TestUsers.Password,
        });
        return answer.StatusCode == HttpStatusCode.Redirect
            ? new BenchPortal(app, client, reference, big)
            : throw new InvalidOperationException($"The designer could not sign in: {(int)answer.StatusCode}.");
    }

    /// <summary>Lane and touchpoint of a filled text cell of the big journey.</summary>
    public async Task<(long LaneId, long TouchpointId)> FindTextCellAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        var cell = await database.Cells.AsNoTracking()
            .FirstAsync(row => row.JourneyId == BigJourney && row.Text != null && row.Lane!.Type == LaneType.Scenario);
        return (cell.LaneId, cell.TouchpointId);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
