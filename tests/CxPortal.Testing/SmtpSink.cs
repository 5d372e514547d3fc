using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CxPortal.Testing;

/// <summary>A mail server for tests: takes every letter, or refuses all of them.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SunkLetter> letters = new();
    private readonly Task listening;

    public SmtpSink()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listening = ListenAsync();
    }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What it says to the reader's address, for instance <c>550 5.1.1 No such mailbox</c>; null takes the letter.</summary>
    public string? Refusal { get; set; }

    /// <summary>The letters it took.</summary>
    public IReadOnlyCollection<SunkLetter> Letters => letters;

    /// <summary>The account and password that the last client named; null when it named none.</summary>
    public (string User, string Password)? Credentials { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();

        // To be cancelled is how it ends.
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var to = string.Empty;
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-sink\r\n250 AUTH LOGIN");
                    break;
                case "AUTH":
                    await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                    Credentials = (FromBase64(line.Split(' ')[^1]), FromBase64(await reader.ReadLineAsync(stop.Token) ?? string.Empty));
                    await writer.WriteLineAsync("235 ok");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
                    await writer.WriteLineAsync(Refusal ?? "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    letters.Enqueue(SunkLetter.Parse(to, await ReadDataAsync(reader)));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<List<string>> ReadDataAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        }

        return lines;
    }

    private static string FromBase64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}

/// <summary>A letter as it arrived.</summary>
/// <param name="To">Address of the reader.</param>
/// <param name="From">The line that says who wrote it, decoded.</param>
/// <param name="Subject">Subject line, decoded.</param>
/// <param name="Text">Text, decoded.</param>
public sealed partial record SunkLetter(string To, string From, string Subject, string Text)
{
    internal static SunkLetter Parse(string to, List<string> lines)
    {
        var end = lines.IndexOf(string.Empty);
        var body = string.Join('\n', lines.Skip(end + 1));
        var isEncoded = lines.Take(end).Any(line => line.Equals("Content-Transfer-Encoding: base64", StringComparison.OrdinalIgnoreCase));
        return new SunkLetter(
            to,
            Header(lines.Take(end), "From"),
            Header(lines.Take(end), "Subject"),
            isEncoded ? Encoding.UTF8.GetString(Convert.FromBase64String(body)).ReplaceLineEndings("\n") : body);
    }

    /// <summary>A header with its continuation lines, decoded.</summary>
    private static string Header(IEnumerable<string> lines, string name)
    {
        var found = lines.SkipWhile(line => !line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).ToList();
        var folded = found.Skip(1).TakeWhile(line => line.StartsWith(' ') || line.StartsWith('\t'));
        var value = string.Concat(found.Take(1).Select(line => line[(name.Length + 1)..]).Concat(folded)).Trim();
        return EncodedWords().Replace(value, run => Encoding.UTF8.GetString([.. run.Groups["word"].Captures.SelectMany(word => BytesOf(word.Value))]));
    }

    /// <summary>The bytes of <c>B?base64</c> or of <c>Q?quoted-printable</c>.</summary>
    private static byte[] BytesOf(string word) => word[0] is 'B' or 'b'
        ? Convert.FromBase64String(word[2..])
        : [.. Quoted().Matches(word[2..]).Select(part => part.Value switch
        {
            "_" => (byte)' ',
            ['=', ..] code => Convert.ToByte(code[1..], 16),
            var letter => (byte)letter[0],
        })];

    [GeneratedRegex(@"(?:=\?utf-8\?(?<word>[BQ]\?[^?]*)\?=\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWords();

    [GeneratedRegex("=[0-9A-F]{2}|.")]
    private static partial Regex Quoted();
}
