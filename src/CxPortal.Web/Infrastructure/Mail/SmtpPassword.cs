using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CxPortal.Web.Infrastructure.Mail;

/// <summary>Protects the password of the mail account, which the settings keep only in this form.</summary>
public sealed class SmtpPassword(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("CxPortal.SmtpPassword");

    /// <summary>The form to store.</summary>
    public string Protect(string password) => protector.Protect(password);

    /// <summary>The password itself; null when the keys that protected it are gone, so that it must be entered anew.</summary>
    public string? Unprotect(string stored)
    {
        try
        {
            return protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
