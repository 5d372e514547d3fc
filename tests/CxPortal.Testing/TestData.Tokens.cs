using System.Net.Http.Headers;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>Programs that use the HTTP API.</summary>
public static partial class TestData
{
    /// <summary>A program with a token of the account that has a role; it has no cookies.</summary>
    public static async Task<HttpClient> ProgramAsync(this PortalFixture portal, Role role, bool canWrite = false)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<TokenService>()
            .CreateForAsync(TestUsers.EmailOf(role), "test " + Guid.NewGuid().ToString("N"), canWrite, CancellationToken.None);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Problems));
        var http = portal.Anonymous().Http;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", outcome.Value);
        return http;
    }
}
