namespace CxPortal.Web.Features.Catalog;

/// <summary>Marks the texts of this feature (CatalogText.resx, CatalogText.ru.resx).</summary>
public sealed class CatalogText;
