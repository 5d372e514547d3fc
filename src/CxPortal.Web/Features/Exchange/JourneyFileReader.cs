using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange.Workbook;

namespace CxPortal.Web.Features.Exchange;

/// <summary>A file that was read.</summary>
/// <param name="Reading">Its document, or what is wrong with it.</param>
/// <param name="KeepsPictures">Whether the file says nothing about pictures, so that they stay as they are.</param>
public sealed record JourneyFile(DocumentReading Reading, bool KeepsPictures)
{
    /// <summary>How the document is to be planned and applied.</summary>
    public JourneyImportOptions Options => new() { KeepPictures = KeepsPictures, PlaceOf = Reading.PlaceOf };
}

/// <summary>Reads files that are to be imported; what they are is decided by their content, not by their name.</summary>
public sealed class JourneyFileReader(WorkbookImport workbooks)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = JourneyDocumentJson.MaxBytes;

    private static readonly byte[] EncryptedPackage = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Reads a workbook or a JSON document.</summary>
    public JourneyFile Read(byte[] content)
    {
        if (content.Length > MaxBytes)
        {
            return Failed(ExchangeProblemKind.TooLarge, "20");
        }

        if (content.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
        {
            return Failed(ExchangeProblemKind.EmptyFile);
        }

        if (content.AsSpan().StartsWith("PK"u8))
        {
            return new JourneyFile(workbooks.Read(content), true);
        }

        if (WorkbookFile.IsCompoundFile(content))
        {
            return Failed(content.AsSpan().IndexOf(EncryptedPackage) >= 0 ? ExchangeProblemKind.ProtectedWorkbook : ExchangeProblemKind.UnknownFileType);
        }

        var start = content.AsSpan().TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        return !start.IsEmpty && (start[0] is (byte)'{' or (byte)'[')
            ? new JourneyFile(JourneyDocumentJson.Read(content), false)
            : Failed(ExchangeProblemKind.UnknownFileType);
    }

    private static JourneyFile Failed(ExchangeProblemKind kind, params IReadOnlyList<string> arguments) =>
        new(DocumentReading.Failed(kind, ExchangePlace.File, arguments), false);
}
