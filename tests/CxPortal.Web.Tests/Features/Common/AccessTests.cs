using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Tests.Architecture;

namespace CxPortal.Web.Tests.Features.Common;

/// <summary>Every action of the portal against everybody who may ask for it: the table of permissions is what really happens.</summary>
public abstract class AccessTests(PortalFixture portal)
{
    [Fact]
    public async Task EveryAction_Anonymous_IsSentToSignIn()
    {
        var client = portal.Anonymous();
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => !route.IsAnonymous && !route.IsForPrograms))
        {
            using var response = await SendAsync(client.Http, route);
            var isSignIn = response.StatusCode == HttpStatusCode.Redirect
                && response.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal);
            if (!isSignIn)
            {
                offenders.Add($"{route}: {(int)response.StatusCode}");
            }
        }

        Repository.AssertNone(offenders, "Strangers must be sent to the sign-in page:");
    }

    [Fact]
    public async Task EveryAction_AnonymousScript_IsAnsweredWith401()
    {
        var client = portal.Anonymous();
        client.Http.DefaultRequestHeaders.Add("X-Requested-With", "fetch");
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => !route.IsAnonymous))
        {
            using var response = await SendAsync(client.Http, route);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                offenders.Add($"{route}: {(int)response.StatusCode}");
            }
        }

        Repository.AssertNone(offenders, "A script wants a status and no page:");
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Designer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Executive)]
    public async Task EveryAction_EachRole_IsAllowedByTheTableAlone(Role role)
    {
        var client = await portal.SignedInAsync(role);
        var program = await portal.ProgramAsync(role, canWrite: true);
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => !route.IsAnonymous))
        {
            var mayDo = route.Needed.All(permission => RolePermissions.Allows(role, permission));
            using var response = await SendAsync(route.IsForPrograms ? program : client.Http, route);
            if (mayDo == (response.StatusCode == HttpStatusCode.Forbidden) || (int)response.StatusCode >= 500)
            {
                offenders.Add($"{route}: {(int)response.StatusCode}, but the table says {(mayDo ? "yes" : "no")}");
            }
        }

        Repository.AssertNone(offenders, $"As {role}:");
    }

    [Fact]
    public async Task EveryActionForPrograms_BySession_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => route.IsForPrograms && !route.IsAnonymous))
        {
            using var response = await SendAsync(client.Http, route);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                offenders.Add($"{route}: {(int)response.StatusCode}");
            }
        }

        Repository.AssertNone(offenders, "Another site could make a browser ask for these:");
    }

    [Fact]
    public async Task EveryChange_WithoutAntiforgeryToken_IsRefused()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => route.Method != "GET" && !EndpointTests.WithoutToken.Keys.Any(route.Pattern.StartsWith)))
        {
            using var response = await SendAsync(client.Http, route);
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                offenders.Add($"{route}: {(int)response.StatusCode}");
            }
        }

        Repository.AssertNone(offenders, "Another site could make these requests:");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Route route)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Unknown());
        if (route.Method != "GET")
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        return await client.SendAsync(request);
    }
}

public sealed class AccessTestsOnSqlite(SqlitePortal portal) : AccessTests(portal), IClassFixture<SqlitePortal>;

public sealed class AccessTestsOnPostgres(PostgresPortal portal) : AccessTests(portal), IClassFixture<PostgresPortal>;
