using System.Globalization;
using System.Text.Json;
using CxPortal.Domain.Catalog;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Lists what turns one document into another, field by field and cell by cell. Both must have been checked.</summary>
public sealed class JourneyDocumentDiff
{
    private readonly JourneyDocument? before;
    private readonly JourneyDocument after;
    private readonly ArchivedKeys archived;
    private readonly List<ImportChange> changes = [];

    private JourneyDocumentDiff(JourneyDocument? before, JourneyDocument after, ArchivedKeys archived)
    {
        this.before = before;
        this.after = after;
        this.archived = archived;
    }

    /// <summary>What changes.</summary>
    /// <param name="before">The journey as it is; null when there is none.</param>
    /// <param name="after">The journey as it is wanted.</param>
    /// <param name="archived">What would come back from the archive instead of being made anew.</param>
    public static IReadOnlyList<ImportChange> Of(JourneyDocument? before, JourneyDocument after, ArchivedKeys archived)
    {
        var diff = new JourneyDocumentDiff(before, after, archived);
        diff.CompareJourney();
        diff.CompareStages();
        diff.CompareTouchpoints();
        diff.CompareLanes();
        diff.changes.AddRange(CellDiff.Of(before, after));
        return diff.changes;
    }

    private void CompareJourney()
    {
        if (before is null)
        {
            changes.Add(new ImportChange(ImportChangeKind.Added, ImportSubject.Journey, after.Key!, new ImportPlace(), ImportField.Whole, null, after.Title));
            return;
        }

        var fields = new FieldDiff(changes, ImportSubject.Journey, after.Key!, new ImportPlace());
        fields.Compare(ImportField.Title, before.Title, after.Title);
        fields.Compare(ImportField.Description, before.Description, after.Description);
        fields.Compare(ImportField.Nature, Name(before.Nature), Name(after.Nature));
        fields.Compare(ImportField.Baseline, before.BaselineKey, after.BaselineKey);
        fields.Compare(ImportField.ReviewDate, Day(before.ReviewDate), Day(after.ReviewDate));
        fields.Compare(ImportField.ContentLanguage, before.ContentLanguage, after.ContentLanguage);
        fields.Compare(ImportField.IsTemplate, Name(before.IsTemplate), Name(after.IsTemplate));
        fields.Compare(ImportField.Product, before.Product, after.Product, NameOf(before, CatalogKind.Product, before.Product), NameOf(after, CatalogKind.Product, after.Product));
        fields.Compare(ImportField.Segment, before.Segment, after.Segment, NameOf(before, CatalogKind.Segment, before.Segment), NameOf(after, CatalogKind.Segment, after.Segment));
        fields.Compare(
            ImportField.Channels, string.Join('\n', before.Channels), string.Join('\n', after.Channels),
            string.Join('\n', before.Channels.Select(key => NameOf(before, CatalogKind.Channel, key))),
            string.Join('\n', after.Channels.Select(key => NameOf(after, CatalogKind.Channel, key))));
    }

    private void CompareStages()
    {
        var old = (before?.Stages ?? []).ToDictionary(stage => stage.Key!);
        CompareList(
            ImportSubject.Stage,
            [.. (before?.Stages ?? []).Select(stage => stage.Key!)],
            [.. after.Stages.Select(stage => stage.Key!)],
            archived.Stages,
            key => (old.GetValueOrDefault(key) ?? after.Stages.First(stage => stage.Key == key)).Title!,
            title => new ImportPlace(title));
        foreach (var stage in after.Stages.Where(stage => old.ContainsKey(stage.Key!)))
        {
            new FieldDiff(changes, ImportSubject.Stage, stage.Key!, new ImportPlace(old[stage.Key!].Title))
                .Compare(ImportField.Title, old[stage.Key!].Title, stage.Title);
        }
    }

    private void CompareTouchpoints()
    {
        var old = Located(before).ToDictionary(located => located.Touchpoint.Key!);
        var wanted = Located(after).ToList();
        var keys = wanted.Select(located => located.Touchpoint.Key!).ToHashSet();
        foreach (var gone in old.Values.Where(located => !keys.Contains(located.Touchpoint.Key!)))
        {
            AddWhole(ImportChangeKind.Removed, gone);
        }

        foreach (var located in wanted)
        {
            if (old.TryGetValue(located.Touchpoint.Key!, out var known))
            {
                CompareTouchpoint(known, located);
            }
            else
            {
                AddWhole(archived.Touchpoints.Contains(located.Touchpoint.Key!) ? ImportChangeKind.Restored : ImportChangeKind.Added, located);
                CompareCard(new TouchpointDocument(), located);
            }
        }

        foreach (var stage in after.Stages)
        {
            var here = stage.Touchpoints.Select(touchpoint => touchpoint.Key!).ToList();
            var before = old.Values.Where(known => known.Stage.Key == stage.Key && keys.Contains(known.Touchpoint.Key!)).Select(known => known.Touchpoint.Key!).ToList();
            AddMoves(ImportSubject.Touchpoint, before, here, key => new ImportPlace(stage.Title, old[key].Touchpoint.Title));
        }
    }

    private void CompareTouchpoint(Located old, Located wanted)
    {
        var place = new ImportPlace(old.Stage.Title, old.Touchpoint.Title);
        var fields = new FieldDiff(changes, ImportSubject.Touchpoint, wanted.Touchpoint.Key!, place);
        fields.Compare(ImportField.Title, old.Touchpoint.Title, wanted.Touchpoint.Title);
        if (old.Stage.Key != wanted.Stage.Key)
        {
            changes.Add(new ImportChange(
                ImportChangeKind.Moved, ImportSubject.Touchpoint, wanted.Touchpoint.Key!, place, ImportField.Position, old.Stage.Title, wanted.Stage.Title));
        }

        CompareCard(old.Touchpoint, wanted with { Place = place });
    }

    private void CompareCard(TouchpointDocument old, Located located)
    {
        var wanted = located.Touchpoint;
        var fields = new FieldDiff(changes, ImportSubject.Touchpoint, wanted.Key!, located.Place);
        fields.Compare(ImportField.MomentOfTruth, Name(old.MomentOfTruth), Name(wanted.MomentOfTruth));
        fields.Compare(ImportField.PainPoints, old.PainPoints, wanted.PainPoints);
        fields.Compare(ImportField.WhatBroke, old.WhatBroke, wanted.WhatBroke);
        fields.Compare(ImportField.Fault, Name(old.Fault), Name(wanted.Fault));
        fields.Compare(ImportField.Recovery, old.Recovery, wanted.Recovery);
        fields.Compare(ImportField.ClientSaid, old.ClientSaid, wanted.ClientSaid);
        fields.Compare(ImportField.Links, Lines(old.Links, link => $"{link.Title} {link.Url}"), Lines(wanted.Links, link => $"{link.Title} {link.Url}"));
        fields.Compare(
            ImportField.Pictures,
            Lines(old.Pictures, picture => $"{picture.Sha256} {picture.FileName} {picture.Caption}"),
            Lines(wanted.Pictures, picture => $"{picture.Sha256} {picture.FileName} {picture.Caption}"),
            Lines(old.Pictures, Described),
            Lines(wanted.Pictures, Described));
    }

    private void CompareLanes()
    {
        var old = (before?.Lanes ?? []).ToDictionary(lane => lane.Key!);
        var wanted = after.Lanes!.ToDictionary(lane => lane.Key!);
        CompareList(
            ImportSubject.Lane, [.. old.Keys], [.. wanted.Keys], archived.Lanes,
            key => (old.GetValueOrDefault(key) ?? wanted[key]).Title ?? string.Empty,
            _ => new ImportPlace(),
            key => new ImportPlace(Lane: NameOf(old.GetValueOrDefault(key) ?? wanted[key])));
        foreach (var lane in after.Lanes!.Where(lane => old.ContainsKey(lane.Key!)))
        {
            var fields = new FieldDiff(changes, ImportSubject.Lane, lane.Key!, new ImportPlace(Lane: NameOf(old[lane.Key!])));
            fields.Compare(ImportField.Title, old[lane.Key!].Title, lane.Title);
            fields.Compare(ImportField.Role, Name(old[lane.Key!].Role ?? default), Name(lane.Role ?? default));
        }
    }

    private void CompareList(
        ImportSubject subject, List<string> old, List<string> wanted, IReadOnlySet<string> inArchive,
        Func<string, string> titleOf, Func<string, ImportPlace> placeOf, Func<string, ImportPlace>? placeOfKey = null)
    {
        ImportPlace PlaceOf(string key) => placeOfKey?.Invoke(key) ?? placeOf(titleOf(key));
        changes.AddRange(old.Except(wanted).Select(key =>
            new ImportChange(ImportChangeKind.Removed, subject, key, PlaceOf(key), ImportField.Whole, titleOf(key), null)));
        changes.AddRange(wanted.Except(old).Select(key => new ImportChange(
            inArchive.Contains(key) ? ImportChangeKind.Restored : ImportChangeKind.Added, subject, key, PlaceOf(key), ImportField.Whole, null, titleOf(key))));
        AddMoves(subject, [.. old.Where(wanted.Contains)], wanted, PlaceOf);
    }

    private void AddMoves(ImportSubject subject, List<string> old, List<string> wanted, Func<string, ImportPlace> placeOf)
    {
        var common = wanted.Where(old.Contains).ToList();
        var kept = Moves.KeptInPlace(old, common);
        changes.AddRange(common.Where(key => !kept.Contains(key)).Select(key => new ImportChange(
            ImportChangeKind.Moved, subject, key, placeOf(key), ImportField.Position, Number(old.IndexOf(key) + 1), Number(common.IndexOf(key) + 1))));
    }

    private void AddWhole(ImportChangeKind kind, Located located) => changes.Add(new ImportChange(
        kind, ImportSubject.Touchpoint, located.Touchpoint.Key!, located.Place, ImportField.Whole,
        kind == ImportChangeKind.Removed ? located.Touchpoint.Title : null, kind == ImportChangeKind.Removed ? null : located.Touchpoint.Title));

    private static IEnumerable<Located> Located(JourneyDocument? document) =>
        from stage in document?.Stages ?? []
        from touchpoint in stage.Touchpoints
        select new Located(stage, touchpoint, new ImportPlace(stage.Title, touchpoint.Title));

    private static LaneName NameOf(LaneDocument lane) => new(lane.Type, lane.Title);

    private static string? NameOf(JourneyDocument document, CatalogKind kind, string? key) => JourneyDocumentCells.NameOf(document, kind, key);

    private static string Described(PictureDocument picture) =>
        picture.Caption is null ? picture.FileName! : $"{picture.FileName}: {picture.Caption}";

    private static string? Lines<T>(IReadOnlyList<T> items, Func<T, string> read) => items.Count == 0 ? null : string.Join('\n', items.Select(read));

    private static string Name<T>(T value) where T : struct => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A touchpoint with its stage.</summary>
internal sealed record Located(StageDocument Stage, TouchpointDocument Touchpoint, ImportPlace Place);

/// <summary>Compares fields of one thing and notes those that differ.</summary>
internal sealed class FieldDiff(List<ImportChange> changes, ImportSubject subject, string key, ImportPlace place)
{
    /// <summary>Compares values, and shows them by other words where those are given.</summary>
    public void Compare(ImportField field, string? before, string? after, string? shownBefore = null, string? shownAfter = null)
    {
        if ((before ?? string.Empty) != (after ?? string.Empty))
        {
            changes.Add(new ImportChange(ImportChangeKind.Changed, subject, key, place, field, shownBefore ?? before, shownAfter ?? after));
        }
    }
}
