using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.Surveys.List;

/// <summary>The form of a new survey.</summary>
public sealed class NewSurveyForm
{
    /// <summary>The title.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Survey.MaxTitleLength, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    /// <summary>The key; blank lets the portal make one from the title.</summary>
    [StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Key { get; set; }

    /// <summary>What it begins with.</summary>
    [EnumDataType(typeof(SurveyTemplate), ErrorMessage = "Binding.Unknown")]
    public SurveyTemplate Template { get; set; } = SurveyTemplate.Touchpoint;

    /// <summary>Its languages, the first one first.</summary>
    [RegularExpression("ru,en|en,ru|ru|en", ErrorMessage = "Binding.Unknown")]
    public string Languages { get; set; } = "ru,en";

    /// <summary>What is kept beside the answers.</summary>
    [EnumDataType(typeof(Confidentiality), ErrorMessage = "Binding.Unknown")]
    public Confidentiality Confidentiality { get; set; } = Confidentiality.Anonymous;

    /// <summary>The touchpoint it measures, where it was begun from one.</summary>
    public long? TouchpointId { get; set; }

    /// <summary>The form as it begins, in the language of the interface.</summary>
    public static NewSurveyForm Fresh(long? touchpoint) => new() { Languages = Cultures.Current == Cultures.Russian ? "ru,en" : "en,ru", TouchpointId = touchpoint };
}

/// <summary>The form of a copy.</summary>
public sealed class SurveyCopyForm
{
    /// <summary>Title of the copy.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Survey.MaxTitleLength, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    /// <summary>Key of the copy; blank lets the portal make one from the title.</summary>
    [StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Key { get; set; }
}

/// <summary>The page of a new survey.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Touchpoint">Title of the touchpoint it measures; null where it was not begun from one.</param>
public sealed record NewSurveyPage(NewSurveyForm Form, string? Touchpoint);

/// <summary>The page of a copy.</summary>
/// <param name="Head">The survey to copy.</param>
/// <param name="Form">What was typed.</param>
public sealed record SurveyCopyPage(SurveyHead Head, SurveyCopyForm Form);
