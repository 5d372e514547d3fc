using System.Net;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using CxPortal.Web.Reporting.Pdf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxPortal.Web.Tests.Features.Exchange;

public sealed class PdfUnavailableTests(PdfUnavailableTests.PortalWithoutBrowser portal) : IClassFixture<PdfUnavailableTests.PortalWithoutBrowser>
{
    [Fact]
    public async Task Show_NoBrowser_SaysWhatToInstallAndLivesOn()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("no-browser"));
        var client = await portal.SignedInAsync(Role.Executive);

        var response = await client.GetAsync($"/journeys/{id}/export?format=pdf");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Contains("apt install chromium", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/journeys/{id}/export?format=xlsx")).StatusCode);
    }

    public sealed class PortalWithoutBrowser : SqlitePortal
    {
        protected override void ConfigureBuilder(WebApplicationBuilder builder) =>
            builder.Services.Replace(ServiceDescriptor.Singleton<IPdfRenderer, NoRenderer>());

        private sealed class NoRenderer : IPdfRenderer
        {
            public Task<byte[]> RenderAsync(PdfSource source, CancellationToken cancellationToken) => throw new PdfUnavailableException("none");
        }
    }
}
