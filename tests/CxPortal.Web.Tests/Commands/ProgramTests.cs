using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Commands;

/// <summary>The program in a process of its own: what tests in this process cannot show.</summary>
public sealed partial class ProgramTests
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    private readonly CommandLine line = new();

    [Fact]
    public async Task List_FreshDirectory_PrintsOneJsonDocument()
    {
        var listed = await CxPortalProcess.RunAsync(NoEnvironment, "list", "journeys", "--json", "--data", line.Data);

        Assert.True(listed.Code == 0, listed.Error);
        Assert.Equal(JsonValueKind.Array, listed.Json.ValueKind);
        Assert.Equal(2, (await CxPortalProcess.RunAsync(NoEnvironment, "list", "nonsense")).Code);
    }

    [Fact]
    public async Task Serve_AnswersWhenReadyAndEndsWithTheSignal()
    {
        using var process = CxPortalProcess.Start(NoEnvironment, "serve", "--data", line.Data, "--urls", "http://127.0.0.1:0");
        try
        {
            var address = await AddressAsync(process);
            using var http = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
            var beside = await line.RunAsync("check", "--json");
            Assert.Equal((0, string.Empty), (beside.Code, beside.Error));

            using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            {
                await signal.WaitForExitAsync();
            }

            await CxPortalProcess.EndAsync(process, TimeSpan.FromSeconds(10));
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Serve_SampleOutsideDevelopment_IsRefused()
    {
        var refused = await CxPortalProcess.RunAsync(NoEnvironment, "serve", "--sample", "--data", line.Data);

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Development", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(line.Data, "cxportal.db")));
    }

    [Fact]
    public async Task Keys_WithACertificate_LieWrappedInTheDatabase()
    {
        var file = Path.Combine(TestDatabases.NewDirectory(), "keys.pfx");
        using (var secret = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=cxportal-keys", secret, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, "секрет"));
        }

        var environment = new Dictionary<string, string> { ["CXPORTAL_KEYS_CERTIFICATE"] = file, ["CXPORTAL_KEYS_CERTIFICATE_PASSWORD"] = "секрет" };
        var first = await CxPortalProcess.RunAsync(environment, "check", "--json", "--data", line.Data, "--language", "en");
        var again = await CxPortalProcess.RunAsync(environment, "check", "--json", "--data", line.Data, "--language", "en");

        Assert.True((first.Code, again.Code) == (0, 0), first.Error + again.Error);
        var keys = again.Json.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "keys");
        Assert.Equal(("good", "Wrapped by the certificate CN=cxportal-keys"), (keys.GetProperty("fitness").GetString(), keys.GetProperty("message").GetString()));
        var stored = Assert.Single(await line.WithDatabaseAsync(database => database.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).ToListAsync()));
        Assert.Contains("<EncryptedData", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.pfx")]
    [InlineData("text.pfx")]
    public async Task Keys_CertificateThatCannotBeRead_IsNamed(string name)
    {
        var file = Path.Combine(TestDatabases.NewDirectory(), name);
        if (name == "text.pfx")
        {
            await File.WriteAllTextAsync(file, "no certificate");
        }

        var refused = await CxPortalProcess.RunAsync(new Dictionary<string, string> { ["CXPORTAL_KEYS_CERTIFICATE"] = file }, "check", "--data", line.Data);

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("CXPORTAL_KEYS_CERTIFICATE: " + file, Assert.Single(refused.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Where it listens, as soon as it says so.</summary>
    private static async Task<string> AddressAsync(Process process)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } notice)
        {
            said.Add(notice);
            if (Answers().Match(notice) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException("The portal ended: " + string.Join(Environment.NewLine, said));
    }

    [GeneratedRegex(@"^CxPortal answers at (http://\S+?)[, ]")]
    private static partial Regex Answers();
}
