using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Tests.Catalog;

public sealed class CatalogItemTests
{
    [Fact]
    public void RefreshSearchText_Row_FindsNameAndAliasesAndSortsByName()
    {
        var item = new CatalogItem { Kind = CatalogKind.Channel, Key = "web", Name = "Сайт" };
        item.Aliases.Add(new CatalogAlias { Kind = CatalogKind.Channel, Name = "Веб", NormalizedName = SearchText.Of("Веб") });

        item.RefreshSearchText();

        Assert.Equal("сайт | веб", item.SearchText);
    }
}
