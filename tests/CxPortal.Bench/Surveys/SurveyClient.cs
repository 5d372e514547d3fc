using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CxPortal.Bench.Surveys;

/// <summary>
/// One respondent after the other on one connection: gets the form, sends it filled in, reads the answer. Works on a bare socket,
/// because the generator shares the processors with what it measures.
/// </summary>
internal sealed class SurveyClient : IDisposable
{
    private static readonly byte[] KeyMark = "name=\"k\" value=\""u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly byte[] get;
    private readonly string address;
    private readonly Random random;

    public SurveyClient(int port, string address, int seed)
    {
        this.address = address;
        random = new Random(seed);
        get = Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: ru\r\n\r\n");
        socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Gets a form.</summary>
    /// <returns>Its idempotency key.</returns>
    /// <exception cref="InvalidOperationException">The answer is no form.</exception>
    public string GetForm()
    {
        var (status, length) = Exchange(get);
        var place = buffer.AsSpan(0, length).IndexOf(KeyMark);
        return status == 200 && place > 0
            ? Encoding.ASCII.GetString(buffer, place + KeyMark.Length, 22)
            : throw new InvalidOperationException($"GET {address} answered {status} without a form.");
    }

    /// <summary>Sends a form.</summary>
    /// <returns>The status: 303 when the response was acknowledged.</returns>
    public int SendForm(string key)
    {
        var body = $"q_nps={random.Next(11)}&q_csat={random.Next(1, 6)}&q_ces={random.Next(1, 8)}&q_channel={(random.Next(2) == 0 ? "web" : "app")}"
            + $"&q_topics=speed&q_topics=staff&q_comment=It+took+{random.Next(1000)}+minutes&k={key}&r=1&p=0&l=ru";
        return Exchange(Encoding.ASCII.GetBytes(
            $"POST {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}")).Status;
    }

    public void Dispose() => socket.Dispose();

    private (int Status, int Length) Exchange(byte[] request)
    {
        socket.Send(request);
        var length = 0;
        var total = int.MaxValue;
        while (length < total)
        {
            var read = socket.Receive(buffer, length, buffer.Length - length, SocketFlags.None);
            if (read == 0)
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }

            length += read;
            var head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (total == int.MaxValue && head >= 0)
            {
                total = head + 4 + ContentLength(Encoding.ASCII.GetString(buffer, 0, head));
            }
        }

        return (int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture), length);
    }

    private static int ContentLength(string head)
    {
        const string name = "content-length:";
        var place = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (place < 0)
        {
            return 0;
        }

        var end = head.IndexOf('\r', place);
        return int.Parse(end < 0 ? head.AsSpan(place + name.Length) : head.AsSpan((place + name.Length)..end), CultureInfo.InvariantCulture);
    }
}
