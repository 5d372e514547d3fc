using System.Security.Cryptography;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>
/// Recognises a journey's content: two documents with the same content have the same fingerprint, whenever and wherever they
/// were made. Left out are dates, versions and status, the bytes of pictures (their hash stands for them and their type) and what
/// catalogue pages say beyond a row's name.
/// </summary>
public static class JourneyFingerprint
{
    /// <summary>SHA-256 over the content, 64 lower-case hexadecimal digits.</summary>
    public static string Of(JourneyDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(JourneyDocumentJson.Write(ContentOf(document), indented: false)));

    /// <summary>The document with its fingerprint and entity tag filled in.</summary>
    public static JourneyDocument Stamp(JourneyDocument document)
    {
        var fingerprint = Of(document);
        return document with { Fingerprint = fingerprint, Etag = FormattableString.Invariant($"{document.Version ?? 0}-{fingerprint[..16]}") };
    }

    private static JourneyDocument ContentOf(JourneyDocument document) => document with
    {
        ExportedAt = null,
        Fingerprint = null,
        Version = null,
        CreatedAt = null,
        UpdatedAt = null,
        Etag = null,
        Status = null,
        Stages = [.. document.Stages.Select(stage => stage with
        {
            Touchpoints = [.. stage.Touchpoints.Select(touchpoint => touchpoint with
            {
                Pictures = [.. touchpoint.Pictures.Select(picture => picture with { Content = null, ContentType = null })],
            })],
        })],
        Catalog = [.. document.Catalog.Select(row => row with { Aliases = [], Description = null })],
    };
}
