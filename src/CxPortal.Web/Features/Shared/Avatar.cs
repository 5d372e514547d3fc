using System.Globalization;

namespace CxPortal.Web.Features.Shared;

/// <summary>The round sign that stands for a person.</summary>
public static class Avatar
{
    private const int Tones = 8;

    /// <summary>The first letters of the first two words of a name, in capitals.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(words.Take(2).Select(word => StringInfo.GetNextTextElement(word))).ToUpper(CultureInfo.CurrentCulture);
    }

    /// <summary>A colour from 1 to 8 that stays with the account (<c>data-tone</c>).</summary>
    public static int Tone(Guid id) => (id.ToByteArray()[0] % Tones) + 1;
}
