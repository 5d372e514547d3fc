using System.Security.Cryptography;
using System.Text;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Surveys.Building;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.Extensions.Localization;
using Outcome = CxPortal.Web.Infrastructure.Http.Outcome;

namespace CxPortal.Web.Features.Surveys.Translating;

/// <summary>Stores translations and the languages of a survey.</summary>
public sealed class TranslationService(DraftEditor editor, IStringLocalizer<SurveysText> text)
{
    /// <summary>Stores texts of one language. Stale when somebody else changed texts of this language since the page was opened.</summary>
    public Task<Outcome> SaveAsync(long surveyId, TranslationForm form, CancellationToken cancellationToken) => editor.TryAsync(
        surveyId,
        definition =>
        {
            if (form.Language is null || !definition.Languages.Contains(form.Language))
            {
                return Outcome<SurveyDefinition>.Invalid(string.Empty, text["Problem.NoLanguage"]);
            }

            if (form.Seen is not null && form.Seen != Fingerprint(definition, form.Language))
            {
                return Outcome<SurveyDefinition>.StaleBecause(definition);
            }

            var tooLong = form.Texts.FindIndex(written => written.Text?.Trim().Length > SurveyDefinitionRules.MaxTextLength);
            return tooLong >= 0
                ? Outcome<SurveyDefinition>.Invalid($"Texts[{tooLong}].Text", text["Problem.TextTooLong"])
                : DefinitionTexts.Set(definition, form.Language, form.Texts.Where(written => written.Path is not null)
                    .DistinctBy(written => written.Path).ToDictionary(written => written.Path!, written => written.Text));
        },
        cancellationToken);

    /// <summary>Adds a language at the end.</summary>
    public Task<Outcome> AddLanguageAsync(long surveyId, string code, CancellationToken cancellationToken) => editor.TryAsync(
        surveyId,
        definition => !SurveyDefinitionRules.IsLanguage(code) || definition.Languages.Count >= SurveyDefinitionRules.MaxLanguages
            ? Outcome<SurveyDefinition>.Invalid("code", text["Problem.LanguageCode"])
            : definition.Languages.Contains(code) ? definition : definition with { Languages = [.. definition.Languages, code] },
        cancellationToken);

    /// <summary>Takes a language out; the last one stays.</summary>
    public Task<Outcome> RemoveLanguageAsync(long surveyId, string code, CancellationToken cancellationToken) => editor.TryAsync(
        surveyId,
        definition => definition.Languages.Count == 1
            ? Outcome<SurveyDefinition>.Invalid("code", text["Problem.LastLanguage"])
            : definition with { Languages = [.. definition.Languages.Where(language => language != code)] },
        cancellationToken);

    /// <summary>Puts a language first.</summary>
    public Task<Outcome> MakeFirstAsync(long surveyId, string code, CancellationToken cancellationToken) => editor.TryAsync(
        surveyId,
        definition => !definition.Languages.Contains(code)
            ? Outcome<SurveyDefinition>.Invalid("code", text["Problem.NoLanguage"])
            : definition with { Languages = [code, .. definition.Languages.Where(language => language != code)] },
        cancellationToken);

    /// <summary>What tells whether texts of a language were changed.</summary>
    public static string Fingerprint(SurveyDefinition definition, string language) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', DefinitionTexts.List(definition).Select(known => known.Path + "=" + known.Text[language])))))[..16];
}

/// <summary>Texts of one language as typed.</summary>
public sealed class TranslationForm
{
    /// <summary>The language.</summary>
    public string? Language { get; set; }

    /// <summary>Fingerprint of the texts that were on the screen.</summary>
    public string? Seen { get; set; }

    /// <summary>The texts.</summary>
    public List<WrittenText> Texts { get; set; } = [];
}

/// <summary>A text as typed.</summary>
public sealed class WrittenText
{
    /// <summary>Its name.</summary>
    public string? Path { get; set; }

    /// <summary>The text; blank for none.</summary>
    public string? Text { get; set; }
}

/// <summary>The page of translations.</summary>
/// <param name="Head">The survey.</param>
/// <param name="Definition">The draft.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Language">The language to translate into; null while there is only one.</param>
public sealed record TextsPage(SurveyHead Head, SurveyDefinition Definition, IReadOnlyList<NamedText> Texts, string? Language)
{
    /// <summary>What was typed and not stored.</summary>
    public TranslationForm? Form { get; init; }

    /// <summary>Whether somebody else translated in between.</summary>
    public bool IsStale { get; init; }

    /// <summary>What to show for a text: what was typed, or what is stored.</summary>
    public string? Written(NamedText text) => Form is null ? text.Text[Language!] : Form.Texts.Find(written => written.Path == text.Path)?.Text;
}
