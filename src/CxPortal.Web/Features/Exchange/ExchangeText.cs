namespace CxPortal.Web.Features.Exchange;

/// <summary>Marks the texts of this feature (ExchangeText.resx, ExchangeText.ru.resx).</summary>
public sealed class ExchangeText;
