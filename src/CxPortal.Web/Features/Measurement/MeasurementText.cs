namespace CxPortal.Web.Features.Measurement;

/// <summary>Marks the texts of this feature (MeasurementText.resx, MeasurementText.ru.resx).</summary>
public sealed class MeasurementText;
