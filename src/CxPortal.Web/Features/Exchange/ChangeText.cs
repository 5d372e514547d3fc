using System.Globalization;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange.Workbook;
using CxPortal.Web.Features.Matrix;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Says what an import changes, in the reader's language.</summary>
public sealed class ChangeText(IStringLocalizer<ExchangeText> text, LaneNames lanes, EmotionWords emotions, WorkbookWords words)
{
    /// <summary>What is changed and where: stage, touchpoint, lane, field.</summary>
    public string WhereOf(ImportChange change)
    {
        var parts = new List<string>();
        switch (change.Subject)
        {
            case ImportSubject.Journey:
                parts.Add(text["Change.Journey"]);
                break;
            case ImportSubject.Stage:
                parts.Add(text["Change.Stage", change.Place.Stage ?? change.Key]);
                break;
            case ImportSubject.Lane:
                parts.Add(text["Change.Lane", NameOf(change.Place.Lane!)]);
                break;
            default:
                parts.Add(change.Place.Stage ?? string.Empty);
                parts.Add(change.Place.Touchpoint ?? change.Key);
                break;
        }

        if (change.Subject == ImportSubject.Cell)
        {
            parts.Add(NameOf(change.Place.Lane!));
        }

        if (change.Field is not (ImportField.Whole or ImportField.Text or ImportField.Chips or ImportField.Emotion))
        {
            parts.Add(text["Field." + change.Field]);
        }

        return string.Join(" › ", parts);
    }

    /// <summary>Name of what happens: added, changed…</summary>
    public string KindOf(ImportChange change) => text["Kind." + change.Kind];

    /// <summary>A value as it reads on pages; null for none.</summary>
    public string? ValueOf(ImportField field, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return field switch
        {
            ImportField.Nature => words.Of(WordList.Nature, value),
            ImportField.IsTemplate or ImportField.MomentOfTruth => words.Of(WordList.Truth, value),
            ImportField.Fault => words.Of(WordList.Fault, value),
            ImportField.Role => words.Of(WordList.Role, value),
            ImportField.Basis => words.Of(WordList.Basis, value),
            ImportField.Emotion => emotions.Of(int.Parse(value, CultureInfo.InvariantCulture)),
            ImportField.ReviewDate => DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture).ToString("d", CultureInfo.CurrentCulture),
            ImportField.Chips => string.Join('\n', value.Split('\n').Select(ChipOf)),
            ImportField.Position when int.TryParse(value, CultureInfo.InvariantCulture, out var place) => text["Change.Place", place],
            _ => value,
        };
    }

    private string ChipOf(string line) =>
        line.Split('\t') is [var name, var state] ? $"{name} ({words.Of(WordList.State, state)})" : line;

    private string NameOf(LaneName lane) => lanes.Of(lane.Type, lane.Title);
}
