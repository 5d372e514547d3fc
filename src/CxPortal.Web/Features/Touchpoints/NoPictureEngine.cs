using CxPortal.Domain.Files;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Stands in where nothing draws: pictures are stored as they came, without their metadata.</summary>
internal sealed class NoPictureEngine : IPictureEngine
{
    public Task<Redrawing> RedrawAsync(ImageInfo info, byte[] content, CancellationToken cancellationToken) =>
        Task.FromResult(new Redrawing(RedrawKind.Unavailable));
}
