using System.Diagnostics;

namespace CxPortal.Bench;

/// <summary>Times of one repeated act, in milliseconds.</summary>
internal sealed class Measurement
{
    private readonly double[] sorted;

    private Measurement(IEnumerable<double> times) => sorted = [.. times.Order()];

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    /// <summary>Warms up, then measures one at a time.</summary>
    public static async Task<Measurement> OfAsync(Func<Task> act, int warmUps = 30, int times = 200)
    {
        for (var index = 0; index < warmUps; index++)
        {
            await act();
        }

        var measured = new double[times];
        for (var index = 0; index < times; index++)
        {
            var started = Stopwatch.GetTimestamp();
            await act();
            measured[index] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return new Measurement(measured);
    }

    private double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
