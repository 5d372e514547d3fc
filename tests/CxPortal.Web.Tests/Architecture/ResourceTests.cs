using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>Every text in both languages, every key with a text, no text without a use.</summary>
public sealed partial class ResourceTests
{
    /// <summary>Beginnings of keys that code puts together, each with the place that does it.</summary>
    private static readonly Dictionary<string, string> BuiltKeys = new()
    {
        ["TimeZonesText:"] = "TimeZones.cs: the name of a zone by its id",
        ["AuditText:Subject."] = "AuditWords: kinds of things in the trail",
        ["AuditText:Operation."] = "AuditWords: what was being done",
        ["AuditText:Property."] = "AuditWords: names of values",
        ["AuditText:Value."] = "AuditWords: values",
        ["ErrorsText:Status"] = "ErrorController: one for each status",
        ["ErrorsText:FormExpired."] = "ErrorController: a form that has grown old",
        ["SharedText:Language."] = "_Preferences.cshtml: the name of a language",
        ["SurveysText:Place."] = "Texts.cshtml: what a text stands for, by its path in the definition",
        ["CollectorsText:Kind."] = "Collectors: names and descriptions of kinds",
        ["SurveyPagesText:"] = "RespondentTexts: by the names that a survey's own texts have, and by refusals",
        ["HealthText:Part."] = "the parts of the installation that are checked",
    };

    private static readonly string[] Forms = ["One", "Few", "Many"];

    private static readonly Lazy<Dictionary<string, Texts>> Markers = new(() => Repository.Files("src/CxPortal.Web", ".resx")
        .Where(file => !file.EndsWith(".ru.resx", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new Texts(file, Load(file), Load(RussianOf(file)))));

    private static readonly Lazy<List<Use>> Uses = new(() => [.. FindUses()]);

    [Fact]
    public void Resources_ComeInPairs() => Repository.AssertNone(
        Repository.Files("src/CxPortal.Web", ".resx")
            .Select(file => file.EndsWith(".ru.resx", StringComparison.Ordinal) ? file.Replace(".ru.resx", ".resx", StringComparison.Ordinal) : RussianOf(file))
            .Where(file => !File.Exists(Path.Combine(Repository.Root, file))),
        "These resource files are missing:");

    [Fact]
    public void Resources_HaveTheSameKeysInBothLanguages() => Repository.AssertNone(
        from texts in Markers.Value
        from key in texts.Value.English.Keys.Except(texts.Value.Russian.Keys).Select(key => key + " (no Russian)")
            .Concat(texts.Value.Russian.Keys.Except(texts.Value.English.Keys).Select(key => key + " (no English)"))
        select $"{texts.Key}: {key}",
        "Keys without both texts:");

    [Fact]
    public void Resources_HaveNoEmptyTexts() => Repository.AssertNone(
        from texts in Markers.Value
        from text in texts.Value.English.Concat(texts.Value.Russian)
        where string.IsNullOrWhiteSpace(text.Value)
        select $"{texts.Key}: {text.Key}",
        "Empty texts:");

    [Fact]
    public void Resources_HaveTheSamePlaceholders() => Repository.AssertNone(
        from texts in Markers.Value
        from english in texts.Value.English
        where texts.Value.Russian.TryGetValue(english.Key, out var russian) && Placeholders(english.Value) != Placeholders(russian)
        select $"{texts.Key}: {english.Key}: \"{english.Value}\" / \"{texts.Value.Russian[english.Key]}\"",
        "Different placeholders:");

    [Fact]
    public void Resources_InRussian_AreRussian() => Repository.AssertNone(
        from texts in Markers.Value
        from russian in texts.Value.Russian
        where texts.Value.English.TryGetValue(russian.Key, out var english) && english == russian.Value
            && Words().Match(Placeholder().Replace(english, string.Empty)) is { Success: true } && !IsTheSameInBoth(english)
        select $"{texts.Key}: {russian.Key}: \"{russian.Value}\"",
        "The Russian text is the English one:");

    [Fact]
    public void Resources_OfCounts_HaveAllForms() => Repository.AssertNone(
        from texts in Markers.Value
        from stem in texts.Value.English.Keys.Select(key => PluralForm().Match(key)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()
        where Forms.Count(form => texts.Value.English.ContainsKey($"{stem}.{form}")) > 1
        from form in Forms
        where !texts.Value.English.ContainsKey($"{stem}.{form}")
        select $"{texts.Key}: {stem}.{form}",
        "Missing forms of a count:");

    [Fact]
    public void Code_UsesOnlyKeysThatExist() => Repository.AssertNone(
        from use in Uses.Value
        where Markers.Value.TryGetValue(use.Marker, out _) && !use.IsStem
        from key in use.IsCount ? Forms.Select(form => $"{use.Key}.{form}") : [use.Key]
        where !Markers.Value[use.Marker].English.ContainsKey(key)
        select $"{use.File}: {use.Marker} has no {key}",
        "Keys without a text:");

    [Fact]
    public void MatrixScripts_UseOnlyKeysThatExist() => Repository.AssertNone(
        from file in Repository.Files("wwwroot/js/matrix", ".js")
        from Match call in ScriptCall().Matches(Repository.Read(file))
        let key = "Js." + call.Groups["key"].Value
        from wanted in call.Groups["call"].Value == "tn" ? Forms.Select(form => $"{key}.{form}") : [key]
        where !Markers.Value["MatrixText"].English.ContainsKey(wanted)
        select $"{file}: MatrixText has no {wanted}",
        "Keys without a text:");

    [Fact]
    public void Code_UsesOnlyMarkersWithTexts() => Repository.AssertNone(
        Uses.Value.Where(use => !Markers.Value.ContainsKey(use.Marker)).Select(use => $"{use.File}: {use.Marker} ({use.Key})").Distinct(),
        "Markers without a resource file:");

    [Fact]
    public void Texts_AreAllInUse()
    {
        var used = Uses.Value.ToLookup(use => use.Marker);
        var literals = Repository.Files("src/CxPortal.Web", ".cs", ".cshtml").SelectMany(file => Literal().Matches(Repository.Read(file)))
            .Select(match => match.Groups[1].Value).Concat(ScriptLiterals()).ToHashSet();
        var stems = ScriptStems().ToList();

        Repository.AssertNone(
            from texts in Markers.Value
            from key in texts.Value.English.Keys
            where !used[texts.Key].Any(use => use.Covers(key)) && !literals.Contains(key)
                && !(PluralForm().Match(key) is { Success: true } plural && literals.Contains(plural.Groups[1].Value))
                && !stems.Any(stem => key.StartsWith(stem, StringComparison.Ordinal))
                && !BuiltKeys.Keys.Any(prefix => $"{texts.Key}:{key}".StartsWith(prefix, StringComparison.Ordinal))
            select $"{texts.Key}: {key}",
            "Delete these texts, or list the beginning of the key in ResourceTests.BuiltKeys:");
    }

    [Fact]
    public void BuiltKeys_AreStillThere() => Repository.AssertNone(
        BuiltKeys.Keys.Where(prefix => !Markers.Value.Any(texts => texts.Value.English.Keys.Any(key => $"{texts.Key}:{key}".StartsWith(prefix, StringComparison.Ordinal)))),
        "No key begins like this any more:");

    /// <summary>Names and abbreviations that are written alike.</summary>
    private static bool IsTheSameInBoth(string text) => !text.Contains(' ', StringComparison.Ordinal) || text.All(character => character < 128) && text.Split(' ').All(word => word.Length <= 4);

    private static string RussianOf(string file) => Path.ChangeExtension(file, ".ru.resx");

    private static Dictionary<string, string> Load(string file) => !File.Exists(Path.Combine(Repository.Root, file)) ? [] : XDocument.Parse(Repository.Read(file))
        .Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? string.Empty);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<Use> FindUses()
    {
        var imports = Repository.Files("src/CxPortal.Web", ".cshtml").Where(file => file.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal)).ToList();
        foreach (var file in Repository.Files("src/CxPortal.Web", ".cs", ".cshtml"))
        {
            var source = Repository.Read(file);
            var names = new Dictionary<string, string>();
            foreach (var import in imports.Where(import => file.EndsWith(".cshtml", StringComparison.Ordinal) && IsAbove(import, file)).OrderBy(import => import.Length))
            {
                AddNames(names, Repository.Read(import));
            }

            AddNames(names, source);
            foreach (var (name, marker) in names)
            {
                foreach (Match match in Regex.Matches(source, $"""(?<![\w.]){Regex.Escape(name)}\[[^"\]]*\+\s*"(?<end>\.[^"]+)"\s*[\],]"""))
                {
                    yield return new Use(file, marker, match.Groups["end"].Value, false, true, IsEnd: true);
                }

                foreach (Match match in Regex.Matches(source, $"""(?<![\w.]){Regex.Escape(name)}(?<call>\[|\.Count\(|\.GetString\()\s*\$?"(?<key>[^"]+)"(?<rest>\s*\+)?"""))
                {
                    var key = match.Groups["key"].Value;
                    var brace = key.IndexOf('{', StringComparison.Ordinal);
                    yield return new Use(
                        file, marker, brace < 0 ? key : key[..brace],
                        match.Groups["call"].Value == ".Count(", brace >= 0 || match.Groups["rest"].Success);
                }
            }
        }
    }

    /// <summary>Keys that scripts name in full: those of the matrix stand in MatrixText with Js. before them.</summary>
    private static IEnumerable<string> ScriptLiterals() => Repository.Files("wwwroot/js", ".js")
        .SelectMany(file => ScriptLiteral().Matches(Repository.Read(file))).Select(match => "Js." + match.Groups[1].Value);

    /// <summary>Beginnings of keys that scripts complete.</summary>
    private static IEnumerable<string> ScriptStems() => Repository.Files("wwwroot/js", ".js")
        .SelectMany(file => ScriptStem().Matches(Repository.Read(file))).Select(match => "Js." + match.Groups[1].Value);

    /// <summary>Names of localizers in a file: injected into a view, a constructor parameter or a field.</summary>
    private static void AddNames(Dictionary<string, string> names, string source)
    {
        foreach (Match match in Localizer().Matches(source))
        {
            names[match.Groups["name"].Value] = match.Groups["marker"].Value;
        }
    }

    private static bool IsAbove(string import, string file) => file.StartsWith(import[..(import.LastIndexOf('/') + 1)], StringComparison.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(.+)\.(?:One|Few|Many)$")]
    private static partial Regex PluralForm();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Words();

    [GeneratedRegex(@"I(?:String|View|Html)Localizer<(?<marker>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\b(?<call>tn?)\('(?<key>[^']+)'")]
    private static partial Regex ScriptCall();

    [GeneratedRegex("'([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*)'")]
    private static partial Regex ScriptLiteral();

    [GeneratedRegex(@"`([A-Za-z][A-Za-z0-9]*\.[A-Za-z0-9.]*)\$\{")]
    private static partial Regex ScriptStem();

    [GeneratedRegex("\"([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*)\"")]
    private static partial Regex Literal();

    private sealed record Texts(string File, Dictionary<string, string> English, Dictionary<string, string> Russian);

    private sealed record Use(string File, string Marker, string Key, bool IsCount, bool IsStem, bool IsEnd = false)
    {
        public bool Covers(string key) => IsEnd ? key.EndsWith(Key, StringComparison.Ordinal) : IsStem ? key.StartsWith(Key, StringComparison.Ordinal)
            : IsCount ? PluralForm().Match(key) is { Success: true } plural && plural.Groups[1].Value == Key
            : key == Key;
    }
}
