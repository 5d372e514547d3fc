namespace CxPortal.Web.Features.Users;

/// <summary>Registers the services of this feature.</summary>
internal static class UsersModule
{
    public static IServiceCollection AddUsersFeature(this IServiceCollection services)
    {
        services.AddScoped<UserInvitation>();
        services.AddScoped<UserLinks>();
        services.AddScoped<UserQueries>();
        services.AddScoped<UserService>();
        return services;
    }
}
