using System.Security.Cryptography;
using System.Text.Json;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Identity;

namespace CxPortal.Web.Features.Sample;

/// <summary>
/// One account per role. Passwords are made at the first fill and kept beside the database in a file that only the operating
/// system's user can read, because they are printed at every start.
/// </summary>
internal sealed class SampleAccounts(UserManager<AppUser> users, PortalOptions options, TimeProvider clock)
{
    private const string FileName = "sample-accounts.json";
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 16;

    private static readonly (Role Role, string Name)[] People =
    [
        (Role.Administrator, "Игорь Лапин"),
        (Role.Designer, "Анна Котова"),
        (Role.Reviewer, "Марина Седова"),
        (Role.Executive, "Олег Дёмин"),
    ];

    private string File => Path.Combine(options.DataDirectory, FileName);

    /// <summary>Adds the accounts and keeps their passwords.</summary>
    /// <returns>The accounts by role.</returns>
    public async Task<IReadOnlyDictionary<Role, AppUser>> AddAsync(CancellationToken cancellationToken)
    {
        var added = new Dictionary<Role, AppUser>();
        var kept = new List<KeptAccount>();
        foreach (var (role, name) in People)
        {
            var email = role.ToString().ToLowerInvariant() + "@cxportal.example";
            var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
            var user = new AppUser
            {
                Id = Guid.NewGuid(),
                UserName = email,
                Email = email,
                EmailConfirmed = true,
                DisplayName = name,
                Role = role,
                Language = Cultures.Russian,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            var result = await users.CreateAsync(user, password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"The sample account {email} was refused: {string.Join(' ', result.Errors.Select(error => error.Description))}");
            }

            added[role] = user;
            kept.Add(new KeptAccount(role, email, password));
        }

        await KeepAsync(kept, cancellationToken);
        return added;
    }

    /// <summary>The accounts with their passwords, as far as they still open the portal; empty where no sample was filled.</summary>
    public async Task<IReadOnlyList<SampleAccount>> ListAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File))
        {
            return [];
        }

        await using var stream = System.IO.File.OpenRead(File);
        var accounts = new List<SampleAccount>();
        foreach (var kept in await JsonSerializer.DeserializeAsync<List<KeptAccount>>(stream, cancellationToken: cancellationToken) ?? [])
        {
            var user = await users.FindByEmailAsync(kept.Email);
            if (user is { DisabledAt: null })
            {
                accounts.Add(new SampleAccount(user.Role, kept.Email, await users.CheckPasswordAsync(user, kept.Password) ? kept.Password : null));
            }
        }

        return accounts;
    }

    private async Task KeepAsync(List<KeptAccount> accounts, CancellationToken cancellationToken)
    {
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            System.IO.File.Delete(File);
        }

        await using var stream = new FileStream(File, how);
        await JsonSerializer.SerializeAsync(stream, accounts, cancellationToken: cancellationToken);
    }

    private sealed record KeptAccount(Role Role, string Email, string Password);
}

/// <summary>A sample account as it is printed.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Email">Its address.</param>
/// <param name="Password">Its password; null when somebody has changed it since.</param>
internal sealed record SampleAccount(Role Role, string Email, string? Password);
