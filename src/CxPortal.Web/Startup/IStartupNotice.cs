namespace CxPortal.Web.Startup;

/// <summary>Something to say on the console at each start of <c>cxportal serve</c>, once the portal answers. Register it as a scoped service.</summary>
public interface IStartupNotice
{
    /// <summary>Place among the notices, the lowest first.</summary>
    int Order => 0;

    /// <summary>The lines to print; none when there is nothing to say.</summary>
    /// <param name="address">The first address the portal listens on, without a slash at its end.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<string>> LinesAsync(string address, CancellationToken cancellationToken);
}
