using System.Net;
using System.Net.Sockets;
using CxPortal.Data.Settings;
using CxPortal.Testing;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Infrastructure.Mail;

public sealed class SmtpMailSenderTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private static readonly Letter Letter = new("anna@bank.example", "Новый пароль", "Здравствуйте, Анна!\n\nhttps://cx.bank.example/account/one-time/abc");

    [Fact]
    public async Task Send_NotConfigured_SaysSo()
    {
        await SetAsync(null, 25);

        Assert.Equal(MailStatus.NotConfigured, (await SendAsync()).Status);
    }

    [Fact]
    public async Task Send_ServerListens_DeliversCyrillic()
    {
        await using var server = new SmtpSink();
        await SetAsync("127.0.0.1", server.Port);

        var result = await SendAsync();

        Assert.True(result.IsSent, result.Detail);
        var letter = Assert.Single(server.Letters);
        Assert.Equal((Letter.To, Letter.Subject, Letter.Text), (letter.To, letter.Subject, letter.Text.TrimEnd()));
    }

    [Fact]
    public async Task Send_NobodyListens_FailsWithAReason()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        server.Stop();
        await SetAsync("127.0.0.1", port);

        var result = await SendAsync();

        Assert.Equal(MailStatus.Failed, result.Status);
        Assert.False(string.IsNullOrWhiteSpace(result.Detail));
    }

    [Fact]
    public void Password_ProtectedElsewhere_IsNull()
    {
        var password = portal.Services.GetRequiredService<SmtpPassword>();

        Assert.Equal("secret", password.Unprotect(password.Protect("secret")));
        Assert.Null(password.Unprotect("nonsense"));
    }

    private Task SetAsync(string? host, int port) => portal.WithDatabaseAsync(async database =>
    {
        var settings = await database.Settings.SingleAsync(row => row.Id == PortalSettings.SingleId);
        settings.SmtpHost = host;
        settings.SmtpPort = port;
        settings.SmtpUseTls = false;
        settings.MailFrom = "cx@bank.example";
        await database.SaveChangesAsync();
    });

    private async Task<MailResult> SendAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMailSender>().SendAsync(Letter, CancellationToken.None);
    }
}
