using CxPortal.Domain.Journeys;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>How far a journey has come, as it is told on every page.</summary>
/// <param name="Status">Its status.</param>
/// <param name="PublishedNumber">Number of the newest published version; 0 before the first.</param>
/// <param name="IsChangedSince">Whether anything was changed after that version was published.</param>
/// <param name="IsArchived">Whether it lies in the archive.</param>
public sealed record JourneyState(JourneyStatus Status, int PublishedNumber, bool IsChangedSince, bool IsArchived);

/// <summary>The state of a journey in words, as a pill: <c>&lt;journey-status state="@Model.State" /&gt;</c>.</summary>
[HtmlTargetElement("journey-status", Attributes = "state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class JourneyStatusTagHelper(IStringLocalizer<JourneysText> text) : TagHelper
{
    /// <summary>What to tell.</summary>
    public JourneyState State { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (style, words) = State switch
        {
            { IsArchived: true } => ("pill", text["Status.Archived"]),
            { Status: JourneyStatus.InReview } => ("pill pill-warn", text["Status.InReview"]),
            { PublishedNumber: > 0, IsChangedSince: true } => ("pill pill-accent", text["Status.Changed", State.PublishedNumber]),
            { PublishedNumber: > 0 } => ("pill pill-good", text["Status.Published", State.PublishedNumber]),
            _ => ("pill", text["Status.Draft"]),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", style);
        output.Content.SetContent(words);
    }
}
