using CxPortal.Web.Features.Matrix.Outline;
using CxPortal.Web.Features.Matrix.Structure;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Registers the services of this feature.</summary>
internal static class MatrixModule
{
    public static IServiceCollection AddMatrixFeature(this IServiceCollection services) => services
        .AddScoped<JourneyMatrixQueries>()
        .AddScoped<MatrixReader>()
        .AddScoped<JourneyVersionQueries>()
        .AddScoped<ArchiveQueries>()
        .AddScoped<PublicationReader>()
        .AddScoped<JourneyPublicationService>()
        .AddScoped<MatrixBuilder>()
        .AddScoped<LaneNames>()
        .AddScoped<EmotionWords>()
        .AddScoped<ColumnWords>()
        .AddScoped<CellRenderer>()
        .AddScoped<CellAnswers>()
        .AddScoped<CellContentReader>()
        .AddScoped<ChipMatcher>()
        .AddScoped<CellService>()
        .AddScoped<ViewRenderer>()
        .AddScoped<StructureAnswers>()
        .AddScoped<StructureStore>()
        .AddScoped<StageService>()
        .AddScoped<StageArrangementService>()
        .AddScoped<TouchpointCopier>()
        .AddScoped<TouchpointService>()
        .AddScoped<TouchpointArrangementService>()
        .AddScoped<LaneService>()
        .AddScoped<LaneCopyService>()
        .AddScoped<JourneyTitleService>()
        .AddScoped<OutlineQueries>()
        .AddScoped<OutlineMoves>()
        .AddScoped<OutlineAnswers>();
}
