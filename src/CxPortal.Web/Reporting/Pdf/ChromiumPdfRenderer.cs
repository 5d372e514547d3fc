using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Playwright;

namespace CxPortal.Web.Reporting.Pdf;

/// <summary>Prints with headless Chromium. Every request of the page is answered from memory or from the web root; nothing reaches the network.</summary>
public sealed class ChromiumPdfRenderer(ChromiumHost browser, IWebHostEnvironment environment) : IPdfRenderer
{
    private const string Origin = "https://report.invalid";
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <inheritdoc />
    public Task<byte[]> RenderAsync(PdfSource source, CancellationToken cancellationToken) => browser.WithPageAsync(async page =>
    {
        await page.RouteAsync("**/*", route => AnswerAsync(route, source));
        await page.GotoAsync(Origin + "/");
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        return await page.PdfAsync(new PagePdfOptions { Tagged = true, Outline = true, PrintBackground = true, PreferCSSPageSize = true });
    }, cancellationToken);

    private async Task AnswerAsync(IRoute route, PdfSource source)
    {
        var address = new Uri(route.Request.Url);
        var path = address.AbsolutePath;
        if (address.GetLeftPart(UriPartial.Authority) != Origin)
        {
            await route.AbortAsync();
        }
        else if (path == "/")
        {
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Body = source.Html,
                ContentType = "text/html; charset=utf-8",
                Headers = [new("Content-Security-Policy", "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'")],
            });
        }
        else if (source.Resources.TryGetValue(path, out var resource))
        {
            await route.FulfillAsync(new RouteFulfillOptions { BodyBytes = resource.Content, ContentType = resource.ContentType });
        }
        else if (await FileAsync(path) is { } file)
        {
            await route.FulfillAsync(new RouteFulfillOptions
            {
                BodyBytes = file,
                ContentType = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream",
            });
        }
        else
        {
            await route.AbortAsync();
        }
    }

    private async Task<byte[]?> FileAsync(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        await using var stream = file.CreateReadStream();
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
