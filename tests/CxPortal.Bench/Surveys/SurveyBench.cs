using System.Diagnostics;
using CxPortal.Web.Startup;

namespace CxPortal.Bench.Surveys;

/// <summary>Full responses a second: each gets the form and sends it filled in, and counts when the portal says that it is on disk.</summary>
internal static class SurveyBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    /// <summary>Measures a database.</summary>
    /// <returns>False when what is stored is not what was acknowledged.</returns>
    public static async Task<bool> RunAsync(string name, PortalOptions options)
    {
        var survey = await SurveyUnderTest.CreateAsync(options);
        Console.WriteLine($"{"full survey responses",-28}{"per s",9}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"server CPU",12}");
        long acknowledged = 0;
        var best = 0.0;
        foreach (var clients in (int[])[1, 8, 32])
        {
            using var server = await SurveyServer.StartAsync(options, withStore: true);
            var load = Drive(server, clients);
            acknowledged += load.Acknowledged;
            best = Math.Max(best, load.PerSecond);
            Print($"{name}, {clients} client{(clients == 1 ? "" : "s")}", load);
        }

        var stored = await survey.CountAsync();
        Load nothing;
        using (var server = await SurveyServer.StartAsync(options, withStore: false))
        {
            nothing = Drive(server, 32);
            Print("no storage, 32 clients", nothing);
        }

        Console.WriteLine($"share of the pipeline without storage: {best / nothing.PerSecond:P0}");
        Console.WriteLine(
            $"acknowledged {acknowledged:N0}, stored {stored.Responses:N0}, in daily counts {stored.Counted:N0}; answers {stored.Answers:N0}, in daily counts {stored.CountedAnswers:N0}");
        return acknowledged == stored.Responses && stored.Responses == stored.Counted && stored.Answers == stored.CountedAnswers;
    }

    private static void Print(string name, Load load) => Console.WriteLine(
        $"{name,-28}{load.PerSecond,9:N0}{load.At(0.5),9:F2}{load.At(0.95),9:F2}{load.At(0.99),9:F2}{load.ServerCores,7:F2} cores");

    private static Load Drive(SurveyServer server, int clients)
    {
        var stop = 0;
        var measuring = 0;
        long acknowledged = 0;
        var times = new List<double>();
        var threads = Enumerable.Range(0, clients).Select(number => new Thread(() =>
        {
            using var client = new SurveyClient(server.Port, SurveyUnderTest.Address, number);
            var own = new List<double>();
            while (Volatile.Read(ref stop) == 0)
            {
                var started = Stopwatch.GetTimestamp();
                var status = client.SendForm(client.GetForm());
                if (status != 303)
                {
                    throw new InvalidOperationException($"A response was answered with {status}.");
                }

                Interlocked.Increment(ref acknowledged);
                if (Volatile.Read(ref measuring) == 1)
                {
                    own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            lock (times)
            {
                times.AddRange(own);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Thread.Sleep(WarmUp);
        var processor = server.ProcessorTime;
        var began = Stopwatch.GetTimestamp();
        Volatile.Write(ref measuring, 1);
        Thread.Sleep(Duration);
        Volatile.Write(ref measuring, 0);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var cores = (server.ProcessorTime - processor).TotalSeconds / seconds;
        Volatile.Write(ref stop, 1);
        threads.ForEach(thread => thread.Join());
        return new Load(acknowledged, times.Count / seconds, cores, [.. times.Order()]);
    }

    private sealed record Load(long Acknowledged, double PerSecond, double ServerCores, double[] Times)
    {
        public double At(double share) => Times[(int)Math.Ceiling(share * Times.Length) - 1];
    }
}
