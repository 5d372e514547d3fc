using System.Net;
using System.Text.Json;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;

namespace CxPortal.Web.Tests.Features.Matrix;

/// <summary>Short forms for the tests of the matrix.</summary>
internal static class MatrixTestHelp
{
    public static string CellUrl(this Journey journey, int lane, int touchpoint) =>
        $"/journeys/{journey.Id}/cells/{journey.Lanes[lane].Id}/{journey.Touchpoints[touchpoint].Id}";

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public static string Problem(this JsonElement body) => body.GetProperty("problems")[0].GetProperty("message").GetString()!;
}
