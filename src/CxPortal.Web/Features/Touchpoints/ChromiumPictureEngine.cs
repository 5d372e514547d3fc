using CxPortal.Domain.Files;
using CxPortal.Web.Reporting.Pdf;
using Microsoft.Playwright;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>
/// Draws pictures in the headless browser that is there for printing, on a page without a network: what is stored are the pixels of a canvas.
/// </summary>
internal sealed partial class ChromiumPictureEngine(ChromiumHost browser, ILogger<ChromiumPictureEngine> log) : IPictureEngine
{
    private const string Origin = "https://picture.invalid";

    /// <summary>How long drawing one picture may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gives the picture in its own format; where that grew beyond the limit, as WebP without loss, then with a little. Null when it cannot be drawn.
    /// </summary>
    private const string Script = """
        async ({ type, most, side }) => {
          const bitmap = await fetch('/source').then((answer) => answer.blob()).then((blob) => createImageBitmap(blob)).catch(() => null);
          if (!bitmap) return null;
          const draw = (width, height) => {
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext('2d');
            context.imageSmoothingQuality = 'high';
            context.drawImage(bitmap, 0, 0, width, height);
            return canvas;
          };
          const text = (blob) => new Promise((done, fail) => {
            const reader = new FileReader();
            reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
            reader.onerror = () => fail(reader.error);
            reader.readAsDataURL(blob);
          });
          const canvas = draw(bitmap.width, bitmap.height);
          let blob = null;
          for (const [format, quality] of [[type, 0.92], ['image/webp', 1], ['image/webp', 0.9], ['image/webp', 0.6]]) {
            blob = await canvas.convertToBlob({ type: format, quality });
            if (blob.size <= most) break;
          }
          const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
          const small = draw(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
          return [await text(blob), await text(await small.convertToBlob({ type: 'image/webp', quality: 0.85 }))];
        }
        """;

    /// <inheritdoc />
    public async Task<Redrawing> RedrawAsync(ImageInfo info, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var drawn = await browser.WithPageAsync(page => DrawAsync(page, info, content).WaitAsync(Patience, cancellationToken), cancellationToken);
            return drawn is [var picture, var thumbnail] ? Checked(picture, thumbnail) : new Redrawing(RedrawKind.Broken);
        }
        catch (PdfUnavailableException reason)
        {
            LogUnavailable(reason.Message);
            return new Redrawing(RedrawKind.Unavailable);
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            LogFailed(failure);
            return new Redrawing(RedrawKind.Broken);
        }
    }

    private static async Task<string[]?> DrawAsync(IPage page, ImageInfo info, byte[] content)
    {
        await page.RouteAsync("**/*", route => new Uri(route.Request.Url).AbsolutePath switch
        {
            "/" => route.FulfillAsync(new RouteFulfillOptions
            {
                Body = "<!doctype html><title></title>",
                ContentType = "text/html",
                Headers = [new("Content-Security-Policy", "default-src 'none'; connect-src 'self'")],
            }),
            "/source" => route.FulfillAsync(new RouteFulfillOptions { BodyBytes = content, ContentType = info.ContentType }),
            _ => route.AbortAsync(),
        });
        await page.GotoAsync(Origin + "/");
        return await page.EvaluateAsync<string[]?>(Script, new { type = info.ContentType, most = ImageInspector.MaxBytes, side = Redrawing.ThumbnailSide });
    }

    /// <summary>What the browser drew is looked at like an upload: a hole in it must not become a hole in the portal.</summary>
    private static Redrawing Checked(string picture, string thumbnail)
    {
        var large = ImageInspector.Inspect(Convert.FromBase64String(picture));
        var small = ImageInspector.Inspect(Convert.FromBase64String(thumbnail));
        return large.Info is null || small.Info is not { Format: ImageFormat.Webp }
            ? new Redrawing(RedrawKind.Broken)
            : new Redrawing(RedrawKind.Redrawn, large.Info, large.Clean, small.Clean);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pictures are stored as they came, without their metadata, because nothing here can draw them: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A picture could not be drawn and is refused")]
    private partial void LogFailed(Exception failure);
}
