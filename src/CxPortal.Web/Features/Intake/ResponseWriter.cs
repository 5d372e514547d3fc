using System.Security.Cryptography;
using System.Threading.Channels;
using CxPortal.Data.Intake;

namespace CxPortal.Web.Features.Intake;

/// <summary>
/// The one place in this process that writes responses. While a batch is being made durable the next one gathers, so that many
/// responses share the price of one commit; nobody waits for a batch to fill.
/// </summary>
public sealed partial class ResponseWriter(IResponseStore store, ILogger<ResponseWriter> log) : IAsyncDisposable
{
    /// <summary>The most responses in one transaction.</summary>
    public const int MaxBatch = 512;

    /// <summary>The most responses that wait; further ones are refused as busy.</summary>
    private const int MaxWaiting = 10_000;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Lock starting = new();
    private Thread? thread;

    /// <summary>Queues a response.</summary>
    /// <returns>Ends when the response is on disk, or with the error that kept it from being stored; null when too many are waiting.</returns>
    public Task<StoredResponse>? TryWrite(ResponseToStore response)
    {
        var waiting = new Waiting(response);
        if (!queue.Writer.TryWrite(waiting))
        {
            return null;
        }

        Start();
        return waiting.Task;
    }

    /// <summary>Takes no more, and ends when all that was queued is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (thread is { } running)
        {
            await Task.Run(running.Join);
        }
    }

    private void Start()
    {
        if (thread is not null)
        {
            return;
        }

        lock (starting)
        {
            if (thread is null)
            {
                // A thread of its own: a commit waits for the disk, which would hold up a thread of the requests.
                thread = new Thread(Run) { IsBackground = true, Name = "responses" };
                thread.Start();
            }
        }
    }

    private void Run()
    {
        var batch = new List<Waiting>(MaxBatch);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Waiting? repetition = null;
        while (repetition is not null || queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            keys.Clear();
            if (repetition is not null)
            {
                batch.Add(repetition);
                keys.Add(repetition.Response.KeyHash);
                repetition = null;
            }

            while (batch.Count < MaxBatch && repetition is null && queue.Reader.TryRead(out var next))
            {
                // A second one with the same key waits for the next batch, which finds the receipt of the first.
                if (keys.Add(next.Response.KeyHash))
                {
                    batch.Add(next);
                }
                else
                {
                    repetition = next;
                }
            }

            Write([.. batch]);
        }
    }

    private void Write(Waiting[] batch)
    {
        RandomNumberGenerator.Shuffle(batch.AsSpan());
        try
        {
            var results = store.WriteAsync(Array.ConvertAll(batch, waiting => waiting.Response), CancellationToken.None).GetAwaiter().GetResult();
            Spend(batch, results);
            for (var index = 0; index < batch.Length; index++)
            {
                batch[index].Stored(results[index]);
            }
        }
#pragma warning disable CA1031 // Whatever happened is said to those who wait; the writer goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception, batch.Length);
            if (batch.Length == 1)
            {
                batch[0].Failed(exception);
                return;
            }

            // One that cannot be stored must not take the others with it.
            foreach (var waiting in batch)
            {
                Write([waiting]);
            }
        }
    }

    /// <summary>The links of anonymous surveys, after their responses and in an order of their own.</summary>
    private void Spend(Waiting[] batch, IReadOnlyList<StoredResponse> results)
    {
        var links = batch
            .Where((waiting, index) => waiting.Response is { IsAnonymous: true, Submission.InvitationTokenHash: not null }
                && results[index].Fate is ResponseFate.Stored or ResponseFate.Repeated)
            .Select(waiting => waiting.Response.Submission.InvitationTokenHash!)
            .ToArray();
        if (links.Length > 0)
        {
            RandomNumberGenerator.Shuffle(links.AsSpan());
            store.SpendAsync(links, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Count} responses could not be stored")]
    private partial void LogFailure(Exception exception, int count);

    private sealed class Waiting(ResponseToStore response)
    {
        private readonly TaskCompletionSource<StoredResponse> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ResponseToStore Response => response;

        public Task<StoredResponse> Task => completion.Task;

        public void Stored(StoredResponse stored) => completion.TrySetResult(stored);

        public void Failed(Exception exception) => completion.TrySetException(exception);
    }
}
