using CxPortal.Web.Features.Sample.Surveys;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Features.Sample;

/// <summary>Registers the services of this feature.</summary>
internal static class SampleModule
{
    public static IServiceCollection AddSampleFeature(this IServiceCollection services) => services
        .AddScoped<SampleAccounts>()
        .AddScoped<SampleFiller>()
        .AddScoped<SampleSurveyFiller>()
        .AddScoped<IStartupNotice, SampleNotice>();
}
