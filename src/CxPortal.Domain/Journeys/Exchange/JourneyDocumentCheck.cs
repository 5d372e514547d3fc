using CxPortal.Domain.Catalog;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>
/// Checks that a document is sound in itself, fills in what a file may leave out, and brings texts to the form in which they are stored.
/// </summary>
public sealed class JourneyDocumentCheck
{
    /// <summary>The most stages a file may have.</summary>
    public const int MaxStages = 100;

    /// <summary>The most touchpoints a file may have.</summary>
    public const int MaxTouchpoints = 1000;

    /// <summary>The most lanes a file may have.</summary>
    public const int MaxLanes = 100;

    /// <summary>The most links or pictures of one card, channels of a journey, aliases of a row.</summary>
    public const int MaxItems = 200;

    private readonly DocumentRules rules;
    private readonly JourneyDocument source;

    private JourneyDocumentCheck(JourneyDocument source, Func<string, ExchangePlace> placeOf)
    {
        this.source = source;
        rules = new DocumentRules(placeOf);
    }

    /// <summary>Checks a document.</summary>
    /// <param name="document">As it was read.</param>
    /// <param name="placeOf">Tells where in the file a path stands.</param>
    public static DocumentReading Check(JourneyDocument document, Func<string, ExchangePlace> placeOf)
    {
        if (document.Format != JourneyDocument.FormatName)
        {
            return DocumentReading.Failed(ExchangeProblemKind.NotJourney, placeOf("$.format"));
        }

        if (document.FormatVersion != JourneyDocument.CurrentFormatVersion)
        {
            return DocumentReading.Failed(
                ExchangeProblemKind.UnknownFormatVersion, placeOf("$.formatVersion"), FormattableString.Invariant($"{document.FormatVersion}"));
        }

        var check = new JourneyDocumentCheck(document, placeOf);
        var sound = check.Complete();
        return check.rules.Problems.Count == 0
            ? new DocumentReading(sound, [], placeOf)
            : new DocumentReading(null, check.rules.Problems, placeOf);
    }

    private JourneyDocument Complete()
    {
        var stages = Stages();
        var lanes = new LaneCheck(rules).Complete(source.Lanes);
        var cells = new CellCheck(rules, stages, lanes).Complete(source.Cells);
        if (source.ContentLanguage is not ("ru" or "en"))
        {
            rules.Add(ExchangeProblemKind.BadValue, "$.contentLanguage", source.ContentLanguage, "ru, en");
        }

        return source with
        {
            Key = rules.Key(source.Key, "$.key"),
            Title = rules.Line(source.Title, "$.title", Journey.MaxTitleLength, isRequired: true),
            Description = rules.Text(source.Description, "$.description", Journey.MaxDescriptionLength),
            BaselineKey = rules.OptionalKey(source.BaselineKey, "$.baselineKey"),
            Product = rules.OptionalKey(source.Product, "$.product"),
            Segment = rules.OptionalKey(source.Segment, "$.segment"),
            Channels = Channels(),
            Stages = stages,
            Lanes = lanes,
            Cells = cells,
            Catalog = Catalog(),
        };
    }

    private IReadOnlyList<string> Channels()
    {
        rules.AtMost(source.Channels.Count, MaxItems, "$.channels");
        var keys = source.Channels.Select((key, index) => rules.Key(key, FormattableString.Invariant($"$.channels[{index}]")));
        return [.. keys.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private List<StageDocument> Stages()
    {
        rules.AtMost(source.Stages.Count, MaxStages, "$.stages");
        rules.AtMost(source.Stages.Sum(stage => stage.Touchpoints.Count), MaxTouchpoints, "$.stages");
        var stageKeys = KeySet.Of(source.Stages.Select(stage => stage.Key));
        var touchpointKeys = KeySet.Of(source.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key));
        var result = new List<StageDocument>();
        for (var index = 0; index < source.Stages.Count; index++)
        {
            var stage = source.Stages[index];
            var path = FormattableString.Invariant($"$.stages[{index}]");
            result.Add(stage with
            {
                Key = stageKeys.Take(stage.Key, stage.Title, path + ".key", "stage", rules),
                Title = rules.Line(stage.Title, path + ".title", Stage.MaxTitleLength, isRequired: true),
                Touchpoints = [.. stage.Touchpoints.Select((touchpoint, place) =>
                    Touchpoint(touchpoint, FormattableString.Invariant($"{path}.touchpoints[{place}]"), touchpointKeys))],
            });
        }

        return result;
    }

    private TouchpointDocument Touchpoint(TouchpointDocument touchpoint, string path, KeySet keys)
    {
        rules.AtMost(touchpoint.Links.Count, MaxItems, path + ".links");
        rules.AtMost(touchpoint.Pictures.Count, MaxItems, path + ".pictures");
        return touchpoint with
        {
            Key = keys.Take(touchpoint.Key, touchpoint.Title, path + ".key", "step", rules),
            Title = rules.Line(touchpoint.Title, path + ".title", Journeys.Touchpoint.MaxTitleLength, isRequired: true),
            PainPoints = rules.Text(touchpoint.PainPoints, path + ".painPoints", Journeys.Touchpoint.MaxCardTextLength),
            WhatBroke = rules.Text(touchpoint.WhatBroke, path + ".whatBroke", Journeys.Touchpoint.MaxCardTextLength),
            Recovery = rules.Text(touchpoint.Recovery, path + ".recovery", Journeys.Touchpoint.MaxCardTextLength),
            ClientSaid = rules.Text(touchpoint.ClientSaid, path + ".clientSaid", Journeys.Touchpoint.MaxCardTextLength),
            Links = [.. touchpoint.Links.Select((link, index) => Link(link, FormattableString.Invariant($"{path}.links[{index}]")))],
            Pictures = [.. touchpoint.Pictures.Select((picture, index) => Picture(picture, FormattableString.Invariant($"{path}.pictures[{index}]")))],
        };
    }

    private LinkDocument Link(LinkDocument link, string path)
    {
        var url = rules.Line(link.Url, path + ".url", TouchpointLink.MaxUrlLength, isRequired: true);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            rules.Add(ExchangeProblemKind.BadLink, path + ".url", url);
        }

        return new LinkDocument { Title = rules.Line(link.Title, path + ".title", TouchpointLink.MaxTitleLength) ?? url, Url = url };
    }

    private PictureDocument Picture(PictureDocument picture, string path)
    {
        if (picture.Sha256 is null && picture.Content is null)
        {
            rules.Add(ExchangeProblemKind.PictureMissing, path);
        }
        else if (picture.Content is { } content)
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
            if (picture.Sha256 is not null && !string.Equals(picture.Sha256, hash, StringComparison.OrdinalIgnoreCase))
            {
                rules.Add(ExchangeProblemKind.PictureDamaged, path + ".content");
            }

            picture = picture with { Sha256 = hash };
        }

        return picture with
        {
            Sha256 = picture.Sha256?.ToLowerInvariant(),
            FileName = rules.Line(picture.FileName, path + ".fileName", EvidencePicture.MaxFileNameLength) ?? "picture",
            Caption = rules.Text(picture.Caption, path + ".caption", EvidencePicture.MaxCaptionLength),
        };
    }

    private List<CatalogDocument> Catalog()
    {
        rules.AtMost(source.Catalog.Count, 5000, "$.catalog");
        var taken = new HashSet<(CatalogKind, string)>();
        var result = new List<CatalogDocument>();
        for (var index = 0; index < source.Catalog.Count; index++)
        {
            var row = source.Catalog[index];
            var path = FormattableString.Invariant($"$.catalog[{index}]");
            if (!Enum.IsDefined(row.Kind))
            {
                rules.Add(ExchangeProblemKind.Missing, path + ".kind");
            }

            var key = rules.Key(row.Key, path + ".key");
            if (key is not null && !taken.Add((row.Kind, key)))
            {
                rules.Add(ExchangeProblemKind.RepeatedKey, path + ".key", key);
            }

            rules.AtMost(row.Aliases.Count, MaxItems, path + ".aliases");
            var aliases = row.Aliases.Select((alias, place) =>
                rules.Line(alias, FormattableString.Invariant($"{path}.aliases[{place}]"), CatalogItem.MaxNameLength));
            result.Add(row with
            {
                Key = key,
                Name = rules.Line(row.Name, path + ".name", CatalogItem.MaxNameLength, isRequired: true),
                Aliases = [.. aliases.OfType<string>().Order(StringComparer.Ordinal)],
                Channel = rules.OptionalKey(row.Channel, path + ".channel"),
                Description = rules.Text(row.Description, path + ".description", CatalogItem.MaxDescriptionLength),
            });
        }

        return [.. result.OrderBy(row => row.Kind).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }
}
