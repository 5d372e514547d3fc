using CxPortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Whether the data directory can be written and has room.</summary>
internal sealed class DiskProbe(PortalOptions options, IStringLocalizer<HealthText> text) : IFitnessProbe
{
    private const long Mebibyte = 1024 * 1024;
    private const long TooLittle = 100 * Mebibyte;
    private const long Little = 1024 * Mebibyte;

    public string Name => "disk";

    public bool IsVital => true;

    public Task<FitnessFinding> LookAsync(CancellationToken cancellationToken)
    {
        DataDirectory.Prepare(options.DataDirectory);
        var free = new DriveInfo(options.DataDirectory).AvailableFreeSpace;
        var (fitness, key) = free switch
        {
            < TooLittle => (Fitness.Broken, "Disk.Full"),
            < Little => (Fitness.Warning, "Disk.Low"),
            _ => (Fitness.Good, "Disk.Good"),
        };
        return Task.FromResult(new FitnessFinding(fitness, text[key, free / Mebibyte, options.DataDirectory]));
    }
}
