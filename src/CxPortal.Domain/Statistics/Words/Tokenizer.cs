using System.Globalization;
using System.Text;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Statistics.Words;

/// <summary>
/// Cuts comments into words, in Russian, English or any alphabet with spaces. A word is letters and digits with hyphens and apostrophes inside
/// it, in lower case, ё as е. Numbers are left out: they say little, and may be a card or a telephone.
/// </summary>
public static class Tokenizer
{
    /// <summary>The words of a text, in runs that no full stop, comma or other sign interrupts: phrases do not reach across one.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Runs(string? text)
    {
        var runs = new List<IReadOnlyList<string>>();
        var run = new List<string>();
        var word = new StringBuilder();
        var normal = TypedText.WithoutDebris(text ?? string.Empty).Normalize(NormalizationForm.FormC);
        for (var index = 0; index < normal.Length; index++)
        {
            var character = normal[index];
            if (char.IsLetterOrDigit(character) || (word.Length > 0 && IsMark(character)))
            {
                word.Append(Lower(character));
            }
            else if (IsJoint(character) && word.Length > 0 && index + 1 < normal.Length && char.IsLetterOrDigit(normal[index + 1]))
            {
                word.Append(character == '’' ? '\'' : character == '‑' ? '-' : character);
            }
            else
            {
                if (!End(word, run) || !char.IsWhiteSpace(character))
                {
                    run = Interrupt(run, runs);
                }
            }
        }

        End(word, run);
        Interrupt(run, runs);
        return runs;
    }

    /// <summary>Puts the word behind the run; false for a number, which interrupts it.</summary>
    private static bool End(StringBuilder word, List<string> run)
    {
        var text = word.ToString();
        word.Clear();
        if (text.Any(char.IsLetter))
        {
            run.Add(text);
            return true;
        }

        return text.Length == 0;
    }

    private static List<string> Interrupt(List<string> run, List<IReadOnlyList<string>> runs)
    {
        if (run.Count == 0)
        {
            return run;
        }

        runs.Add(run);
        return [];
    }

    private static char Lower(char character)
    {
        var lower = char.ToLower(character, CultureInfo.InvariantCulture);
        return lower == 'ё' ? 'е' : lower;
    }

    private static bool IsJoint(char character) => character is '-' or '‑' or '\'' or '’';

    private static bool IsMark(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
