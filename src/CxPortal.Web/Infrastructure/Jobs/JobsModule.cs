namespace CxPortal.Web.Infrastructure.Jobs;

/// <summary>Registers what runs jobs, and jobs.</summary>
public static class JobsModule
{
    /// <summary>Adds what runs jobs.</summary>
    internal static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddScoped<JobLeases>()
        .AddSingleton<ScheduledJobs>()
        .AddHostedService<JobRunner>();

    /// <summary>Adds a job.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    public static IServiceCollection AddScheduledJob<TJob>(this IServiceCollection services)
        where TJob : class, IScheduledJob => services
        .AddScoped<TJob>()
        .AddSingleton(new JobRegistration(TJob.Name, TJob.Schedule, typeof(TJob)));
}
