using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>The secret text of a token of the HTTP API; only its hash is kept.</summary>
public static class AccessTokenSecret
{
    /// <summary>What every secret begins with, so that it is known for what it is wherever it turns up.</summary>
    public const string Prefix = "cxp_";

    /// <summary>A new secret: 32 random bytes.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a secret, 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
