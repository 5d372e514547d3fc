namespace CxPortal.Web.Features.Settings;

/// <summary>Marks the texts of this feature (SettingsText.resx, SettingsText.ru.resx).</summary>
public sealed class SettingsText;
