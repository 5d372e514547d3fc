namespace CxPortal.Web.Features.Collectors;

/// <summary>Marks the texts of this feature (CollectorsText.resx, CollectorsText.ru.resx).</summary>
public sealed class CollectorsText;
