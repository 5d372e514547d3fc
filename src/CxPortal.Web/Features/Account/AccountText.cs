namespace CxPortal.Web.Features.Account;

/// <summary>Marks the texts of this feature (AccountText.resx, AccountText.ru.resx).</summary>
public sealed class AccountText;
