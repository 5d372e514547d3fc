using System.IO.Compression;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Commands;

public sealed class BackupCommandTests : IAsyncLifetime
{
    private readonly CommandLine line = new();
    private readonly string archive = Path.Combine(TestDatabases.NewDirectory(), "backup.zip");

    public async Task InitializeAsync()
    {
        var file = Path.Combine(TestDatabases.NewDirectory(), "journey.json");
        await File.WriteAllBytesAsync(file, JourneyDocumentJson.Write(TestData.FullDocument("kept")));
        Assert.Equal(0, (await line.RunAsync("import", "journey", file)).Code);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task BackupAndRestore_BringTheOldStateBack()
    {
        var backup = await line.RunSilentAsync("backup", archive, "--json");
        await line.RunAsync("user", "add", "later@bank.example", "--role", "designer");

        var restore = await line.RunSilentAsync("restore", archive, "--json");

        Assert.Equal((0, string.Empty, 0, string.Empty), (backup.Code, backup.Error, restore.Code, restore.Error));
        Assert.Equal(("CxPortal", "sqlite"), (backup.Json.GetProperty("product").GetString(), backup.Json.GetProperty("provider").GetString()));
        Assert.Equal(backup.Json.GetRawText(), restore.Json.GetRawText());
        Assert.False(await line.WithDatabaseAsync(database => database.Users.AnyAsync()));
        Assert.Equal("kept", (await line.RunAsync("list", "journeys", "--json")).Json[0].GetProperty("key").GetString());
        Assert.Equal(["backup", "restore"], await line.WithDatabaseAsync(database => database.AuditEntries
            .Where(entry => entry.Subject == "Backup").OrderBy(entry => entry.Id).Select(entry => entry.Operation).ToListAsync()));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(archive));
        }
    }

    [Fact]
    public async Task Restore_IntoAnEmptyDirectory_BringsEverything()
    {
        await line.RunSilentAsync("backup", archive);
        var other = new CommandLine();

        var restored = await other.RunSilentAsync("restore", archive);

        Assert.Equal((0, string.Empty), (restored.Code, restored.Error));
        Assert.StartsWith("Restored the state of ", restored.Output, StringComparison.Ordinal);
        Assert.Equal("kept", (await other.RunAsync("list", "journeys", "--json")).Json[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Restore_WhileThePortalServes_IsRefused()
    {
        await line.RunSilentAsync("backup", archive);
        CommandResult refused, backup;
        using (DirectoryUse.Shared(line.Data))
        {
            refused = await line.RunSilentAsync("restore", archive);
            backup = await line.RunSilentAsync("backup", archive);
        }

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("stop it first", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, backup.Code);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("text")]
    [InlineData("half")]
    [InlineData("foreign")]
    [InlineData("newer")]
    [InlineData("changed")]
    public async Task Restore_WhatIsNoBackup_IsRefusedAndChangesNothing(string damage)
    {
        await line.RunSilentAsync("backup", archive);
        await DamageAsync(damage);

        var refused = await line.RunSilentAsync("restore", archive);

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains(archive, Assert.Single(refused.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal("kept", (await line.RunAsync("list", "journeys", "--json")).Json[0].GetProperty("key").GetString());
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(line.Data), entry => Path.GetFileName(entry).StartsWith(".cxportal-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Backup_ToAFolderThatIsNotThere_IsRefused()
    {
        var refused = await line.RunSilentAsync("backup", Path.Combine(archive, "missing", "b.zip"));

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("There is no directory", refused.Error, StringComparison.Ordinal);
    }

    private async Task DamageAsync(string damage)
    {
        switch (damage)
        {
            case "missing":
                File.Delete(archive);
                break;
            case "text":
                await File.WriteAllTextAsync(archive, "this is no archive");
                break;
            case "half":
                await File.WriteAllBytesAsync(archive, (await File.ReadAllBytesAsync(archive))[..2000]);
                break;
            case "foreign":
                await ChangeAsync("manifest.json", text => text.Replace("\"sqlite\"", "\"postgres\"", StringComparison.Ordinal));
                break;
            case "newer":
                await ChangeAsync("manifest.json", text => text.Replace("\"migration\": \"2", "\"migration\": \"9", StringComparison.Ordinal));
                break;
            default:
                await ChangeAsync("manifest.json", text => text.Replace("\"sha256\": \"", "\"sha256\": \"0", StringComparison.Ordinal));
                break;
        }
    }

    private async Task ChangeAsync(string entry, Func<string, string> change)
    {
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open()))
        {
            text = await reader.ReadToEndAsync();
        }

        zip.GetEntry(entry)!.Delete();
        await using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        Assert.NotEqual(text, change(text));
        await writer.WriteAsync(change(text));
    }
}
