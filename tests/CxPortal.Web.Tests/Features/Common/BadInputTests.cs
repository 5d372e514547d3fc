using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Tests.Architecture;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CxPortal.Web.Tests.Features.Common;

/// <summary>Nonsense in every parameter of every action: refused or ignored, never an error of the server.</summary>
public abstract class BadInputTests(PortalFixture portal)
{
    /// <summary>Values that break databases, normalisation, parsers or layouts, as they stand in an address.</summary>
    private static readonly Dictionary<string, string> Nonsense = new()
    {
        ["no text at all"] = "a%00b%EF%BF%BE@bank.example",
        ["broken UTF-8"] = "%C3%28%FF%ED%A0%80",
        ["a number too large"] = "99999999999999999999999999",
        ["signs"] = "%25_%5C%27%22%3Cscript%3E",
        ["a long text"] = new string('x', 3000),
    };

    [Fact]
    public async Task EveryPage_NonsenseInTheAddress_IsNoErrorOfTheServer()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => route.Method == "GET"))
        {
            foreach (var (name, value) in Nonsense)
            {
                var query = string.Join('&', NamesOf(route).Select(field => $"{field}={value}"));
                await CheckAsync(offenders, $"{route}?… with {name}", () => client.GetAsync($"{route.Unknown()}?{query}"));
            }
        }

        Repository.AssertNone(offenders, "Errors of the server:");
    }

    [Fact]
    public async Task EveryForm_NonsenseInItsFields_IsNoErrorOfTheServer()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var page = await client.GetPageAsync("/account/profile");
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => route.Method == "POST" && route.Pattern != "account/sign-out"))
        {
            foreach (var (name, value) in Nonsense)
            {
                var fields = NamesOf(route).ToDictionary(field => field, string? (_) => Uri.UnescapeDataString(value));
                await CheckAsync(offenders, $"{route} with {name}", () => client.PostFormAsync(page, route.Unknown(), fields));
            }
        }

        Repository.AssertNone(offenders, "Errors of the server:");
    }

    [Fact]
    public async Task EveryScriptedWrite_NonsenseAsBody_IsNoErrorOfTheServer()
    {
        var client = await portal.SignedInAsync(Role.Administrator);
        var offenders = new List<string>();
        foreach (var route in Route.All(portal).Where(route => route.Method is "PUT" or "PATCH" or "DELETE" or "POST" && route.Pattern != "account/sign-out"))
        {
            foreach (var body in (object?[])[null, 7, "text", new[] { 1 }, new Dictionary<string, object?> { ["title"] = "a\u0000\uFFFE", ["text"] = 5, ["afterId"] = "x", ["cells"] = 1 }])
            {
                await CheckAsync(offenders, $"{route} with {body}", () => client.SendJsonAsync(new HttpMethod(route.Method), route.Unknown(), body, version: 1));
            }
        }

        Repository.AssertNone(offenders, "Errors of the server:");
    }

    /// <summary>What an action reads from query or form: its own parameters and the fields of its forms.</summary>
    private static IEnumerable<string> NamesOf(Route route) => route.Action.Parameters
        .Where(parameter => parameter.BindingInfo?.BindingSource is not { } source || source.CanAcceptDataFrom(BindingSource.Query) || source.CanAcceptDataFrom(BindingSource.Form))
        .SelectMany(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType.IsValueType
            ? [parameter.Name]
            : parameter.ParameterType.GetProperties().Where(property => property.CanWrite)
                .Select(property => parameter.BindingInfo?.BinderModelName is { } prefix ? $"{prefix}.{property.Name}" : property.Name))
        .Distinct();

    private async Task CheckAsync(List<string> offenders, string what, Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var response = await send();
            if ((int)response.StatusCode >= 500)
            {
                offenders.Add($"{what}: {(int)response.StatusCode} {portal.Errors.LastOrDefault()?.Split(Environment.NewLine)[0]}");
            }
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            offenders.Add($"{what}: {exception.GetBaseException().Message.Split('\n')[0]}");
        }
    }
}

public sealed class BadInputTestsOnSqlite(SqlitePortal portal) : BadInputTests(portal), IClassFixture<SqlitePortal>;

public sealed class BadInputTestsOnPostgres(PostgresPortal portal) : BadInputTests(portal), IClassFixture<PostgresPortal>;
