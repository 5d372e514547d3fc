namespace CxPortal.Web.Features.Comments;

/// <summary>Registers the services of this feature.</summary>
internal static class CommentsModule
{
    public static IServiceCollection AddCommentsFeature(this IServiceCollection services) => services
        .AddScoped<CommentQueries>()
        .AddScoped<CommentService>()
        .AddScoped<CommentRights>();
}
