using CxPortal.Data;
using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Checks the pictures of a document like uploads: those stored here already are taken as they are, others are inspected and cleaned.</summary>
internal sealed class PictureCheck(CxPortalDbContext database, Func<string, ExchangePlace> placeOf)
{
    private readonly List<ExchangeProblem> problems = [];

    /// <summary>The document with cleaned pictures, and what is wrong with the others.</summary>
    public async Task<(JourneyDocument Document, IReadOnlyList<ExchangeProblem> Problems)> CheckAsync(
        JourneyDocument document, CancellationToken cancellationToken)
    {
        var hashes = document.Stages.SelectMany(stage => stage.Touchpoints).SelectMany(touchpoint => touchpoint.Pictures)
            .Select(picture => picture.Sha256!).Distinct().ToList();
        if (hashes.Count == 0)
        {
            return (document, []);
        }

        var stored = await database.StoredFiles.AsNoTracking()
            .Where(file => hashes.Contains(file.Sha256))
            .ToDictionaryAsync(file => file.Sha256, file => file.ContentType, cancellationToken);
        var stages = document.Stages.Select((stage, at) => stage with
        {
            Touchpoints =
            [
                .. stage.Touchpoints.Select((touchpoint, column) => touchpoint with
                {
                    Pictures =
                    [
                        .. touchpoint.Pictures.Select((picture, index) => Check(
                            picture, stored, FormattableString.Invariant($"$.stages[{at}].touchpoints[{column}].pictures[{index}]"))),
                    ],
                }),
            ],
        });
        return (document with { Stages = [.. stages] }, problems);
    }

    private PictureDocument Check(PictureDocument picture, Dictionary<string, string> stored, string path)
    {
        if (stored.TryGetValue(picture.Sha256!, out var type) && type.StartsWith("image/", StringComparison.Ordinal))
        {
            return picture with { ContentType = type, Content = null };
        }

        if (picture.Content is null)
        {
            problems.Add(new ExchangeProblem(ExchangeProblemKind.PictureMissing, placeOf(path), [picture.FileName!]));
            return picture;
        }

        var inspection = ImageInspector.Inspect(picture.Content);
        if (inspection.Info is not { } info)
        {
            problems.Add(new ExchangeProblem(ExchangeProblemKind.BadPicture, placeOf(path), [picture.FileName!]));
            return picture;
        }

        return picture with
        {
            Content = inspection.Clean,
            ContentType = info.ContentType,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(inspection.Clean)),
        };
    }
}
