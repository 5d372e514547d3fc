using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>Plural forms: a text <c>Key</c> stands as <c>Key.One</c>, <c>Key.Few</c>, <c>Key.Many</c> (English needs all three too, Few and Many alike).</summary>
public static class Plural
{
    /// <summary>The text for a count, with the count as <c>{0}</c> and the other arguments after it.</summary>
    public static LocalizedString Count(this IStringLocalizer text, string key, long count, params object[] arguments) =>
        text[key + "." + Form(count, CultureInfo.CurrentUICulture), [count, .. arguments]];

    /// <summary>One, Few or Many by the CLDR rules of Russian and English for whole numbers.</summary>
    public static string Form(long count, CultureInfo culture)
    {
        var number = Math.Abs(count);
        if (culture.TwoLetterISOLanguageName != Cultures.Russian)
        {
            return number == 1 ? "One" : "Many";
        }

        return (number % 10, number % 100) switch
        {
            (1, not 11) => "One",
            ( >= 2 and <= 4, < 12 or > 14) => "Few",
            _ => "Many",
        };
    }
}
