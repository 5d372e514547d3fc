using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Features.Account.FirstStart;

/// <summary>Prints the link for the first administrator at each start while no administrator can sign in.</summary>
internal sealed class FirstAdministratorNotice(FirstAdministrator first, PortalAddress portal) : IStartupNotice
{
    public async Task<IReadOnlyList<string>> LinesAsync(string address, CancellationToken cancellationToken)
    {
        if (!await first.IsNeededAsync(cancellationToken))
        {
            return [];
        }

        var host = await portal.FromSettingsAsync(cancellationToken) ?? ServingAddress.Reachable(address);
        return [$"Open this link to create the first administrator: {host}{first.NewPath()}"];
    }
}
