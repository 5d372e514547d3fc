using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CxPortal.Data;
using CxPortal.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Account.Passwords;

/// <summary>What a one-time link is for.</summary>
public enum LinkPurpose : byte
{
    /// <summary>The first sign-in of somebody who was invited; good for seven days.</summary>
    FirstSignIn = 1,

    /// <summary>A new password in place of a forgotten one; good for a day.</summary>
    Reset = 2,
}

/// <summary>A one-time link that holds.</summary>
/// <param name="User">The account it opens.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record OpenedLink(AppUser User, LinkPurpose Purpose);

/// <summary>
/// Links by which somebody sets a password once. A link holds until the password (or anything else that ends sessions) changes, or
/// until its time is over. Nothing is stored: the link itself carries the account and the mark that the change replaces.
/// </summary>
public sealed class OneTimeLinks(CxPortalDbContext database, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int UserLength = 16;
    private const int MarkLength = 32;
    private const int Length = 1 + UserLength + sizeof(long) + MarkLength;

    private readonly IDataProtector protector = protection.CreateProtector("CxPortal.OneTimeLink");

    /// <summary>For how long a link holds.</summary>
    public static TimeSpan LifetimeOf(LinkPurpose purpose) => purpose == LinkPurpose.FirstSignIn ? TimeSpan.FromDays(7) : TimeSpan.FromDays(1);

    /// <summary>Path of a new link for an account as it is now.</summary>
    public string PathFor(AppUser user, LinkPurpose purpose)
    {
        var content = new byte[Length];
        content[0] = (byte)purpose;
        user.Id.TryWriteBytes(content.AsSpan(1));
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(1 + UserLength), clock.GetUtcNow().Add(LifetimeOf(purpose)).UtcTicks);
        MarkOf(user).CopyTo(content, Length - MarkLength);
        return "/account/one-time/" + WebEncoders.Base64UrlEncode(protector.Protect(content));
    }

    /// <summary>The account that a link opens, tracked; null when the link is used up, too old, or no link of this portal.</summary>
    public async Task<OpenedLink?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not { Length: Length } content
            || BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(1 + UserLength)) < clock.GetUtcNow().UtcTicks)
        {
            return null;
        }

        var id = new Guid(content.AsSpan(1, UserLength));
        var user = await database.Users.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return user is { DisabledAt: null } && CryptographicOperations.FixedTimeEquals(MarkOf(user), content.AsSpan(Length - MarkLength))
            ? new OpenedLink(user, (LinkPurpose)content[0])
            : null;
    }

    private byte[]? Read(string token)
    {
        try
        {
            return protector.Unprotect(WebEncoders.Base64UrlDecode(token));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static byte[] MarkOf(AppUser user) => SHA256.HashData(Encoding.UTF8.GetBytes(user.SecurityStamp ?? string.Empty));
}
