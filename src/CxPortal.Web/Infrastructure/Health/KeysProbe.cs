using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Whether the keys that protect sessions and secrets work, and whether they are wrapped by a certificate.</summary>
internal sealed class KeysProbe(IDataProtectionProvider protection, KeysCertificate certificate, IStringLocalizer<HealthText> text) : IFitnessProbe
{
    public string Name => "keys";

    public bool IsVital => true;

    public Task<FitnessFinding> LookAsync(CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("CxPortal.Health");
        protector.Unprotect(protector.Protect(Name));
        return Task.FromResult(certificate.Certificate is { } found
            ? new FitnessFinding(Fitness.Good, text["Keys.Good", found.Subject])
            : new FitnessFinding(Fitness.Warning, text["Keys.Unwrapped", KeysCertificate.PathVariable]));
    }
}
