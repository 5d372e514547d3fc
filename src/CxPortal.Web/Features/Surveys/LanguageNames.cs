using System.Globalization;

namespace CxPortal.Web.Features.Surveys;

/// <summary>Names of languages.</summary>
public static class LanguageNames
{
    /// <summary>Languages that are offered for surveys; any other code of two or three letters is taken too.</summary>
    public static IReadOnlyList<string> Offered { get; } = ["ru", "en", "kk", "uz", "ky", "tg", "tt", "ba", "az", "hy", "ka", "be", "uk", "zh", "de", "fr", "es", "tr", "ar"];

    /// <summary>Name of a language in itself, with a capital letter; the code where the machine does not know it.</summary>
    public static string Of(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        var name = culture.NativeName.Length > 0 ? culture.NativeName : code;
        return char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
    }
}
