namespace CxPortal.Web.Features.Cases;

/// <summary>Marks the texts of this feature (CasesText.resx, CasesText.ru.resx).</summary>
public sealed class CasesText;
