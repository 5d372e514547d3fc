using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CxPortal.Web.Features.Account.TwoStep;

/// <summary>Hands out secrets for authenticator apps. Until a code has proved that the app has it, a secret lives only in the form, for an hour.</summary>
public sealed partial class TwoStepSecrets(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int UserLength = 16;
    private const int Head = UserLength + sizeof(long);

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector protector = protection.CreateProtector("CxPortal.TwoStepSetUp");

    /// <summary>A new secret for an account.</summary>
    public TwoStepSetUp New(Guid userId, string email) => Describe(userId, email, Totp.NewSecret());

    /// <summary>The same secret once more, after a wrong code; null when the form is too old or not this account's.</summary>
    public TwoStepSetUp? Again(Guid userId, string email, string form) => Open(userId, form) is { } secret ? Describe(userId, email, secret) : null;

    /// <summary>The secret in a form; null when the form is too old or not this account's.</summary>
    public byte[]? Open(Guid userId, string form)
    {
        try
        {
            var content = protector.Unprotect(WebEncoders.Base64UrlDecode(form));
            return new Guid(content.AsSpan(0, UserLength)) == userId
                && BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(UserLength)) >= clock.GetUtcNow().UtcTicks
                    ? content[Head..]
                    : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private TwoStepSetUp Describe(Guid userId, string email, byte[] secret)
    {
        var content = new byte[Head + secret.Length];
        userId.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(UserLength), clock.GetUtcNow().Add(Lifetime).UtcTicks);
        secret.CopyTo(content, Head);
        var key = Base32.Encode(secret);
        return new TwoStepSetUp(
            WebEncoders.Base64UrlEncode(protector.Protect(content)),
            FourLetters().Replace(key, "$0 ").TrimEnd(),
            $"otpauth://totp/CxPortal:{Uri.EscapeDataString(email)}?secret={key}&issuer=CxPortal");
    }

    [GeneratedRegex(".{4}")]
    private static partial Regex FourLetters();
}
