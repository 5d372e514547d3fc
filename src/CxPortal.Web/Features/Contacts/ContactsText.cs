namespace CxPortal.Web.Features.Contacts;

/// <summary>Marks the texts of this feature (ContactsText.resx, ContactsText.ru.resx).</summary>
public sealed class ContactsText;
