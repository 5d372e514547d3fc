using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Commands;

public sealed class UserCommandTests
{
    private const string Email = "anna@bank.example";
    private const string Password = "длинный пароль 42";

    private readonly CommandLine line = new();

    [Fact]
    public async Task Add_WithoutPassword_PrintsALinkAndNothingElse()
    {
        var done = await line.RunAsync("user", "add", Email, "--role", "designer", "--name", "Анна Котова");

        Assert.Equal(0, done.Code);
        Assert.Matches(@"^http://localhost:5000/account/one-time/[A-Za-z0-9_-]+\s*$", done.Output);
        Assert.Contains("No public address is set", done.Error, StringComparison.Ordinal);
        var user = await UserAsync();
        Assert.Equal((Role.Designer, "Анна Котова", (string?)null), (user.Role, user.DisplayName, user.PasswordHash));
        var entry = await line.WithDatabaseAsync(database => database.AuditEntries.FirstAsync(row => row.Subject == nameof(AppUser)));
        Assert.Equal(("user add", "cli:" + Environment.UserName), (entry.Operation, entry.Actor));
    }

    [Fact]
    public async Task Add_WithPasswordFromStandardInput_CanSignIn()
    {
        var done = await line.RunWithInputAsync(Password + "\n", "user", "add", Email, "--role", "administrator", "--password-stdin");

        Assert.Equal((0, $"Added {Email}.", string.Empty), (done.Code, done.Output.TrimEnd(), done.Error));
        Assert.True(await line.WithServicesAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<AppUser>>();
            return await users.CheckPasswordAsync((await users.FindByEmailAsync(Email))!, Password);
        }));
        Assert.Equal("anna", (await UserAsync()).DisplayName);
        Assert.False(await line.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry => entry.After!.Contains("пароль"))));
    }

    [Fact]
    public async Task Add_Json_IsOneDocument()
    {
        var done = await line.RunAsync("user", "add", Email, "--role", "reviewer", "--json");

        Assert.Equal((Email, "reviewer"), (done.Json.GetProperty("email").GetString(), done.Json.GetProperty("role").GetString()));
        Assert.Contains("/account/one-time/", done.Json.GetProperty("link").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna@bank.example", "коротко", "--password-stdin: ")]
    [InlineData("anna@bank.example", "", "--password-stdin: standard input holds no password.")]
    [InlineData("не адрес", "длинный пароль 42", "EMAIL: ")]
    public async Task Add_Invalid_NamesTheOptionAndStoresNobody(string email, string password, string message)
    {
        var refused = await line.RunWithInputAsync(password, "user", "add", email, "--role", "designer", "--password-stdin");

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.StartsWith(message, Assert.Single(refused.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(await line.WithDatabaseAsync(database => database.Users.AnyAsync()));
    }

    [Fact]
    public async Task Add_AddressThatIsTaken_IsRefused()
    {
        await line.RunAsync("user", "add", Email, "--role", "designer");

        var refused = await line.RunAsync("user", "add", "ANNA@bank.example", "--role", "administrator");

        Assert.Equal((1, string.Empty), (refused.Code, refused.Output));
        Assert.StartsWith("EMAIL: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(Role.Designer, (await UserAsync()).Role);
    }

    [Fact]
    public async Task As_AnAccount_HasItsPermissionsOnly()
    {
        await line.RunAsync("user", "add", Email, "--role", "designer");

        var refused = await line.RunAsync("user", "add", "boris@bank.example", "--role", "designer", "--as", Email);
        var listed = await line.RunAsync("list", "journeys", "--as", Email);
        var unknown = await line.RunAsync("list", "journeys", "--as", "nobody@bank.example");

        Assert.Equal((1, 0, 1), (refused.Code, listed.Code, unknown.Code));
        Assert.Contains("UsersManage", refused.Error, StringComparison.Ordinal);
        Assert.Contains("nobody@bank.example", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(1, await line.WithDatabaseAsync(database => database.Users.CountAsync()));
    }

    private Task<AppUser> UserAsync() => line.WithDatabaseAsync(database => database.Users.AsNoTracking().SingleAsync());
}
