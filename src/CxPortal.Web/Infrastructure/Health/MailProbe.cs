using System.Net.Sockets;
using CxPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Whether the mail server that is set greets, and offers encryption where it is wanted. Sends nothing.</summary>
internal sealed class MailProbe(CxPortalDbContext database, IStringLocalizer<HealthText> text) : IFitnessProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public string Name => "mail";

    public bool IsVital => false;

    public async Task<FitnessFinding> LookAsync(CancellationToken cancellationToken)
    {
        var settings = await database.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (settings is not { SmtpHost: { Length: > 0 } host, MailFrom: { Length: > 0 } })
        {
            return new FitnessFinding(Fitness.Warning, text["Mail.NotSet"]);
        }

        var place = $"{host}:{settings.SmtpPort}";
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var offers = await GreetAsync(host, settings.SmtpPort, deadline.Token);
            return settings.SmtpUseTls && !offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase)
                ? new FitnessFinding(Fitness.Broken, text["Mail.NoTls", place])
                : new FitnessFinding(Fitness.Good, text["Mail.Good", place]);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return new FitnessFinding(Fitness.Broken, text["Mail.Broken", place, exception.Message]);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FitnessFinding(Fitness.Broken, text["Mail.Silent", place]);
        }
    }

    /// <summary>Says hello and reads what the server offers.</summary>
    private static async Task<string> GreetAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await ReadAnswerAsync(reader, "220", cancellationToken);
        await writer.WriteLineAsync("EHLO cxportal".AsMemory(), cancellationToken);
        var offers = await ReadAnswerAsync(reader, "250", cancellationToken);
        await writer.WriteLineAsync("QUIT".AsMemory(), cancellationToken);
        return offers;
    }

    private static async Task<string> ReadAnswerAsync(StreamReader reader, string code, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await reader.ReadLineAsync(cancellationToken) ?? throw new IOException("The connection was closed.");
            if (!line.StartsWith(code, StringComparison.Ordinal))
            {
                throw new IOException(line);
            }

            lines.Add(line);
            if (line.Length < 4 || line[3] != '-')
            {
                return string.Join('\n', lines);
            }
        }
    }
}
