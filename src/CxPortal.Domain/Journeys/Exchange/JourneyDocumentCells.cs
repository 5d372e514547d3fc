using CxPortal.Domain.Catalog;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Questions about the cells of a document.</summary>
public static class JourneyDocumentCells
{
    /// <summary>Whether nothing is written (the basis alone is nothing).</summary>
    public static bool IsEmpty(CellDocument cell) =>
        cell.Text is null && cell.Emotion is null && cell.Need is null && cell.Chips.Count == 0;

    /// <summary>Whether two cells say the same.</summary>
    public static bool AreSame(CellDocument? one, CellDocument? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Text == other.Text && one.Emotion == other.Emotion && one.Need == other.Need && one.Basis == other.Basis
                && one.Chips.SequenceEqual(other.Chips);

    /// <summary>The name of a catalogue row, or its key where the document does not describe it.</summary>
    public static string? NameOf(JourneyDocument document, CatalogKind kind, string? key) =>
        document.Catalog.FirstOrDefault(row => row.Kind == kind && row.Key == key)?.Name ?? key;

    /// <summary>The cells by lane key and touchpoint key.</summary>
    public static Dictionary<(string Lane, string Touchpoint), CellDocument> ByPlace(JourneyDocument document) =>
        document.Cells.ToDictionary(cell => (cell.Lane!, cell.Touchpoint!));
}
