namespace CxPortal.Web.Features.Touchpoints;

/// <summary>Marks the texts of this feature (TouchpointsText.resx, TouchpointsText.ru.resx).</summary>
public sealed class TouchpointsText;
