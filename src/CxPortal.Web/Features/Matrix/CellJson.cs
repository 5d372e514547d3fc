using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Matrix;

/// <summary>The content of a cell as scripts send and receive it.</summary>
/// <param name="Text">Limited Markdown.</param>
/// <param name="Emotion">Designed emotion, -2 to +2.</param>
/// <param name="Need">A need as when, want, so that.</param>
/// <param name="Chips">Screens or teams in order.</param>
/// <param name="Basis">Observed or assumed.</param>
public sealed record CellBody(
    string? Text,
    int? Emotion,
    NeedBody? Need,
    IReadOnlyList<ChipBody>? Chips,
    [property: JsonConverter(typeof(LowerCaseEnum<EvidenceBasis>))] EvidenceBasis Basis)
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What a script is told about a cell.</summary>
    public static CellBody Of(CellData cell) => new(
        cell.Content.Text,
        cell.Content.Emotion,
        cell.Content.Need is { } need ? new NeedBody(need.When, need.Want, need.SoThat, need.Importance) : null,
        [.. cell.Chips.Select(chip => new ChipBody(chip.CatalogItemId, chip.CatalogItemId is null ? chip.Name : null, chip.Name, chip.State))],
        cell.Content.Basis);

    /// <summary>The JSON that a cell of the page carries: parts without a value are left out.</summary>
    public string ToAttribute() => JsonSerializer.Serialize(this with { Chips = Chips is { Count: > 0 } ? Chips : null }, Compact);

    /// <summary>The need as the domain knows it; null when no part of it is filled.</summary>
    public NeedStatement? NeedStatement
    {
        get
        {
            var need = Need is null ? null : new NeedStatement(
                CellContent.Clean(Need.When), CellContent.Clean(Need.Want), CellContent.Clean(Need.SoThat), Need.Importance);
            return need is { IsEmpty: false } ? need : null;
        }
    }
}

/// <summary>A need as scripts send and receive it.</summary>
/// <param name="When">The situation.</param>
/// <param name="Want">What the client wants.</param>
/// <param name="SoThat">What for.</param>
/// <param name="Importance">1 to 10.</param>
public sealed record NeedBody(string? When, string? Want, string? SoThat, int? Importance);

/// <summary>A chip as scripts send and receive it.</summary>
/// <param name="CatalogItemId">The catalogue row; null to have the text matched.</param>
/// <param name="Text">A name to be matched; in answers the text that matched none.</param>
/// <param name="Name">Name shown; only in answers.</param>
/// <param name="State">State of a screen.</param>
public sealed record ChipBody(
    long? CatalogItemId,
    string? Text,
    string? Name,
    [property: JsonConverter(typeof(LowerCaseEnum<ScreenState>))] ScreenState? State);

/// <summary>A cell in an answer.</summary>
/// <param name="LaneId">Its lane.</param>
/// <param name="TouchpointId">Its touchpoint.</param>
/// <param name="Version">Version; 0 where there is no row.</param>
/// <param name="Html">What stands inside <c>.cell-body</c>.</param>
/// <param name="Content">What is written.</param>
/// <param name="State"><c>empty</c> or <c>filled</c>.</param>
/// <param name="IsClipped">Whether the text is so long that the grid shows its beginning only.</param>
/// <param name="Complete">Filled cells and all cells, by touchpoint.</param>
/// <param name="CompleteLanes">Filled cells and all cells, by lane.</param>
public sealed record CellAnswer(
    long LaneId,
    long TouchpointId,
    int Version,
    string Html,
    CellBody Content,
    string State,
    bool IsClipped,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<long, int[]>? Complete = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<long, int[]>? CompleteLanes = null);

/// <summary>Several cells to be written together.</summary>
/// <param name="Cells">The cells.</param>
public sealed record CellBatchBody(IReadOnlyList<CellBatchItem>? Cells);

/// <summary>One cell of a batch.</summary>
/// <param name="LaneId">Its lane.</param>
/// <param name="TouchpointId">Its touchpoint.</param>
/// <param name="Version">The version expected; 0 for a cell without a row.</param>
/// <param name="Content">What to write.</param>
public sealed record CellBatchItem(long LaneId, long TouchpointId, int Version, CellBody? Content);

/// <summary>Writes an enumeration in camel case and reads no numbers.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class LowerCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
