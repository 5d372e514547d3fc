namespace CxPortal.Web.Features.ResponseImport;

/// <summary>Marks the texts of this feature (ResponseImportText.resx, ResponseImportText.ru.resx).</summary>
public sealed class ResponseImportText;
