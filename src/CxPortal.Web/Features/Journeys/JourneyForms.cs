using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Features.Catalog;

namespace CxPortal.Web.Features.Journeys;

/// <summary>What every form of a journey asks for.</summary>
public abstract class JourneyFactsForm
{
    /// <summary>The title.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Journey.MaxTitleLength, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    /// <summary>The key; blank lets the portal make one from the title.</summary>
    [StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Key { get; set; }

    /// <summary>What the journey is about and where it ends.</summary>
    [StringLength(Journey.MaxDescriptionLength, ErrorMessage = "TooLong")]
    public string? Description { get; set; }

    /// <summary>The product.</summary>
    public long? ProductId { get; set; }

    /// <summary>The segment.</summary>
    public long? SegmentId { get; set; }

    /// <summary>The channels.</summary>
    public List<long> ChannelIds { get; set; } = [];

    /// <summary>The owner.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>As-is or to-be.</summary>
    [EnumDataType(typeof(JourneyNature), ErrorMessage = "Binding.Unknown")]
    public JourneyNature Nature { get; set; } = JourneyNature.AsIs;

    /// <summary>Key of the as-is journey from which a to-be journey starts.</summary>
    public string? BaselineKey { get; set; }

    /// <summary>The day on which the journey is to be looked at again.</summary>
    public DateOnly? ReviewDate { get; set; }

    /// <summary>Language of the content.</summary>
    [RegularExpression("ru|en", ErrorMessage = "Binding.Unknown")]
    public string ContentLanguage { get; set; } = "ru";

    /// <summary>Whether the journey waits for the remarks of others.</summary>
    public bool IsInReview { get; set; }

    /// <summary>What was typed, for the service.</summary>
    public JourneyFacts Facts => new(Title, Key, Nature, ContentLanguage)
    {
        Description = Description,
        ProductId = ProductId,
        SegmentId = SegmentId,
        ChannelIds = [.. ChannelIds.Distinct()],
        OwnerId = OwnerId,
        BaselineKey = BaselineKey,
        ReviewDate = ReviewDate,
        IsInReview = IsInReview,
    };
}

/// <summary>The form of a new journey.</summary>
public sealed class NewJourneyForm : JourneyFactsForm
{
    /// <summary>What the journey begins with.</summary>
    [EnumDataType(typeof(JourneyStart), ErrorMessage = "Binding.Unknown")]
    public JourneyStart Start { get; set; } = JourneyStart.Reference;

    /// <summary>The template, when the journey begins with one.</summary>
    public long? TemplateId { get; set; }
}

/// <summary>The form of a journey that exists.</summary>
public sealed class JourneyForm : JourneyFactsForm
{
    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }
}

/// <summary>The form of a copy.</summary>
public sealed class JourneyCopyForm
{
    /// <summary>Title of the copy.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Journey.MaxTitleLength, ErrorMessage = "TooLong")]
    public string? Title { get; set; }

    /// <summary>Key of the copy; blank lets the portal make one from the title.</summary>
    [StringLength(Slug.MaxLength, ErrorMessage = "TooLong")]
    public string? Key { get; set; }

    /// <summary>Whether cells and cards are copied too, or stages, touchpoints and lanes alone.</summary>
    public bool WithContent { get; set; } = true;

    /// <summary>Whether the copy is the to-be journey of an as-is journey.</summary>
    public bool AsToBe { get; set; }
}

/// <summary>What one may choose for a journey.</summary>
/// <param name="Products">Products.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Owners">People.</param>
/// <param name="Baselines">As-is journeys, by key.</param>
/// <param name="Templates">Journeys to begin with.</param>
public sealed record JourneyChoices(
    IReadOnlyList<CatalogNamed> Products,
    IReadOnlyList<CatalogNamed> Segments,
    IReadOnlyList<CatalogNamed> Channels,
    IReadOnlyList<JourneyOwner> Owners,
    IReadOnlyList<JourneyBaseline> Baselines,
    IReadOnlyList<CatalogNamed> Templates);

/// <summary>An as-is journey.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
public sealed record JourneyBaseline(string Key, string Title);

/// <summary>What the fields of a journey need to know of their page.</summary>
public interface IJourneyFactsPage
{
    /// <summary>What was typed.</summary>
    JourneyFactsForm Form { get; }

    /// <summary>What one may choose.</summary>
    JourneyChoices Choices { get; }
}

/// <summary>The page of a new journey.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Choices">What one may choose.</param>
public sealed record NewJourneyPage(NewJourneyForm Form, JourneyChoices Choices) : IJourneyFactsPage
{
    /// <inheritdoc />
    JourneyFactsForm IJourneyFactsPage.Form => Form;
}

/// <summary>The page of a journey's properties.</summary>
/// <param name="Id">Key of the journey.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Choices">What one may choose.</param>
/// <param name="IsStale">Whether somebody else changed it in between.</param>
public sealed record JourneyEditPage(long Id, JourneyForm Stored, JourneyForm Form, JourneyChoices Choices, bool IsStale = false) : IJourneyFactsPage
{
    /// <inheritdoc />
    JourneyFactsForm IJourneyFactsPage.Form => Form;
}

/// <summary>The page of a copy.</summary>
/// <param name="Id">Key of the model.</param>
/// <param name="Title">Its title.</param>
/// <param name="Nature">As-is or to-be.</param>
/// <param name="Form">What was typed.</param>
public sealed record JourneyCopyPage(long Id, string Title, JourneyNature Nature, JourneyCopyForm Form);
