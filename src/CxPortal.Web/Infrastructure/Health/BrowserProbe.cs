using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Whether there is a browser that can make PDF files.</summary>
internal sealed class BrowserProbe(IStringLocalizer<HealthText> text) : IFitnessProbe
{
    public string Name => "browser";

    public bool IsVital => false;

    public async Task<FitnessFinding> LookAsync(CancellationToken cancellationToken)
    {
        var path = BrowserFinder.Find();
        if (path is null)
        {
            return new FitnessFinding(Fitness.Warning, text["Browser.Missing"]);
        }

        try
        {
            var start = new ProcessStartInfo(path, "--version") { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start) ?? throw new Win32Exception();
            var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? new FitnessFinding(Fitness.Good, text["Browser.Good", answer.Trim(), path])
                : new FitnessFinding(Fitness.Broken, text["Browser.Broken", path]);
        }
        catch (Win32Exception)
        {
            return new FitnessFinding(Fitness.Broken, text["Browser.Broken", path]);
        }
    }
}
