using CxPortal.Domain.Common;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Keys of stages, touchpoints or lanes of a workbook, and the titles under which rows without a key find them.</summary>
/// <param name="fallback">Beginning of keys for titles without a usable letter.</param>
internal sealed class NamedKeys(string fallback)
{
    private readonly HashSet<string> keys = [];
    private readonly Dictionary<string, string> byTitle = [];

    /// <summary>Takes up an item; without a key it gets one made from its title.</summary>
    public string Add(string? key, string? title)
    {
        key ??= Slug.Unique(title, keys.Contains, fallback);
        keys.Add(key);
        byTitle.TryAdd(SearchText.Of(title), key);
        return key;
    }

    /// <summary>The key of an item, by its key or else by its title; null when there is no such item.</summary>
    public string? Find(string? key, string? title) =>
        key is not null ? keys.Contains(key) ? key : null : byTitle.GetValueOrDefault(SearchText.Of(title));
}

/// <summary>Rows of touchpoints with the rows of their cards.</summary>
internal sealed class CardRows
{
    private readonly Dictionary<int, string> keys = [];
    private readonly Dictionary<(string Touchpoint, string Field), ItemRow> fields = [];

    /// <summary>Notes the key of a touchpoint's row.</summary>
    public void Add(ItemRow touchpoint, string key) => keys[touchpoint.Number] = key;

    /// <summary>Notes the row of a field; false when the field has one already.</summary>
    public bool Add(string touchpoint, string field, ItemRow row) => fields.TryAdd((touchpoint, field), row);

    /// <summary>Key of a touchpoint's row.</summary>
    public string KeyOf(ItemRow touchpoint) => keys[touchpoint.Number];

    /// <summary>The row of a field; null when there is none.</summary>
    public ItemRow? Find(string touchpoint, string field) => fields.GetValueOrDefault((touchpoint, field));
}
