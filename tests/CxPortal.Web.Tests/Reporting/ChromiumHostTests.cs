using CxPortal.Web.Reporting.Pdf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace CxPortal.Web.Tests.Reporting;

public sealed class ChromiumHostTests
{
    [Fact]
    public async Task WithPage_BrowserDiesAtWork_StartsAnotherAndDoesItAgain()
    {
        await using var host = new ChromiumHost(NullLogger<ChromiumHost>.Instance);
        var attempts = 0;

        var text = await host.WithPageAsync(async page =>
        {
            if (++attempts == 1)
            {
                await page.Context.Browser!.CloseAsync();
            }

            await page.SetContentAsync("<p>жив</p>");
            return await page.InnerTextAsync("p");
        }, CancellationToken.None);

        Assert.Equal(("жив", 2), (text, attempts));
    }

    [Fact]
    public async Task WithPage_WorkFailsByItself_IsNotRepeated()
    {
        await using var host = new ChromiumHost(NullLogger<ChromiumHost>.Instance);
        var attempts = 0;

        await Assert.ThrowsAnyAsync<PlaywrightException>(() => host.WithPageAsync(page =>
        {
            attempts++;
            return page.EvaluateAsync<string>("() => { throw new Error('no') }");
        }, CancellationToken.None));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task WithPage_ManyAtOnce_OpensAFewAtATime()
    {
        await using var host = new ChromiumHost(NullLogger<ChromiumHost>.Instance);
        var (open, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.WithPageAsync(async page =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await page.SetContentAsync("<p>x</p>");
            await Task.Delay(50);
            Interlocked.Decrement(ref open);
            return true;
        }, CancellationToken.None)));

        Assert.True(most <= ChromiumHost.MaxPages, $"{most} pages at once");
    }
}
