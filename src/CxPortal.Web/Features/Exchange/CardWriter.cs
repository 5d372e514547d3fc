using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.Exchange;

/// <summary>Brings the touchpoint cards of a journey in line with a document.</summary>
internal sealed class CardWriter(CxPortalDbContext database, Journey journey, DateTime now)
{
    /// <summary>Writes fields, links and pictures of every touchpoint the document names.</summary>
    public async Task WriteAsync(JourneyDocument document, Dictionary<string, Touchpoint> touchpoints, CancellationToken cancellationToken)
    {
        var wanted = document.Stages.SelectMany(stage => stage.Touchpoints).ToList();
        var files = await FilesAsync(wanted.SelectMany(touchpoint => touchpoint.Pictures), cancellationToken);
        foreach (var card in wanted)
        {
            var touchpoint = touchpoints[card.Key!];
            WriteFields(touchpoint, card);
            var isChanged = WriteLinks(touchpoint, card.Links) | WritePictures(touchpoint, card.Pictures, files);
            if (isChanged && touchpoint.Id != 0)
            {
                database.MarkChanged(touchpoint);
            }
        }
    }

    private static void WriteFields(Touchpoint touchpoint, TouchpointDocument card)
    {
        touchpoint.IsMomentOfTruth = card.MomentOfTruth;
        touchpoint.PainPoints = card.PainPoints;
        touchpoint.WhatBroke = card.WhatBroke;
        touchpoint.Fault = card.Fault;
        touchpoint.Recovery = card.Recovery;
        touchpoint.ClientSaid = card.ClientSaid;
    }

    private bool WriteLinks(Touchpoint touchpoint, IReadOnlyList<LinkDocument> links)
    {
        var known = touchpoint.Links.OrderBy(link => link.Position).ThenBy(link => link.Id).ToList();
        if (known.Select(link => (link.Title, link.Url)).SequenceEqual(links.Select(link => (link.Title!, link.Url!))))
        {
            return false;
        }

        touchpoint.Links.RemoveAll(link => known.IndexOf(link) >= links.Count);
        for (var index = 0; index < links.Count; index++)
        {
            if (index < known.Count)
            {
                known[index].Title = links[index].Title!;
                known[index].Url = links[index].Url!;
            }
            else
            {
                touchpoint.Links.Add(new TouchpointLink
                {
                    JourneyId = journey.Id,
                    Title = links[index].Title!,
                    Url = links[index].Url!,
                    Position = known.Count == 0 ? Ordering.At(index) : known[^1].Position + Ordering.At(index - known.Count),
                });
            }
        }

        return true;
    }

    private bool WritePictures(Touchpoint touchpoint, IReadOnlyList<PictureDocument> pictures, Dictionary<string, StoredFile> files)
    {
        var known = touchpoint.Pictures.OrderBy(picture => picture.ArchivedAt is not null).ThenBy(picture => picture.Position).ThenBy(picture => picture.Id).ToList();
        var shown = known.Where(picture => picture.ArchivedAt is null).ToList();
        if (shown.Select(picture => (picture.StoredFileId, picture.FileName, picture.Caption))
            .SequenceEqual(pictures.Select(picture => (files[picture.Sha256!].Id, picture.FileName!, picture.Caption))))
        {
            return false;
        }

        for (var index = 0; index < pictures.Count; index++)
        {
            var wanted = pictures[index];
            var file = files[wanted.Sha256!];
            var row = known.Find(picture => picture.StoredFileId == file.Id && file.Id != 0);
            if (row is null)
            {
                row = new EvidencePicture { JourneyId = journey.Id, FileName = wanted.FileName!, StoredFile = file };
                Measure(row, file);
                touchpoint.Pictures.Add(row);
            }
            else
            {
                known.Remove(row);
            }

            row.FileName = wanted.FileName!;
            row.Caption = wanted.Caption;
            row.Position = Ordering.At(index);
            row.ArchivedAt = null;
        }

        foreach (var row in known.Where(picture => picture.ArchivedAt is null))
        {
            row.ArchivedAt = now;
        }

        return true;
    }

    private static void Measure(EvidencePicture picture, StoredFile file)
    {
        if (ImageInspector.Inspect(file.Content).Info is { } info)
        {
            picture.Width = info.Width;
            picture.Height = info.Height;
        }
    }

    /// <summary>The stored files of pictures by hash; those that are not stored yet are added.</summary>
    private async Task<Dictionary<string, StoredFile>> FilesAsync(IEnumerable<PictureDocument> pictures, CancellationToken cancellationToken)
    {
        var wanted = pictures.DistinctBy(picture => picture.Sha256).ToList();
        var hashes = wanted.Select(picture => picture.Sha256!).ToList();
        var files = await database.StoredFiles.Where(file => hashes.Contains(file.Sha256)).ToDictionaryAsync(file => file.Sha256, cancellationToken);
        foreach (var picture in wanted.Where(picture => !files.ContainsKey(picture.Sha256!)))
        {
            var file = new StoredFile
            {
                Sha256 = picture.Sha256!,
                ContentType = picture.ContentType!,
                Size = picture.Content!.Length,
                Content = picture.Content,
                CreatedAt = now,
            };
            database.StoredFiles.Add(file);
            files.Add(file.Sha256, file);
        }

        return files;
    }
}
