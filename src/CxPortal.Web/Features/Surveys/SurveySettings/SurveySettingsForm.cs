using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;

namespace CxPortal.Web.Features.Surveys.SurveySettings;

/// <summary>What a survey says of itself.</summary>
public sealed class SurveySettingsForm
{
    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }

    /// <summary>The title.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Survey.MaxTitleLength, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    /// <summary>The key.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Key { get; set; }

    /// <summary>Who answers for it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The family for caps of the contact policy.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Family { get; set; }

    /// <summary>What is kept beside the answers; without effect once the survey was published.</summary>
    [EnumDataType(typeof(Confidentiality), ErrorMessage = "Binding.Unknown")]
    public Confidentiality Confidentiality { get; set; } = Confidentiality.Anonymous;

    /// <summary>First day on which answers are taken.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>Last day on which answers are taken.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>After how many complete responses it closes.</summary>
    [Range(1, 100_000_000, ErrorMessage = "OutOfRange")]
    public int? ResponseLimit { get; set; }

    /// <summary>For how many days single responses are kept.</summary>
    [Range(1, 36_500, ErrorMessage = "OutOfRange")]
    public int? RetentionDays { get; set; }

    /// <summary>Attributes by slot, the first one first.</summary>
    public List<AttributeForm> Attributes { get; set; } = [];

    /// <summary>Places as <c>j-1</c>, <c>s-2</c>, <c>t-3</c>: journey, stage, touchpoint.</summary>
    public List<string> Places { get; set; } = [];

    /// <summary>The form of a survey.</summary>
    public static SurveySettingsForm Of(Survey survey) => new()
    {
        Version = survey.Version,
        Title = survey.Title,
        Key = survey.Key,
        OwnerId = survey.OwnerId,
        Family = survey.Family,
        Confidentiality = survey.Confidentiality,
        OpensOn = survey.OpensOn,
        ClosesOn = survey.ClosesOn,
        ResponseLimit = survey.ResponseLimit,
        RetentionDays = survey.RetentionDays,
        Attributes =
        [
            .. Enumerable.Range(1, SurveyAttribute.MaxPerSurvey).Select(slot => survey.Attributes.Find(attribute => attribute.Slot == slot) is { } attribute
                ? new AttributeForm { Key = attribute.Key, Title = attribute.Title }
                : new AttributeForm()),
        ],
        Places = [.. survey.Places.Select(NameOf)],
    };

    /// <summary>Name of a place in the form.</summary>
    public static string NameOf(SurveyPlace place) =>
        place.TouchpointId is { } touchpoint ? FormattableString.Invariant($"t-{touchpoint}")
        : place.StageId is { } stage ? FormattableString.Invariant($"s-{stage}")
        : FormattableString.Invariant($"j-{place.JourneyId}");
}

/// <summary>An attribute as typed.</summary>
public sealed class AttributeForm
{
    /// <summary>Its key; blank for none.</summary>
    public string? Key { get; set; }

    /// <summary>Its title.</summary>
    public string? Title { get; set; }
}

/// <summary>The page of a survey's settings.</summary>
/// <param name="Head">The survey.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Stored">What is stored.</param>
public sealed record SurveySettingsPage(SurveyHead Head, SurveySettingsForm Form, SurveySettingsForm Stored)
{
    /// <summary>People who may own it.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Owners { get; init; } = [];

    /// <summary>Families in use.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>Where it may measure.</summary>
    public IReadOnlyList<JourneyPlaces> Places { get; init; } = [];

    /// <summary>Whether somebody else changed it in between.</summary>
    public bool IsStale { get; init; }
}
