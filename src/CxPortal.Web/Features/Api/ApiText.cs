namespace CxPortal.Web.Features.Api;

/// <summary>Marks the texts of this feature (ApiText.resx, ApiText.ru.resx).</summary>
public sealed class ApiText;
