using CxPortal.Web.Startup;

namespace CxPortal.Web.Features.Sample;

/// <summary>Prints the sample accounts at every start with <c>--sample</c>.</summary>
internal sealed class SampleNotice(SampleAccounts accounts, PortalOptions options) : IStartupNotice
{
    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> LinesAsync(string address, CancellationToken cancellationToken)
    {
        if (!options.WithSample)
        {
            return [];
        }

        var list = await accounts.ListAsync(cancellationToken);
        return list.Count == 0
            ? ["The database is not empty and holds no sample: nothing was filled in."]
            :
            [
                $"Sample accounts, to sign in at {address}/",
                .. list.Select(account => $"  {account.Role.ToString().ToLowerInvariant(),-14} {account.Email,-32} {account.Password ?? "(the password was changed)"}"),
            ];
    }
}
