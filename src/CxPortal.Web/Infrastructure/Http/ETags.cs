using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Row versions as HTTP entity tags: version 3 is <c>"3"</c>.</summary>
public static class ETags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(int version) => "\"" + version.ToString(CultureInfo.InvariantCulture) + "\"";

    /// <summary>
    /// The version a write expects: the number in <c>If-Match</c>, 0 for <c>If-None-Match: *</c> (nothing may be there yet),
    /// null when the request says neither and must be refused with 428.
    /// </summary>
    public static int? ExpectedVersion(this HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch is [var none] && none == EntityTagHeaderValue.Any)
        {
            return 0;
        }

        return headers.IfMatch is [var match]
            && int.TryParse(match.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }
}
