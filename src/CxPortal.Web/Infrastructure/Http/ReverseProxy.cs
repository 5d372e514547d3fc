using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Believes a reverse proxy about scheme and address of the visitor, when the operator names the proxy.</summary>
internal static class ReverseProxy
{
    /// <summary>Addresses or networks of proxies, separated by commas; <c>*</c> believes every sender.</summary>
    public const string Variable = "CXPORTAL_PROXIES";

    public static void UseReverseProxy(this WebApplication app)
    {
        var proxies = (Environment.GetEnvironmentVariable(Variable) ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (proxies.Length > 0)
        {
            app.UseForwardedHeaders(OptionsFor(proxies));
        }
    }

    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    internal static ForwardedHeadersOptions OptionsFor(IEnumerable<string> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies.Where(proxy => proxy != "*"))
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new InvalidOperationException($"{Variable}: \"{proxy}\" is neither an address nor a network such as 10.0.0.0/8.");
            }
        }

        return options;
    }
}
