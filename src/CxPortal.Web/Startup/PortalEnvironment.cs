namespace CxPortal.Web.Startup;

/// <summary>Where the portal runs, by the variables that ASP.NET Core reads.</summary>
internal static class PortalEnvironment
{
    /// <summary>Whether it runs on a developer's machine; anything that is not said to be so is production.</summary>
    public static bool IsDevelopment => string.Equals(
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"),
        Environments.Development,
        StringComparison.OrdinalIgnoreCase);
}
