using System.Text.RegularExpressions;
using CxPortal.Domain.Surveys.Collection;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Contacts.Invitations;

/// <summary>Writes the letters of invitations.</summary>
public sealed partial class InvitationLetters(IStringLocalizer<ContactsText> text)
{
    /// <summary>Stands for the personal link in a letter.</summary>
    public const string LinkPlace = "{{link}}";

    /// <summary>A letter to begin with, in a language; for languages without one the English letter.</summary>
    public LetterForm Preset(string language, string survey)
    {
        using var scope = LanguageScope.Of(SpokenFor(language));
        return new LetterForm { Language = language, Subject = text["Letter.Subject", survey], Body = text["Letter.Body", LinkPlace, "{{name}}"] };
    }

    /// <summary>The letter to one person.</summary>
    /// <param name="subject">Subjects by language.</param>
    /// <param name="body">Letters by language.</param>
    /// <param name="person">To whom.</param>
    /// <param name="address">The person's address.</param>
    /// <param name="portal">Address of the portal, without a slash at its end.</param>
    /// <param name="token">Token of the personal link.</param>
    /// <param name="isReminder">Whether it is not the first letter.</param>
    public Letter Write(LocalText subject, LocalText body, Respondent person, string address, string portal, string token, bool isReminder)
    {
        var language = body[person.Language] is null ? body.Languages.FirstOrDefault() ?? person.Language : person.Language;
        using var scope = LanguageScope.Of(SpokenFor(language));
        var unsubscribe = $"{portal}/s/unsubscribe/{token}";
        var words = Name().Replace(body.For(language), match => person.Name is { Length: > 0 } name ? match.Groups["before"].Value + name : string.Empty)
            .Replace(LinkPlace, $"{portal}/s/{token}", StringComparison.Ordinal);
        var title = subject.For(language);
        return new Letter(
            address,
            isReminder ? text["Letter.Reminder", title] : title,
            words + "\n\n" + text["Letter.Unsubscribe", unsubscribe])
        {
            // One click in the mail program, by RFC 8058.
            Headers = new Dictionary<string, string>
            {
                ["List-Unsubscribe"] = $"<{unsubscribe}>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            },
        };
    }

    private static string SpokenFor(string language) => Cultures.IsSupported(language) ? language : Cultures.English;

    /// <summary>The place of the name with what leads to it: without a name "Dear {{name}}" must not end in nothing.</summary>
    [GeneratedRegex(@"(?<before>,?\s*)\{\{name\}\}")]
    private static partial Regex Name();
}
