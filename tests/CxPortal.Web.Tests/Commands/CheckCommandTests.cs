using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Commands;

public sealed class CheckCommandTests
{
    private readonly CommandLine line = new();

    [Fact]
    public async Task Check_FreshInstallation_WarnsOfWhatIsNotConfiguredAndIsFit()
    {
        CommandResult done;
        using (DirectoryUse.Shared(line.Data))
        {
            done = await line.RunAsync("check", "--json");
        }

        Assert.Equal((0, string.Empty), (done.Code, done.Error));
        Assert.True(done.Json.GetProperty("fit").GetBoolean());
        var parts = done.Json.GetProperty("parts").EnumerateArray().ToDictionary(
            part => part.GetProperty("name").GetString()!, part => part.GetProperty("fitness").GetString());
        Assert.Equal(["browser", "database", "disk", "keys", "mail", "migrations"], parts.Keys.Order());
        Assert.Equal(("good", "good", "warning", "warning"), (parts["database"], parts["migrations"], parts["mail"], parts["keys"]));
    }

    [Fact]
    public async Task Check_MailServerThatAnswers_IsGood()
    {
        await using var server = new SmtpSink();
        await SetMailAsync(server.Port);

        var done = await line.RunAsync("check");

        Assert.Equal((0, string.Empty), (done.Code, done.Error));
        Assert.Matches($@"(?m)^good +mail +127\.0\.0\.1:{server.Port} answers\.", done.Output);
    }

    [Fact]
    public async Task Check_MailServerThatDoesNot_IsExitCode1AndNamesThePart()
    {
        int port;
        await using (var server = new SmtpSink())
        {
            port = server.Port;
        }

        await SetMailAsync(port);

        var failed = await line.RunAsync("check");

        Assert.Equal((1, "Not fit: mail."), (failed.Code, failed.Error.TrimEnd()));
        Assert.Matches(@"(?m)^broken +mail ", failed.Output);
    }

    private async Task SetMailAsync(int port)
    {
        await line.RunAsync("list", "journeys");
        await line.WithDatabaseAsync(async database =>
        {
            var settings = await database.Settings.SingleAsync();
            (settings.SmtpHost, settings.SmtpPort, settings.SmtpUseTls, settings.MailFrom) = ("127.0.0.1", port, false, "cx@bank.example");
            return await database.SaveChangesAsync();
        });
    }
}
