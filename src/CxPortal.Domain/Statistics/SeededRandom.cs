namespace CxPortal.Domain.Statistics;

/// <summary>
/// Random numbers for resampling that are the same on every machine and with every version of the framework, so that a figure computed again
/// is the same figure. SplitMix64 (Steele, Lea and Flood 2014, https://prng.di.unimi.it/splitmix64.c). Not for secrets.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    /// <summary>The seed of every published interval.</summary>
    public const ulong UsualSeed = 20_260_302;

    private ulong state = seed;
    private double? spare;

    /// <summary>From 0 (included) to 1 (excluded).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to below the bound.</summary>
    public int NextIndex(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A standard normal number, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        while (true)
        {
            var (x, y) = ((2 * NextDouble()) - 1, (2 * NextDouble()) - 1);
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                var factor = Math.Sqrt(-2 * Math.Log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }

    /// <summary>A chi-square number, by the gamma method of Marsaglia and Tsang 2000; degrees of freedom from 1.</summary>
    public double NextChiSquare(long degrees)
    {
        if (degrees == 1)
        {
            var normal = NextNormal();
            return normal * normal;
        }

        var d = (degrees / 2.0) - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return 2 * d * v;
            }
        }
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
