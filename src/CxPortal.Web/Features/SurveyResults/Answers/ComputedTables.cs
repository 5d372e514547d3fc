using System.Collections.Concurrent;

namespace CxPortal.Web.Features.SurveyResults.Answers;

/// <summary>Something that was computed from single answers.</summary>
/// <param name="Value">The result; null while it is computed for the first time.</param>
/// <param name="AsOf">The instant (UTC) whose answers it counts; null while there is none.</param>
/// <param name="IsRunning">Whether a newer result is being computed.</param>
public sealed record Computed<T>(T? Value, DateTime? AsOf, bool IsRunning)
    where T : class;

/// <summary>
/// Computes what needs single answers in the background and keeps it for a while, so that no page waits for millions of them.
/// What is quickly done is answered at once.
/// </summary>
public sealed partial class ComputedTables(IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ComputedTables> log)
{
    /// <summary>For how long a result is shown before it is computed anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int MostKept = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>A result by its key; computed when there is none or it is old.</summary>
    /// <param name="key">Names the result with all that it depends on.</param>
    /// <param name="compute">Computes it, with services of its own.</param>
    /// <param name="cancellationToken">Ends the waiting, not the computation.</param>
    public async Task<Computed<T>> GetAsync<T>(string key, Func<IServiceProvider, CancellationToken, Task<T>> compute, CancellationToken cancellationToken)
        where T : class
    {
        Forget();
        var entry = entries.GetOrAdd(key, _ => new Entry());
        var now = clock.GetUtcNow().UtcDateTime;
        lock (entry)
        {
            if (entry.Running is null && (entry.AsOf is null || now - entry.AsOf > Lifetime))
            {
                entry.Running = Task.Run(() => ComputeAsync(entry, now, compute), CancellationToken.None);
            }
        }

        if (entry.AsOf is null && entry.Running is { } running)
        {
            await Task.WhenAny(running, Task.Delay(Patience, cancellationToken));
        }

        return new Computed<T>((T?)entry.Value, entry.AsOf, entry.Running is not null);
    }

    private async Task ComputeAsync<T>(Entry entry, DateTime now, Func<IServiceProvider, CancellationToken, Task<T>> compute)
        where T : class
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var value = await compute(scope.ServiceProvider, lifetime.ApplicationStopping);
            (entry.Value, entry.AsOf) = (value, now);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
        finally
        {
            entry.Running = null;
        }
    }

    private void Forget()
    {
        foreach (var old in entries.Where(entry => entry.Value.Running is null).OrderBy(entry => entry.Value.AsOf).Take(Math.Max(0, entries.Count - MostKept)))
        {
            entries.TryRemove(old.Key, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A table of survey results could not be computed")]
    private partial void LogFailed(Exception exception);

    private sealed class Entry
    {
        public volatile Task? Running;

        public object? Value { get; set; }

        public DateTime? AsOf { get; set; }
    }
}
