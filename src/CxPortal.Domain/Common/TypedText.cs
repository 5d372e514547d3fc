using System.Text;

namespace CxPortal.Domain.Common;

/// <summary>Keeps out of typed and imported text what no text may hold.</summary>
public static class TypedText
{
    /// <summary>
    /// Removes control characters other than tab and line ends, halves of surrogate pairs and code points that are no characters:
    /// databases, office files and Unicode normalisation refuse them. Gives the same text back where there are none.
    /// </summary>
    public static string WithoutDebris(string text)
    {
        var first = IndexOfDebris(text, 0);
        if (first < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var start = 0;
        for (var index = first; index >= 0; index = IndexOfDebris(text, start))
        {
            result.Append(text, start, index - start);
            start = index + 1;
        }

        return result.Append(text, start, text.Length - start).ToString();
    }

    private static int IndexOfDebris(string text, int start)
    {
        for (var index = start; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(character) || character is '\uFFFE' or '\uFFFF' || (char.IsControl(character) && character is not ('\t' or '\n' or '\r')))
            {
                return index;
            }
        }

        return -1;
    }
}
