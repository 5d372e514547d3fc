namespace CxPortal.Web.Features.Matrix;

/// <summary>Registers the services of this feature.</summary>
internal static class MatrixModule
{
    public static IServiceCollection AddMatrixFeature(this IServiceCollection services) => services;
}
