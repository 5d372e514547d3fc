using System.Globalization;
using System.Text;

namespace CxPortal.Domain.Common;

/// <summary>
/// The form in which text is searched and sorted: lower case in every alphabet, ё as е, single spaces.
/// SQLite folds case for ASCII only, so both the stored column and the question are brought to this form.
/// </summary>
public static class SearchText
{
    /// <summary>Normalises one text; null and blank give the empty string.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var character in TypedText.WithoutDebris(text).Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(character))
            {
                pendingSpace = result.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                result.Append(' ');
                pendingSpace = false;
            }

            var lower = char.ToLower(character, CultureInfo.InvariantCulture);
            result.Append(lower == 'ё' ? 'е' : lower);
        }

        return result.ToString();
    }

    /// <summary>Normalises several texts into one searchable line; the first one decides the sort order.</summary>
    public static string Of(params IEnumerable<string?> texts) =>
        string.Join(" | ", texts.Select(Of).Where(text => text.Length > 0));
}
