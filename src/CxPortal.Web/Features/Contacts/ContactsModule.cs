using CxPortal.Web.Features.Contacts.Erasure;
using CxPortal.Web.Features.Contacts.Invitations;
using CxPortal.Web.Features.Contacts.Policy;
using CxPortal.Web.Features.Contacts.Respondents;
using CxPortal.Web.Features.Contacts.Unsubscribing;
using CxPortal.Web.Infrastructure.Jobs;

namespace CxPortal.Web.Features.Contacts;

/// <summary>Registers the services of this feature.</summary>
internal static class ContactsModule
{
    public static IServiceCollection AddContactsFeature(this IServiceCollection services) => services
        .AddScoped<ContactDryRun>()
        .AddScoped<ContactHistories>()
        .AddScoped<ContactRuleService>()
        .AddScoped<HandedOutLinks>()
        .AddScoped<InvitationLetters>()
        .AddScoped<InvitationQueries>()
        .AddScoped<InvitationSender>()
        .AddScoped<MailingService>()
        .AddScoped<ResponseEraser>()
        .AddScoped<RespondentDataQueries>()
        .AddScoped<RespondentErasure>()
        .AddScoped<RespondentImport>()
        .AddScoped<RespondentQueries>()
        .AddScoped<RespondentService>()
        .AddScoped<RespondentWishes>()
        .AddScoped<UnsubscribeService>()
        .AddScheduledJob<CleanUpJob>()
        .AddScheduledJob<InvitationsJob>()
        .AddScheduledJob<RetentionJob>();
}
