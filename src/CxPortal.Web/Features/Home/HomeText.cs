namespace CxPortal.Web.Features.Home;

/// <summary>Marks the texts of this feature (HomeText.resx, HomeText.ru.resx).</summary>
public sealed class HomeText;
