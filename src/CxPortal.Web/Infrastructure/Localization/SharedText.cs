namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>Marks the texts that several features share (SharedText.resx, SharedText.ru.resx).</summary>
public sealed class SharedText;
