namespace CxPortal.Web.Features.Touchpoints;

/// <summary>The evidence pictures of a card.</summary>
/// <param name="JourneyId">The journey.</param>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="Pictures">The pictures in their order, archived ones included.</param>
/// <param name="CanWrite">Whether the reader may change them.</param>
/// <param name="ReturnUrl">Where forms lead back to.</param>
public sealed record PicturesView(long JourneyId, long TouchpointId, IReadOnlyList<PictureView> Pictures, bool CanWrite, string ReturnUrl)
{
    /// <summary>Why files of the last upload, or the last change, were refused.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>A caption that could not be stored, so that it is not lost; null otherwise.</summary>
    public CaptionAttempt? Attempt { get; init; }

    /// <summary>Address below which the forms of one picture are posted.</summary>
    public string UrlOf(PictureView picture) => $"/journeys/{JourneyId}/pictures/{picture.Id}";
}

/// <summary>A caption that could not be stored.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Caption">What was typed.</param>
/// <param name="Message">Why it was not stored.</param>
public sealed record CaptionAttempt(long PictureId, string Caption, string Message);

/// <summary>What the forms of a picture send.</summary>
public sealed class PictureForm
{
    /// <summary>What the picture shows.</summary>
    public string? Caption { get; set; }

    /// <summary>Version of the picture that the reader saw.</summary>
    public int Version { get; set; }

    /// <summary>The picture after which this one is to stand; null for the first place.</summary>
    public long? AfterId { get; set; }

    /// <summary>Where to go afterwards; an address of this portal.</summary>
    public string? ReturnUrl { get; set; }
}

/// <summary>What became of an upload.</summary>
/// <param name="Added">Number of pictures added.</param>
/// <param name="Problems">One sentence for each file that was refused.</param>
public sealed record UploadResult(int Added, IReadOnlyList<string> Problems);

/// <summary>A stored picture ready to be sent.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">One of the three picture types.</param>
/// <param name="Sha256">Hash of the content, which serves as its tag.</param>
/// <param name="FileName">A name with the extension of its type.</param>
public sealed record PictureFile(byte[] Content, string ContentType, string Sha256, string FileName);

/// <summary>One picture among those shown.</summary>
/// <param name="View">All of them.</param>
/// <param name="Shown">Those in use.</param>
/// <param name="Index">Place of this one.</param>
public sealed record PictureItem(PicturesView View, IReadOnlyList<PictureView> Shown, int Index)
{
    /// <summary>The picture.</summary>
    public PictureView Picture => Shown[Index];

    /// <summary>What could not be stored for it.</summary>
    public CaptionAttempt? Attempt => View.Attempt?.PictureId == Picture.Id ? View.Attempt : null;

    /// <summary>The picture after which this one stands when it moves one place forward; null for the first place.</summary>
    public long? BeforeId => Index >= 2 ? Shown[Index - 2].Id : null;
}
