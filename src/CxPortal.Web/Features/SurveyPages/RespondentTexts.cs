using System.Collections;
using System.Globalization;
using System.Resources;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>
/// The fixed texts of a respondent's pages in one language: the survey's own (<see cref="SurveyDefinition.FixedTexts"/>), else the preset
/// ones, which there are in Russian and English, else English.
/// </summary>
public sealed class RespondentTexts(SurveyDefinition definition, string language)
{
    private static readonly ResourceManager Presets = new(typeof(SurveyPagesText).FullName!, typeof(SurveyPagesText).Assembly);

    /// <summary>Names of all fixed texts, as <see cref="SurveyDefinition.FixedTexts"/> has them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Presets.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>The language.</summary>
    public string Language => language;

    /// <summary>The text of a name.</summary>
    public string this[string name] => (definition.FixedTexts.TryGetValue(name, out var own) ? own[language] : null) ?? PresetOf(name, language);

    /// <summary>The text of a name with values in its places.</summary>
    public string Format(string name, params object?[] values) => string.Format(Cultures.Of(language), this[name], values);

    /// <summary>The preset text of a name; the English one for languages that have none.</summary>
    public static string PresetOf(string name, string language) =>
        Presets.GetString(name, language == Cultures.Russian ? Cultures.Of(Cultures.Russian) : CultureInfo.InvariantCulture) ?? name;
}
