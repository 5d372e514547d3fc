namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Marks the preset texts of the respondent's pages (SurveyPagesText.resx, SurveyPagesText.ru.resx).</summary>
public sealed class SurveyPagesText;
