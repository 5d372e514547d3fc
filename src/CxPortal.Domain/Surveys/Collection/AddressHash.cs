using System.Security.Cryptography;
using System.Text;

namespace CxPortal.Domain.Surveys.Collection;

/// <summary>The form in which addresses of people who want no invitations are kept, so that the wish outlives the erasure of the person.</summary>
public static class AddressHash
{
    /// <summary>SHA-256 of the address in lower case, 64 hexadecimal digits.</summary>
    public static string Of(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant())));
}
