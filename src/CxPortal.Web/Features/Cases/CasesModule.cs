using CxPortal.Web.Features.Cases.Figures;
using CxPortal.Web.Features.Cases.Rules;
using CxPortal.Web.Features.Cases.Work;
using CxPortal.Web.Features.Intake;

namespace CxPortal.Web.Features.Cases;

/// <summary>Registers the services of this feature.</summary>
internal static class CasesModule
{
    public static IServiceCollection AddCasesFeature(this IServiceCollection services) => services
        .AddSingleton<LiveCaseRules>()
        .AddSingleton<IResponseObserver, CaseObserver>()
        .AddScoped<CaseOpening>()
        .AddScoped<CaseFigures>()
        .AddScoped<CasePeople>()
        .AddScoped<CaseQueries>()
        .AddScoped<CaseRuleQueries>()
        .AddScoped<CaseRuleService>()
        .AddScoped<CaseService>();
}
