using System.Globalization;
using System.Text;

namespace CxPortal.Domain.Common;

/// <summary>Keys for people and programs: lower-case Latin letters, digits and single hyphens.</summary>
public static class Slug
{
    /// <summary>The longest key that is stored.</summary>
    public const int MaxLength = 80;

    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    /// <summary>Latin for each of <see cref="Letters"/>; the hard and the soft sign fall away.</summary>
    private static readonly string[] Latin =
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".Split(' ');

    /// <summary>Whether a text is a key as it stands: 1 to 80 of a-z, 0-9 and inner single hyphens.</summary>
    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && From(key) == key;

    /// <summary>A key made from any text by transliteration; texts without a usable letter give <paramref name="fallback"/>.</summary>
    public static string From(string? text, string fallback = "item")
    {
        var result = new StringBuilder();
        foreach (var character in TypedText.WithoutDebris(text ?? string.Empty).ToLower(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormC))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                result.Append(character);
            }
            else if (Letters.IndexOf(character, StringComparison.Ordinal) is >= 0 and var letter)
            {
                result.Append(Latin[letter]);
            }
            else if (result.Length > 0 && result[^1] != '-')
            {
                result.Append('-');
            }
        }

        var key = result.Length > MaxLength ? result.ToString(0, MaxLength) : result.ToString();
        key = key.Trim('-');
        return key.Length == 0 ? fallback : key;
    }

    /// <summary>The key made from a text, with -2, -3… appended until <paramref name="isTaken"/> says no.</summary>
    public static string Unique(string? text, Func<string, bool> isTaken, string fallback = "item")
    {
        var stem = From(text, fallback);
        var key = stem;
        for (var number = 2; isTaken(key); number++)
        {
            var suffix = "-" + number.ToString(CultureInfo.InvariantCulture);
            key = stem[..Math.Min(stem.Length, MaxLength - suffix.Length)].TrimEnd('-') + suffix;
        }

        return key;
    }
}
