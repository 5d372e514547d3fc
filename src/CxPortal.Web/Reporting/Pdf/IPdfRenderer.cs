namespace CxPortal.Web.Reporting.Pdf;

/// <summary>Prints an HTML document to a PDF file.</summary>
public interface IPdfRenderer
{
    /// <summary>The PDF: tagged, with an outline from its headings, in the page size that the document's style sheet asks for.</summary>
    /// <exception cref="PdfUnavailableException">This machine has nothing to print with; the message says what to install.</exception>
    Task<byte[]> RenderAsync(PdfSource source, CancellationToken cancellationToken);
}

/// <summary>What is printed. The renderer reaches neither network nor disk: what the document refers to is here, or under the portal's web root.</summary>
/// <param name="Html">The document; its title and language become those of the PDF.</param>
/// <param name="Resources">What it refers to, by path, for instance <c>/pictures/1.png</c>.</param>
public sealed record PdfSource(string Html, IReadOnlyDictionary<string, PdfResource> Resources);

/// <summary>A file that a document refers to.</summary>
/// <param name="ContentType">Its type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PdfResource(string ContentType, byte[] Content);

/// <summary>There is nothing to print with on this machine.</summary>
/// <param name="message">What happened.</param>
/// <param name="cause">The underlying failure.</param>
public sealed class PdfUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
