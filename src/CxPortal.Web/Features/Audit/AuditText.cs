namespace CxPortal.Web.Features.Audit;

/// <summary>Marks the texts of this feature (AuditText.resx, AuditText.ru.resx).</summary>
public sealed class AuditText;
