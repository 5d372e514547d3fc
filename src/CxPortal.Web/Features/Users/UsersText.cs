namespace CxPortal.Web.Features.Users;

/// <summary>Marks the texts of this feature (UsersText.resx, UsersText.ru.resx).</summary>
public sealed class UsersText;
