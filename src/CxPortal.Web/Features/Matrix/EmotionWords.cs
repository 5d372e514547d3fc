using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Emotions in words and figures, in the reader's language.</summary>
public sealed class EmotionWords(IStringLocalizer<MatrixText> text)
{
    /// <summary>A designed emotion in words: "+1, good".</summary>
    public string Of(int? emotion) => emotion is { } level ? Figure(level) + ", " + text["Emotion." + (level + 2)] : text["Emotion.None"];

    /// <summary>Name of a level without the figure.</summary>
    public string NameOf(int emotion) => text["Emotion." + (emotion + 2)];

    /// <summary>Design and measurement side by side: "designed +1, survey −0.4, n 58".</summary>
    public string Describe(int? designed, MeasuredData? measured) => string.Join(", ",
        designed is { } level ? text["Emotion.Designed", Figure(level)].Value : text["Emotion.NotDesigned"].Value,
        measured is null ? text["Emotion.NotMeasured"].Value : text["Emotion.Measured", Figure(measured.Level), measured.Count].Value);

    /// <summary>A level with its sign, one decimal where it has one, and a true minus.</summary>
    public static string Figure(double level) => Math.Round(level, 1).ToString("+0.#;-0.#;0", CultureInfo.CurrentCulture).Replace('-', '−');
}
