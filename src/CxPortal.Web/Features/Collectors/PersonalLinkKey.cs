using System.Security.Cryptography;
using System.Xml.Linq;
using CxPortal.Data;
using CxPortal.Data.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Collectors;

/// <summary>
/// The key that signs personal links: made once, kept in the database beside the keys of data protection and encrypted by them, so
/// that every process and every backup has it.
/// </summary>
public sealed class PersonalLinkKey(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    /// <summary>Name of its row; the ring of data protection leaves rows of this name out.</summary>
    internal const string RowName = "personal-links";

    private readonly Lock reading = new();
    private byte[]? value;

    /// <summary>The key, 32 bytes.</summary>
    /// <exception cref="InvalidOperationException">It cannot be decrypted with the keys at hand.</exception>
    public ReadOnlySpan<byte> Value
    {
        get
        {
            if (value is { } known)
            {
                return known;
            }

            lock (reading)
            {
                return value ??= Read() ?? Make();
            }
        }
    }

    private IDataProtector Protector => protection.CreateProtector("CxPortal.PersonalLinks");

    private byte[]? Read()
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();

        // The first row counts, should two processes have made one at the same time.
        var xml = database.DataProtectionKeys.AsNoTracking().Where(row => row.FriendlyName == RowName).OrderBy(row => row.Id).Select(row => row.Xml).FirstOrDefault();
        if (xml is null)
        {
            return null;
        }

        try
        {
            return Protector.Unprotect(Convert.FromBase64String(XElement.Parse(xml).Value));
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException(
                "The key that signs personal links cannot be decrypted: configure the certificate that wraps the keys, or restore the keys from a backup.", exception);
        }
    }

    private byte[] Make()
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        var made = Convert.ToBase64String(Protector.Protect(RandomNumberGenerator.GetBytes(32)));
        database.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = RowName, Xml = new XElement("personalLinkKey", made).ToString() });

        // Tokens are read where nothing can be awaited; this runs once in the life of a database.
        database.SaveChangesAsync().GetAwaiter().GetResult();
        return Read()!;
    }
}
