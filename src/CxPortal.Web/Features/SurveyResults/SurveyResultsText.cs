namespace CxPortal.Web.Features.SurveyResults;

/// <summary>Marks the texts of this feature (SurveyResultsText.resx, SurveyResultsText.ru.resx).</summary>
public sealed class SurveyResultsText;
