using Microsoft.AspNetCore.Http.Extensions;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Links to the present list, seen differently: everything in the address bar stays but what is named.</summary>
public static class QueryLinks
{
    /// <summary>Path and query of this request with some values replaced; null and empty ones are left out.</summary>
    public static string With(this HttpRequest request, params IEnumerable<(string Name, string? Value)> changes)
    {
        var replaced = changes.ToList();
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query.Where(pair => !replaced.Exists(change => change.Name == pair.Key)))
        {
            foreach (var value in values.Where(value => !string.IsNullOrEmpty(value)))
            {
                query.Add(name, value!);
            }
        }

        foreach (var (name, value) in replaced.Where(change => !string.IsNullOrEmpty(change.Value)))
        {
            query.Add(name, value!);
        }

        return request.PathBase + request.Path + query.ToQueryString();
    }
}
