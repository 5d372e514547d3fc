using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;

namespace CxPortal.Web.Features.Tokens;

/// <summary>Registers the services of this feature.</summary>
internal static class TokensModule
{
    public static IServiceCollection AddTokensFeature(this IServiceCollection services) => services
        .AddSingleton<IAuthorizationHandler, TokenScopeHandler>()
        .AddScoped<TokenService>();
}
