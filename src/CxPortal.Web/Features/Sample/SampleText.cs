namespace CxPortal.Web.Features.Sample;

/// <summary>Marks the texts of this feature (SampleText.resx, SampleText.ru.resx).</summary>
public sealed class SampleText;
