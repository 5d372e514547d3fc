using System.Threading.Channels;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>Somebody says that a password is forgotten.</summary>
/// <param name="Email">The address as typed.</param>
/// <param name="Language">Language of the page, for accounts that have chosen none.</param>
/// <param name="IpAddress">Where the request came from.</param>
public sealed record ForgottenPassword(string Email, string Language, string? IpAddress);

/// <summary>Requests that wait for their letter. They live in memory: who gets no letter asks again.</summary>
public sealed class ForgottenPasswordQueue
{
    private const int Capacity = 1000;

    private readonly Channel<ForgottenPassword> requests =
        Channel.CreateBounded<ForgottenPassword>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Lets a request wait; beyond a thousand it is dropped.</summary>
    public void Add(ForgottenPassword request) => requests.Writer.TryWrite(request);

    /// <summary>No more requests come; what waits is still handed out.</summary>
    public void Close() => requests.Writer.TryComplete();

    /// <summary>The requests as they come, until the queue is closed.</summary>
    public IAsyncEnumerable<ForgottenPassword> ReadAllAsync() => requests.Reader.ReadAllAsync(CancellationToken.None);
}

/// <summary>Answers the waiting requests one after the other.</summary>
internal sealed partial class ForgottenPasswordWorker(
    ForgottenPasswordQueue queue, IServiceScopeFactory scopes, ILogger<ForgottenPasswordWorker> log) : BackgroundService
{
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in queue.ReadAllAsync())
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ForgottenPasswordService>().SendAsync(request, stoppingToken);
            }
            catch (Exception exception)
            {
                // One letter that cannot be written must not keep the others from going out.
                LogFailure(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A letter for a forgotten password could not be written")]
    private partial void LogFailure(Exception exception);
}
