using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>The certificate that wraps the keys of data protection, so that a stolen database or backup opens no session.</summary>
public sealed class KeysCertificate
{
    /// <summary>Names a PKCS#12 file.</summary>
    public const string PathVariable = "CXPORTAL_KEYS_CERTIFICATE";

    /// <summary>Holds the password of that file.</summary>
    public const string PasswordVariable = "CXPORTAL_KEYS_CERTIFICATE_PASSWORD";

    private KeysCertificate(X509Certificate2? certificate) => Certificate = certificate;

    /// <summary>The certificate with its private key; null when none is configured.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>Reads the certificate that the environment names.</summary>
    /// <exception cref="InvalidOperationException">It is configured and cannot be used; the message says why.</exception>
    public static KeysCertificate FromEnvironment() =>
        Load(Environment.GetEnvironmentVariable(PathVariable), Environment.GetEnvironmentVariable(PasswordVariable));

    /// <summary>Reads a certificate from a PKCS#12 file; no path means none is configured.</summary>
    /// <inheritdoc cref="FromEnvironment" path="/exception" />
    public static KeysCertificate Load(string? path, string? password)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return new KeysCertificate(null);
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
            return certificate.GetRSAPrivateKey() is not null
                ? new KeysCertificate(certificate)
                : throw new InvalidOperationException($"{PathVariable}: {path} holds no RSA private key.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{PathVariable}: {path} cannot be read ({exception.Message}); is {PasswordVariable} right?", exception);
        }
    }
}
