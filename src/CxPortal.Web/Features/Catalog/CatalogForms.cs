using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Catalog;

namespace CxPortal.Web.Features.Catalog;

/// <summary>What every form of a catalogue row asks for.</summary>
public abstract class CatalogFactsForm
{
    /// <summary>The name.</summary>
    [Required(ErrorMessage = "Required"), StringLength(CatalogItem.MaxNameLength, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    /// <summary>What the row stands for; optional.</summary>
    [StringLength(CatalogItem.MaxDescriptionLength, ErrorMessage = "TooLong")]
    public string? Description { get; set; }

    /// <summary>A screen's channel; optional.</summary>
    public long? ChannelId { get; set; }

    /// <summary>What was typed, for the service.</summary>
    public CatalogFacts Facts => new(Name, Description, ChannelId);
}

/// <summary>The form of a new row.</summary>
public sealed class NewCatalogItemForm : CatalogFactsForm;

/// <summary>The form of a row that exists.</summary>
public sealed class CatalogItemForm : CatalogFactsForm
{
    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }

    /// <summary>The form filled with what is stored.</summary>
    public static CatalogItemForm Of(CatalogItemView item) =>
        new() { Name = item.Name, Description = item.Description, ChannelId = item.ChannelId, Version = item.Version };
}

/// <summary>What the fields of a row need to know of their page.</summary>
public interface ICatalogFactsPage
{
    /// <summary>What was typed.</summary>
    CatalogFactsForm Form { get; }

    /// <summary>The catalogue.</summary>
    CatalogKind Kind { get; }

    /// <summary>Channels to choose from, for a screen.</summary>
    IReadOnlyList<CatalogNamed> Channels { get; }
}

/// <summary>The page of a new row.</summary>
/// <param name="Kind">The catalogue.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Channels">Channels to choose from, for a screen.</param>
public sealed record NewCatalogItemPage(CatalogKind Kind, NewCatalogItemForm Form, IReadOnlyList<CatalogNamed> Channels) : ICatalogFactsPage
{
    /// <inheritdoc />
    CatalogFactsForm ICatalogFactsPage.Form => Form;
}

/// <summary>The page of a row.</summary>
/// <param name="Item">What is stored.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Channels">Channels to choose from, for a screen.</param>
public sealed record CatalogItemPage(CatalogItemView Item, CatalogItemForm Form, IReadOnlyList<CatalogNamed> Channels) : ICatalogFactsPage
{
    /// <inheritdoc />
    CatalogKind ICatalogFactsPage.Kind => Item.Kind;

    /// <inheritdoc />
    CatalogFactsForm ICatalogFactsPage.Form => Form;

    /// <summary>The alias that was typed and refused.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether somebody else changed the row in between, so that what is stored has to be shown beside what was typed.</summary>
    public bool IsStale { get; init; }
}
