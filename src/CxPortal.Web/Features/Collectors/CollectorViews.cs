using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.Shared;
using CxPortal.Web.Features.Surveys;

namespace CxPortal.Web.Features.Collectors;

/// <summary>The ways to one survey.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Collectors">Ways, the oldest first.</param>
/// <param name="Address">The portal's address, without a slash at its end.</param>
public sealed record CollectorsPage(SurveyHead Survey, IReadOnlyList<CollectorRow> Collectors, string Address)
{
    /// <summary>Whether answers could come in now.</summary>
    public bool IsOpen => Survey is { Status: SurveyStatus.Open, IsArchived: false };
}

/// <summary>A way in the list.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Kind">Which way.</param>
/// <param name="Name">Its name.</param>
/// <param name="Token">Token of its address.</param>
/// <param name="Presets">Values of attributes that it gives.</param>
/// <param name="IsActive">Whether it takes answers.</param>
/// <param name="Links">For personal links: how many were made.</param>
/// <param name="Spent">For personal links: how many were answered.</param>
public sealed record CollectorRow(long Id, CollectorKind Kind, string Name, string Token, string? Presets, bool IsActive, int Links, int Spent)
{
    /// <summary>Whether it has an address that can be handed out.</summary>
    public bool HasAddress => Kind is CollectorKind.Link or CollectorKind.Kiosk or CollectorKind.Widget;

    /// <summary>Its address.</summary>
    /// <param name="portal">The portal's address.</param>
    public string AddressAt(string portal) => $"{portal}/s/{Token}";

    /// <summary>The line that another site includes.</summary>
    /// <param name="portal">The portal's address.</param>
    public string SnippetAt(string portal) => $"<script src=\"{portal}/s/{Token}/widget.js\" async></script>";

    /// <summary>Its address as a QR code.</summary>
    /// <param name="portal">The portal's address.</param>
    public QrCode QrAt(string portal) => QrCode.Of(AddressAt(portal));
}

/// <summary>The form of a way.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Id">Database key; null for a new one.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Attributes">Keys of the survey's attributes.</param>
/// <param name="IsStale">Whether somebody else has changed it meanwhile.</param>
public sealed record CollectorFormPage(SurveyHead Survey, long? Id, CollectorForm Form, IReadOnlyList<string> Attributes, bool IsStale = false);
