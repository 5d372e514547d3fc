using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxPortal.Web.Infrastructure.Mail;

/// <summary>Registers what sends letters.</summary>
internal static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.TryAddScoped<IMailSender, SmtpMailSender>();
        services.AddSingleton<SmtpPassword>();
        return services;
    }
}
