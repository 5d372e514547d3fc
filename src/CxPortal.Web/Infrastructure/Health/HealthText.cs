namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Marks the texts of the probes (HealthText.resx, HealthText.ru.resx).</summary>
public sealed class HealthText;
