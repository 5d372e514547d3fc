using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace CxPortal.Web.Features.Account.TwoStep;

/// <summary>Time-based one-time codes of six digits, as authenticator apps make them (RFC 6238, SHA-1, 30 seconds).</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const int SecretLength = 20;

    /// <summary>Steps before and after the present one whose codes are taken, for clocks that differ and people who type slowly.</summary>
    private const int Tolerance = 1;

    /// <summary>A new secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The number of the step in which an instant lies.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step to which a code belongs, among those near <paramref name="now"/>; null when it belongs to none.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now)
    {
        var present = StepOf(now);
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(secret, step)), System.Text.Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Authenticator apps know HMAC-SHA-1 alone, for which SHA-1 is still sound.")]
    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
