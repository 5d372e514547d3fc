namespace CxPortal.Web.Features.Tokens;

/// <summary>Marks the texts of this feature (TokensText.resx, TokensText.ru.resx).</summary>
public sealed class TokensText;
