using System.Text.Json;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>
/// The words that stand in a workbook for codes. They are written in the reader's language and read in either language, so that a
/// workbook made in one can be imported in the other.
/// </summary>
public sealed class WorkbookWords(IStringLocalizer<ExchangeText> text)
{
    private readonly Dictionary<WordList, Dictionary<string, string>> read = [];

    /// <summary>The word for a code, in the current language.</summary>
    public string Of(WordList list, string code) => text["Word." + list + "." + code];

    /// <summary>The word for a value of an enumeration.</summary>
    public string Of<T>(WordList list, T value) where T : struct, Enum => Of(list, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>All words of a list, in the current language.</summary>
    public IReadOnlyList<string> All(WordList list) => [.. Codes(list).Select(code => Of(list, code))];

    /// <summary>The code for a word in either language, or for a code as such; null when it is none.</summary>
    public string? Read(WordList list, string word)
    {
        if (!read.TryGetValue(list, out var known))
        {
            known = InEveryLanguage(list);
            read.Add(list, known);
        }

        return known.GetValueOrDefault(SearchText.Of(word));
    }

    private Dictionary<string, string> InEveryLanguage(WordList list)
    {
        var known = Codes(list).ToDictionary(SearchText.Of, code => code);
        foreach (var language in Cultures.All)
        {
            using var speaking = LanguageScope.Of(language);
            foreach (var code in Codes(list))
            {
                known[SearchText.Of(Of(list, code))] = code;
            }
        }

        return known;
    }

    private static IReadOnlyList<string> Codes(WordList list) => list switch
    {
        WordList.Kind => ItemKinds.All,
        WordList.Field => CardFields.All,
        WordList.Basis => Names<EvidenceBasis>(),
        WordList.Fault => Names<FailureFault>(),
        WordList.Type => Names<LaneType>(),
        WordList.Role => Names<BlueprintRole>(),
        WordList.State => [.. Names<ScreenState>(), ChipLines.NoState],
        WordList.Nature => Names<JourneyNature>(),
        WordList.Catalog => Names<CatalogKind>(),
        _ => ["true", "false"],
    };

    private static List<string> Names<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
}

/// <summary>Lists of words.</summary>
public enum WordList
{
    /// <summary>What a row of the items sheet is.</summary>
    Kind,

    /// <summary>Fields of a touchpoint card.</summary>
    Field,

    /// <summary>Observed or assumed.</summary>
    Basis,

    /// <summary>Whose fault.</summary>
    Fault,

    /// <summary>Types of lanes.</summary>
    Type,

    /// <summary>Blueprint roles.</summary>
    Role,

    /// <summary>States of a screen.</summary>
    State,

    /// <summary>As-is or to-be.</summary>
    Nature,

    /// <summary>Catalogues.</summary>
    Catalog,

    /// <summary>Yes and no.</summary>
    Truth,
}
