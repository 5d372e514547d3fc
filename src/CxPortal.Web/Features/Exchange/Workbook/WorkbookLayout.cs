namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>What a row of the items sheet is.</summary>
internal static class ItemKinds
{
    public const string Stage = "stage";
    public const string Touchpoint = "touchpoint";
    public const string Card = "card";
    public const string Lane = "lane";
    public const string Cell = "cell";

    public static IReadOnlyList<string> All { get; } = [Stage, Touchpoint, Card, Lane, Cell];
}

/// <summary>Fields of a touchpoint card that have a row each.</summary>
internal static class CardFields
{
    public const string PainPoints = "painPoints";
    public const string WhatBroke = "whatBroke";
    public const string Fault = "fault";
    public const string Recovery = "recovery";
    public const string ClientSaid = "clientSaid";
    public const string Links = "links";

    public static IReadOnlyList<string> All { get; } = [PainPoints, WhatBroke, Fault, Recovery, ClientSaid, Links];
}

/// <summary>
/// The sheets that are imported back. Their first row is hidden and names sheet and columns for programs, so that sheets may be
/// renamed and columns moved, and the headings below may be in any language.
/// </summary>
internal static class WorkbookLayout
{
    public const string Items = "cxp:items";
    public const string About = "cxp:about";
    public const string Catalog = "cxp:catalog";

    /// <summary>The first row with data: the hidden one and the headings stand above.</summary>
    public const int FirstRow = 3;

    /// <summary>Columns of the items sheet with their widths in characters; the first one holds the sheet's name in the hidden row.</summary>
    public static IReadOnlyList<(string Id, double Width)> ItemColumns { get; } =
    [
        ("kind", 16), ("stage", 16), ("touchpoint", 18), ("lane", 14),
        ("stageTitle", 20), ("touchpointTitle", 22), ("laneTitle", 20),
        ("field", 20), ("value", 50), ("emotion", 10), ("when", 26), ("want", 26), ("soThat", 26), ("importance", 10),
        ("chips", 30), ("basis", 16), ("moment", 14), ("type", 18), ("role", 24),
    ];

    /// <summary>Columns that are there to be read: what is written in them is not imported, keys decide.</summary>
    public static IReadOnlySet<string> ReadingColumns { get; } = new HashSet<string> { "stageTitle", "touchpointTitle", "laneTitle" };

    /// <summary>Columns of keys.</summary>
    public static IReadOnlySet<string> KeyColumns { get; } = new HashSet<string> { "stage", "touchpoint", "lane" };

    /// <summary>Columns of the sheet about the journey.</summary>
    public static IReadOnlyList<(string Id, double Width)> AboutColumns { get; } = [("id", 12), ("label", 30), ("value", 60), ("note", 60)];

    /// <summary>Columns of the catalogue sheet.</summary>
    public static IReadOnlyList<(string Id, double Width)> CatalogColumns { get; } =
        [("kind", 16), ("key", 26), ("name", 36), ("aliases", 36), ("channel", 20), ("description", 50)];

    /// <summary>Fields of the journey that are imported from the sheet about it.</summary>
    public static IReadOnlyList<string> AboutFields { get; } =
        ["key", "title", "description", "nature", "baselineKey", "reviewDate", "contentLanguage", "isTemplate", "product", "segment", "channels"];

    /// <summary>Where the journey comes from; imported to recognise what was changed in between, not to be edited.</summary>
    public static IReadOnlyList<string> OriginFields { get; } =
        ["format", "formatVersion", "status", "version", "createdAt", "updatedAt", "exportedAt", "exportedBy", "fingerprint", "etag"];
}
