namespace CxPortal.Web.Features.Account;

/// <summary>Registers the services of this feature.</summary>
internal static class AccountModule
{
    public static IServiceCollection AddAccountFeature(this IServiceCollection services)
    {
        services.AddScoped<AccountActs>();
        services.AddScoped<ProfileService>();
        return services;
    }
}
