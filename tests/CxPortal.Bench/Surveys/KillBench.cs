using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CxPortal.Web.Startup;

namespace CxPortal.Bench.Surveys;

/// <summary>
/// Kills the portal again and again while responses come in, and then looks whether every acknowledged one is there and none twice.
/// What was not acknowledged is sent again with the same key, as a browser would.
/// </summary>
internal static class KillBench
{
    private const int Clients = 8;

    /// <summary>Kills as often as asked.</summary>
    /// <returns>False when something is missing or stored twice.</returns>
    public static async Task<bool> RunAsync(string name, PortalOptions options, int times)
    {
        var survey = await SurveyUnderTest.CreateAsync(options);
        var before = await survey.CountAsync();
        var acknowledged = new ConcurrentBag<string>();
        var pending = new ConcurrentBag<string>();
        for (var round = 0; round < times; round++)
        {
            using var server = await SurveyServer.StartAsync(options, withStore: true);
            var threads = Enumerable.Range(0, Clients).Select(_ => new Thread(() => Send(server.Port, acknowledged, pending))).ToList();
            threads.ForEach(thread => thread.Start());

            // The moment of the kill differs, so that it meets every part of a commit.
            await Task.Delay(300 + (37 * round % 400));
            server.Kill();
            threads.ForEach(thread => thread.Join());
        }

        using (var server = await SurveyServer.StartAsync(options, withStore: true))
        {
            using var client = new SurveyClient(server.Port, SurveyUnderTest.Address, 0);
            foreach (var key in pending)
            {
                if (client.SendForm(key) == 303)
                {
                    acknowledged.Add(key);
                }
            }
        }

        var after = await survey.CountAsync();
        var receipts = await survey.ReceiptsAsync();
        var lost = acknowledged.Distinct().Count(key => !receipts.Contains(HashOf(survey.Id, key)));
        var stored = after.Responses - before.Responses;
        var keys = acknowledged.Distinct().Count();
        Console.WriteLine($"{name}: killed {times} times under {Clients} clients: acknowledged {keys:N0}, stored {stored:N0}, in daily counts {after.Counted - before.Counted:N0}, lost {lost}");
        return lost == 0 && stored == keys && after.Counted - before.Counted == stored && after.Answers == after.CountedAnswers;
    }

    private static void Send(int port, ConcurrentBag<string> acknowledged, ConcurrentBag<string> pending)
    {
        string? sent = null;
        try
        {
            using var client = new SurveyClient(port, SurveyUnderTest.Address, port);
            while (true)
            {
                if (!pending.TryTake(out var key))
                {
                    key = client.GetForm();
                }

                sent = key;
                if (client.SendForm(key) == 303)
                {
                    acknowledged.Add(key);
                }
                else
                {
                    pending.Add(key);
                }

                sent = null;
            }
        }
        catch (SocketException)
        {
            // The portal is gone. What it had not answered is sent again to the next one.
            if (sent is not null)
            {
                pending.Add(sent);
            }
        }
    }

    private static string HashOf(long surveyId, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{surveyId}:{key}")));
}
