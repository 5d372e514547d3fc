using System.Net;

namespace CxPortal.Bench;

/// <summary>
/// Time from request to last byte for each page, on one connection; the floor is /health/live, which runs the same server without
/// account, database or view.
/// </summary>
internal static class PageBench
{
    public static async Task RunAsync(BenchPortal portal)
    {
        string[] pages =
        [
            "/", "/journeys", "/journeys/new", $"/journeys/{portal.ReferenceJourney}", $"/journeys/{portal.ReferenceJourney}?view=list",
            $"/journeys/{portal.BigJourney}", "/catalog/teams", "/account/profile",
        ];
        var floor = await Measurement.OfAsync(() => GetAsync(portal, "/health/live"));
        Console.WriteLine($"{"page",-28}{"p50 ms",9}{"p95 ms",9}{"x floor",9}{"HTML KB",9}");
        Console.WriteLine($"{"/health/live (floor)",-28}{floor.Median,9:F2}{floor.P95,9:F2}{1,9:F1}");
        foreach (var page in pages)
        {
            var size = await GetAsync(portal, page);
            var measured = await Measurement.OfAsync(() => GetAsync(portal, page));
            Console.WriteLine($"{page,-28}{measured.Median,9:F2}{measured.P95,9:F2}{measured.Median / floor.Median,9:F1}{size / 1024.0,9:F1}");
        }
    }

    private static async Task<long> GetAsync(BenchPortal portal, string page)
    {
        using var response = await portal.Designer.GetAsync(page);
        return response.StatusCode == HttpStatusCode.OK
            ? (await response.Content.ReadAsByteArrayAsync()).LongLength
            : throw new InvalidOperationException($"GET {page} answered {(int)response.StatusCode}.");
    }
}
