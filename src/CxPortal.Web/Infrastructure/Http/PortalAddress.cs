using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>The address under which people reach the portal, for links that leave it.</summary>
public sealed class PortalAddress(CxPortalDbContext database)
{
    /// <summary>The address in the settings, without a slash at its end; null when none is set.</summary>
    public async Task<string?> FromSettingsAsync(CancellationToken cancellationToken)
    {
        var address = await database.Settings.Select(settings => settings.PublicAddress).SingleOrDefaultAsync(cancellationToken);
        return string.IsNullOrWhiteSpace(address) ? null : address.Trim().TrimEnd('/');
    }

    /// <summary>
    /// The address in the settings, else the one by which this request came. Only for requests of those who are signed in: a stranger
    /// could name any host and have it written into a letter.
    /// </summary>
    public async Task<string> ForAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await FromSettingsAsync(cancellationToken) ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
}
