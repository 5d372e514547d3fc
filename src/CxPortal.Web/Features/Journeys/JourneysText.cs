namespace CxPortal.Web.Features.Journeys;

/// <summary>Marks the texts of this feature (JourneysText.resx, JourneysText.ru.resx).</summary>
public sealed class JourneysText;
