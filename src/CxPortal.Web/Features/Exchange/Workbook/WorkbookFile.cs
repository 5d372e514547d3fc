using System.IO.Compression;
using System.Xml;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>A cell as it was read.</summary>
/// <param name="Text">Its value as text; numbers in the invariant form.</param>
/// <param name="IsFormula">Whether a formula computes it.</param>
internal readonly record struct SheetCell(string Text, bool IsFormula);

/// <summary>A row with at least one cell.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">Cells by column, from 1.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells);

/// <summary>A sheet that programs read: its first row names sheet and columns.</summary>
/// <param name="Name">Name on its tab.</param>
/// <param name="Rows">Its rows, the first one with the names.</param>
internal sealed record SheetTable(string Name, IReadOnlyList<SheetRow> Rows);

/// <summary>
/// Reads the text of workbooks that come from outside: only the parts that are needed, never more than a fixed amount,
/// without evaluating anything.
/// </summary>
internal sealed class WorkbookFile
{
    /// <summary>The most entries a workbook may have.</summary>
    private const int MaxEntries = 2_000;

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private WorkbookFile(IReadOnlyDictionary<string, SheetTable> sheets) => Sheets = sheets;

    /// <summary>The sheets that carry a marker, by it.</summary>
    public IReadOnlyDictionary<string, SheetTable> Sheets { get; }

    /// <summary>Whether a file is of the kind in which Excel keeps workbooks with a password, and its old workbooks.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> content) => content.StartsWith(CompoundFile);

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">The file.</param>
    /// <param name="problem">Why it cannot be opened, when the result is null.</param>
    public static WorkbookFile? Open(byte[] content, out ExchangeProblemKind problem)
    {
        problem = default;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries)
            {
                throw new WorkbookLimitException();
            }

            return new WorkbookFile(new WorkbookParts(archive).ReadMarkedSheets());
        }
        catch (WorkbookLimitException)
        {
            problem = ExchangeProblemKind.WorkbookTooLarge;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or FormatException or OverflowException or NotSupportedException)
        {
            problem = ExchangeProblemKind.BrokenWorkbook;
        }

        return null;
    }
}

/// <summary>A workbook unpacks to more than is accepted.</summary>
internal sealed class WorkbookLimitException : Exception;
