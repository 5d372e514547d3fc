using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CxPortal.Web.Features.Collectors;

/// <summary>
/// Makes and reads the tokens of personal links: 16 random bytes and 12 bytes of their HMAC-SHA256, as base64url. A token that was
/// made up is recognised without asking the database, and the database keeps hashes alone.
/// </summary>
public sealed class PersonalLinks(PersonalLinkKey key)
{
    /// <summary>Length of a token in characters.</summary>
    public const int TokenLength = 38;

    private const int RandomBytes = 16;
    private const int SignatureBytes = 12;

    /// <summary>A new token and the hash of it that is kept (<see cref="Domain.Surveys.Collection.Invitation.TokenHash"/>).</summary>
    /// <exception cref="InvalidOperationException">The signing key cannot be read; the message says why.</exception>
    public (string Token, string TokenHash) New()
    {
        Span<byte> bytes = stackalloc byte[RandomBytes + SignatureBytes];
        RandomNumberGenerator.Fill(bytes[..RandomBytes]);
        Sign(bytes[..RandomBytes], bytes[RandomBytes..]);
        var token = Base64Url.EncodeToString(bytes);
        return (token, HashOf(token));
    }

    /// <summary>
    /// The token of an invitation, the same each time it is asked for: a reminder carries the link of the first letter, although only
    /// the hash of it is kept. Whoever has the database but not the key cannot make it.
    /// </summary>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="createdAt">When it was decided (UTC): keys of rows may come again after a restore, together with this they do not.</param>
    /// <exception cref="InvalidOperationException">The signing key cannot be read; the message says why.</exception>
    public (string Token, string TokenHash) Of(long invitationId, DateTime createdAt)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var seed = string.Create(CultureInfo.InvariantCulture, $"invitation:{invitationId}:{new DateTimeOffset(createdAt).ToUnixTimeMilliseconds()}");
        HMACSHA256.HashData(key.Value, Encoding.ASCII.GetBytes(seed), whole);
        Span<byte> bytes = stackalloc byte[RandomBytes + SignatureBytes];
        whole[..RandomBytes].CopyTo(bytes);
        Sign(bytes[..RandomBytes], bytes[RandomBytes..]);
        var token = Base64Url.EncodeToString(bytes);
        return (token, HashOf(token));
    }

    /// <summary>Whether a text is a token that was made here.</summary>
    /// <param name="token">What stands in the address.</param>
    /// <param name="hash">The hash by which its invitation is found.</param>
    /// <exception cref="InvalidOperationException">The signing key cannot be read; the message says why.</exception>
    public bool TryHash(string token, out string hash)
    {
        hash = string.Empty;
        Span<byte> bytes = stackalloc byte[RandomBytes + SignatureBytes];
        if (token.Length != TokenLength || Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length != bytes.Length)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(bytes[..RandomBytes], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[RandomBytes..]))
        {
            return false;
        }

        hash = HashOf(token);
        return true;
    }

    /// <summary>The idempotency key of a personal link. It comes from the token and not from its hash, so that the database alone leads from no receipt to an invitation.</summary>
    /// <param name="token">The token.</param>
    public static string IdempotencyKeyOf(string token) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes("submission:" + token)).AsSpan(0, RandomBytes));

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    private void Sign(ReadOnlySpan<byte> random, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Value, random, whole);
        whole[..signature.Length].CopyTo(signature);
    }
}
