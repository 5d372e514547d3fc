namespace CxPortal.Web.Startup;

/// <summary>Puts the web application together; used by <c>serve</c>, by the other commands for their services, and by the tests.</summary>
public static class PortalApplication
{
    /// <summary>Builds the application without starting it.</summary>
    /// <param name="options">How the process was started.</param>
    /// <param name="configure">Changes to the builder, made last: the command line's addresses, the tests' clock and server.</param>
    public static WebApplication Build(PortalOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = 5_000;
        });
        builder.Host.UseDefaultServiceProvider(provider =>
        {
            provider.ValidateScopes = true;
            provider.ValidateOnBuild = true;
        });
        builder.AddPortal(options);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }
}
