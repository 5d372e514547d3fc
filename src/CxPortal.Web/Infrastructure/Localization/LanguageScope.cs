using System.Globalization;

namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>Lets a stretch of code speak another language, for letters to somebody else: <c>using var _ = LanguageScope.Of(user.Language)</c>.</summary>
public sealed class LanguageScope : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo interfaceCulture = CultureInfo.CurrentUICulture;

    private LanguageScope(string language) => Cultures.Use(language);

    /// <summary>Speaks a language until the scope is disposed; an unknown one or null leaves the present language.</summary>
    public static LanguageScope Of(string? language) => new(Cultures.IsSupported(language) ? language! : Cultures.Current);

    /// <inheritdoc />
    public void Dispose()
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = interfaceCulture;
    }
}
