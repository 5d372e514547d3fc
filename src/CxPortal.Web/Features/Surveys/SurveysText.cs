namespace CxPortal.Web.Features.Surveys;

/// <summary>Marks the texts of this feature (SurveysText.resx, SurveysText.ru.resx).</summary>
public sealed class SurveysText;
