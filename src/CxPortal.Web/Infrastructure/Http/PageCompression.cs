using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>
/// Compresses pages and answers to scripts. A page that another site made the browser ask for is sent as it is, so that nobody
/// can guess its secrets from its size (BREACH); antiforgery tokens differ in each page besides.
/// </summary>
internal static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);

    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) => app.UseWhen(
        static context => context.Request.Headers["Sec-Fetch-Site"] != "cross-site",
        static own => own.UseResponseCompression());
}
