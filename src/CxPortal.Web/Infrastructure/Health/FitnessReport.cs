using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Asks the probes, for the command <c>check</c>, for administrators and for <c>/health/ready</c>.</summary>
public sealed class FitnessReport(IEnumerable<IFitnessProbe> probes, IStringLocalizer<HealthText> text)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Asks every probe, one after the other.</summary>
    /// <param name="vitalOnly">Whether only those are asked without which the portal cannot serve.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<FitnessLine>> AskAsync(bool vitalOnly, CancellationToken cancellationToken)
    {
        var lines = new List<FitnessLine>();
        foreach (var probe in probes.Where(probe => probe.IsVital || !vitalOnly))
        {
            var finding = await AskAsync(probe, cancellationToken);
            lines.Add(new FitnessLine(probe.Name, finding.Fitness, finding.Message));
        }

        return lines;
    }

    private async Task<FitnessFinding> AskAsync(IFitnessProbe probe, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            return await probe.LookAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FitnessFinding(Fitness.Broken, text["NoAnswer", (int)Patience.TotalSeconds]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new FitnessFinding(Fitness.Broken, exception.Message);
        }
    }
}
