using System.Net.Http.Headers;

namespace CxPortal.Bench;

/// <summary>Time to save one cell, from request to durable answer.</summary>
internal static class CellBench
{
    public static async Task RunAsync(BenchPortal portal)
    {
        var (laneId, touchpointId) = await portal.FindTextCellAsync();
        var url = $"/journeys/{portal.BigJourney}/cells/{laneId}/{touchpointId}";
        var version = await VersionAsync(portal, url);

        // The antiforgery token of the sign-in page belongs to nobody.
        await portal.Designer.GetPageAsync("/");
        var number = 0;
        var saved = await Measurement.OfAsync(async () =>
        {
            using var response = await portal.Designer.SendJsonAsync(
                HttpMethod.Put, url, new { text = $"Text {++number}", chips = Array.Empty<object>(), basis = "unknown" }, version);
            response.EnsureSuccessStatusCode();
            version = VersionOf(response.Headers.ETag);
        });
        Console.WriteLine($"save one cell{"",-15}{saved.Median,9:F2}{saved.P95,9:F2}   p99 {saved.P99:F2} ms, {number} saved, version {version}");
    }

    private static async Task<int> VersionAsync(BenchPortal portal, string url)
    {
        using var response = await portal.Designer.GetAsync(url);
        response.EnsureSuccessStatusCode();
        return VersionOf(response.Headers.ETag);
    }

    private static int VersionOf(EntityTagHeaderValue? tag) =>
        int.Parse(tag!.Tag.AsSpan().Trim('"'), System.Globalization.CultureInfo.InvariantCulture);
}
