using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CxPortal.Data;
using CxPortal.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account.TwoStep;

/// <summary>
/// The secret of the authenticator app and the recovery codes of each account: the secret protected by the keys of the installation,
/// the codes as hashes, all of it outside the audit trail. Changes are stored by the caller's save.
/// </summary>
public sealed class TwoStepCodes(CxPortalDbContext database, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How many recovery codes there are at first.</summary>
    public const int RecoveryCodeCount = 10;

    private const string Owner = "CxPortal";
    private const string Secret = "TwoStep.Secret";
    private const string LastStep = "TwoStep.LastStep";
    private const string RecoveryCodes = "TwoStep.RecoveryCodes";
    private const string RecoveryAlphabet = "23456789BCDFGHJKMNPQRTVWXY";
    private const int RecoveryLength = 10;

    private readonly IDataProtector protector = protection.CreateProtector("CxPortal.TwoStepSecret");

    /// <summary>Keeps a new secret, whose code of <paramref name="usedStep"/> has been used, and gives new recovery codes.</summary>
    public async Task<IReadOnlyList<string>> StartAsync(AppUser user, byte[] secret, long usedStep, CancellationToken cancellationToken)
    {
        await WriteAsync(user, Secret, protector.Protect(Convert.ToBase64String(secret)), cancellationToken);
        await WriteAsync(user, LastStep, usedStep.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return await NewRecoveryCodesAsync(user, cancellationToken);
    }

    /// <summary>Gives new recovery codes in place of the old ones.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(AppUser user, CancellationToken cancellationToken)
    {
        var codes = Enumerable.Range(0, RecoveryCodeCount)
            .Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLength).Insert(RecoveryLength / 2, "-"))
            .ToList();
        await WriteAsync(user, RecoveryCodes, string.Join(' ', codes.Select(HashOf)), cancellationToken);
        return codes;
    }

    /// <summary>Forgets secret and codes.</summary>
    public async Task ForgetAsync(AppUser user, CancellationToken cancellationToken) =>
        database.UserTokens.RemoveRange(await database.UserTokens
            .Where(token => token.UserId == user.Id && token.LoginProvider == Owner)
            .ToListAsync(cancellationToken));

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CountRecoveryCodesAsync(Guid userId, CancellationToken cancellationToken) =>
        Split(await database.UserTokens.AsNoTracking()
            .Where(token => token.UserId == userId && token.LoginProvider == Owner && token.Name == RecoveryCodes)
            .Select(token => token.Value)
            .SingleOrDefaultAsync(cancellationToken)).Count;

    /// <summary>Uses up a code of the app or a recovery code.</summary>
    /// <returns><c>app</c> or <c>recovery</c>; null when the code is wrong or was used before.</returns>
    public async Task<string?> RedeemAsync(AppUser user, string typed, CancellationToken cancellationToken)
    {
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (code.Length == RecoveryLength)
        {
            return await RedeemRecoveryAsync(user, code, cancellationToken) ? "recovery" : null;
        }

        return await RedeemFromAppAsync(user, code, cancellationToken) ? "app" : null;
    }

    private async Task<bool> RedeemFromAppAsync(AppUser user, string code, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(user, Secret, cancellationToken);
        var last = await FindAsync(user, LastStep, cancellationToken);
        if (stored?.Value is null || last?.Value is null
            || Unprotect(stored.Value) is not { } secret
            || Totp.Match(secret, code, clock.GetUtcNow()) is not { } step
            || step <= long.Parse(last.Value, CultureInfo.InvariantCulture))
        {
            return false;
        }

        last.Value = step.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private async Task<bool> RedeemRecoveryAsync(AppUser user, string code, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(user, RecoveryCodes, cancellationToken);
        var hashes = Split(stored?.Value);
        if (stored is null || !hashes.Remove(HashOf(code)))
        {
            return false;
        }

        stored.Value = string.Join(' ', hashes);
        return true;
    }

    private Task<IdentityUserToken<Guid>?> FindAsync(AppUser user, string name, CancellationToken cancellationToken) =>
        database.UserTokens.SingleOrDefaultAsync(
            token => token.UserId == user.Id && token.LoginProvider == Owner && token.Name == name, cancellationToken);

    private async Task WriteAsync(AppUser user, string name, string value, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, name, cancellationToken) is { } token)
        {
            token.Value = value;
            return;
        }

        database.UserTokens.Add(new IdentityUserToken<Guid> { UserId = user.Id, LoginProvider = Owner, Name = name, Value = value });
    }

    /// <summary>The secret itself; null when the keys that protected it are gone, so that only recovery codes work.</summary>
    private byte[]? Unprotect(string stored)
    {
        try
        {
            return Convert.FromBase64String(protector.Unprotect(stored));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static List<string> Split(string? stored) => [.. (stored ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string HashOf(string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", string.Empty, StringComparison.Ordinal))));
}
