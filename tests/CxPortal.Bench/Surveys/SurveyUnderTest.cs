using CxPortal.Data;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Testing;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxPortal.Bench.Surveys;

/// <summary>An anonymous survey of six questions on one page, and a look at what is stored of it.</summary>
internal sealed class SurveyUnderTest(PortalOptions options, long id)
{
    private const string Token = "benchmark0000000";

    /// <summary>Its address.</summary>
    public static string Address => "/s/" + Token;

    /// <summary>Its key.</summary>
    public long Id => id;

    /// <summary>Creates and publishes it.</summary>
    public static async Task<SurveyUnderTest> CreateAsync(PortalOptions options)
    {
        var definition = TestData.SurveyDefinition();
        definition = definition with { Languages = ["ru"], Pages = [definition.Pages[0] with { Questions = [.. definition.AllQuestions()] }] };
        var id = await WithServicesAsync(options, async services =>
        {
            services.GetRequiredService<CurrentUser>().ActAsOperator("bench");
            var created = await services.GetRequiredService<SurveyService>().CreateAsync(new NewSurvey("Benchmark", null, definition), CancellationToken.None);
            var database = services.GetRequiredService<CxPortalDbContext>();
            var version = await database.SurveyDrafts.Where(draft => draft.SurveyId == created.Value).Select(draft => draft.Version).SingleAsync();
            var published = await services.GetRequiredService<SurveyRevisions>().PublishAsync(created.Value, version, null);
            database.SurveyCollectors.Add(new SurveyCollector { SurveyId = created.Value, Kind = CollectorKind.Link, Name = "Benchmark", Token = Token });
            await database.SaveChangesAsync();
            return published.IsDone ? created.Value : throw new InvalidOperationException(string.Join("; ", published.Problems));
        });
        return new SurveyUnderTest(options, id);
    }

    /// <summary>Numbers of rows: responses, responses as the daily counts say, answers, answers as the daily counts say.</summary>
    public Task<(long Responses, long Counted, long Answers, long CountedAnswers)> CountAsync() => WithServicesAsync(options, async services =>
    {
        var database = services.GetRequiredService<CxPortalDbContext>();
        var counts = database.SurveyDailyCounts.Where(count => count.SurveyId == id);
        return (
            await database.SurveyResponses.LongCountAsync(response => response.SurveyId == id),
            await counts.Where(count => count.QuestionId == 0).SumAsync(count => count.Count),
            await database.SurveyAnswers.LongCountAsync(),
            await counts.Where(count => count.QuestionId != 0).SumAsync(count => count.Count));
    });

    /// <summary>Hashes of all receipts.</summary>
    public Task<HashSet<string>> ReceiptsAsync() => WithServicesAsync(options, services =>
        services.GetRequiredService<CxPortalDbContext>().SubmissionReceipts.Select(receipt => receipt.KeyHash).ToHashSetAsync());

    private static async Task<T> WithServicesAsync<T>(PortalOptions options, Func<IServiceProvider, Task<T>> work)
    {
        await using var app = PortalApplication.Build(options, builder => builder.Logging.ClearProviders());
        await TestHost.PrepareAsync(app);
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
