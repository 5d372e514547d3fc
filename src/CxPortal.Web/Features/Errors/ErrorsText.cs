namespace CxPortal.Web.Features.Errors;

/// <summary>Marks the texts of this feature (ErrorsText.resx, ErrorsText.ru.resx).</summary>
public sealed class ErrorsText;
