using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CxPortal.Web.Features.Api;

/// <summary>Registers the services of this feature and maps the description of the API.</summary>
internal static class ApiModule
{
    private const string Scheme = "bearer";

    public static IServiceCollection AddApiFeature(this IServiceCollection services) => services
        .AddScoped<ApiQueries>()
        .AddScoped<ApiJourneyWriting>()
        .AddScoped<ApiResponseService>()
        .AddOpenApi("v1", description =>
        {
            description.ShouldInclude = action => action.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            description.AddDocumentTransformer(DescribeAsync);
        });

    /// <summary><c>/openapi/v1.json</c> describes the API to programs.</summary>
    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CxPortal",
            Version = "v1",
            Description = "Journeys, surveys, responses and figures. Programs send a personal access token as a bearer token; errors are problem details (RFC 9457).",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Scheme };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }
}
