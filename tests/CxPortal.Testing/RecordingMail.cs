using System.Collections.Concurrent;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxPortal.Testing;

/// <summary>Keeps letters instead of sending them.</summary>
public sealed class RecordingMail : IMailSender
{
    private readonly ConcurrentQueue<Letter> letters = new();

    /// <summary>Whether the next letters fail.</summary>
    public bool Fails { get; set; }

    public Task<bool> IsConfiguredAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<MailResult> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            return Task.FromResult(new MailResult(MailStatus.Failed, "Connection refused"));
        }

        letters.Enqueue(letter);
        return Task.FromResult(new MailResult(MailStatus.Sent));
    }

    /// <summary>The first letter to an address, as soon as it is there.</summary>
    public async Task<Letter> WaitForAsync(string to)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (letters.FirstOrDefault(letter => letter.To == to) is { } letter)
            {
                return letter;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException($"No letter to {to} within five seconds.");
    }

    /// <summary>The latest letter to an address.</summary>
    public Letter LastTo(string to) => letters.Last(letter => letter.To == to);

    /// <summary>How many letters went to an address.</summary>
    public int CountTo(string to) => letters.Count(letter => letter.To == to);

    internal static RecordingMail Register(WebApplicationBuilder builder)
    {
        var mail = new RecordingMail();
        builder.Services.Replace(ServiceDescriptor.Scoped<IMailSender>(_ => mail));
        return mail;
    }
}

/// <summary>A portal that can send letters.</summary>
public interface IMailPortal
{
    /// <summary>The letters.</summary>
    RecordingMail Mail { get; }
}

/// <summary>A portal on SQLite that can send letters.</summary>
public sealed class SqliteMailPortal : SqlitePortal, IMailPortal
{
    public RecordingMail Mail { get; private set; } = null!;

    protected override void ConfigureBuilder(WebApplicationBuilder builder) => Mail = RecordingMail.Register(builder);
}

/// <summary>A portal on PostgreSQL that can send letters.</summary>
public sealed class PostgresMailPortal : PostgresPortal, IMailPortal
{
    public RecordingMail Mail { get; private set; } = null!;

    protected override void ConfigureBuilder(WebApplicationBuilder builder) => Mail = RecordingMail.Register(builder);
}
