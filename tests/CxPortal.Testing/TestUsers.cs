using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>One account per role, in every test database.</summary>
public static class TestUsers
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Address of the account with a role.</summary>
    public static string EmailOf(Role role) => role.ToString().ToLowerInvariant() + "@bank.example";

    /// <summary>Adds them; Russian is the language of their interface.</summary>
    public static async Task AddAllAsync(IServiceProvider services)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            await AddAsync(services, role, EmailOf(role), "ru");
        }
    }

    /// <summary>Adds one account.</summary>
    public static async Task AddAsync(IServiceProvider services, Role role, string email, string language)
    {
        await using var scope = services.CreateAsyncScope();
        var user = new AppUser
        {
            Id = Guid.NewGuid(),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = "Test " + role,
            Role = role,
            Language = language,
            CreatedAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
        };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, Password);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
