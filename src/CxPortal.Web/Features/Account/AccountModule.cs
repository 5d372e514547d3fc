using CxPortal.Data.Accounts;
using CxPortal.Web.Features.Account.FirstStart;
using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Features.Account.Profile;
using CxPortal.Web.Features.Account.SignIn;
using CxPortal.Web.Features.Account.TwoStep;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Identity;

namespace CxPortal.Web.Features.Account;

/// <summary>Registers the services of this feature.</summary>
internal static class AccountModule
{
    public static IServiceCollection AddAccountFeature(this IServiceCollection services)
    {
        services.AddScoped<AccountActs>();
        services.AddScoped<PreferenceCookies>();
        services.AddScoped<ProfileQueries>();
        services.AddScoped<ProfileService>();
        services.AddScoped<PortalAddress>();
        services.AddSingleton(new AttemptLimitOptions());
        services.AddSingleton<AttemptLimits>();

        services.AddScoped<IdentityErrorDescriber, AccountErrors>();
        services.AddScoped<IPasswordValidator<AppUser>, PasswordRules>();

        // The address is the user name, and addresses may hold any character.
        services.Configure<IdentityOptions>(identity => identity.User.AllowedUserNameCharacters = string.Empty);

        services.AddScoped<SignInService>();
        services.AddScoped<SecondStepCookie>();
        services.AddScoped<TwoStepCodes>();
        services.AddScoped<TwoStepService>();
        services.AddSingleton<TwoStepSecrets>();

        services.AddScoped<OneTimeLinks>();
        services.AddScoped<PasswordSetter>();
        services.AddScoped<OneTimePasswordService>();
        services.AddScoped<ChangePasswordService>();
        services.AddScoped<ForgottenPasswordService>();
        services.AddSingleton<ForgottenPasswordQueue>();
        services.AddHostedService<ForgottenPasswordWorker>();

        services.AddScoped<FirstAdministrator>();
        services.AddScoped<IStartupNotice, FirstAdministratorNotice>();
        return services;
    }
}
