using System.Xml.Linq;
using CxPortal.Data;
using CxPortal.Data.Security;
using CxPortal.Web.Features.Collectors;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>Keeps the keys of data protection in the database, where every process and every backup has them.</summary>
internal sealed class DatabaseKeyStorage(IServiceScopeFactory scopes) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        return [.. database.DataProtectionKeys.AsNoTracking().Where(key => key.FriendlyName != PersonalLinkKey.RowName).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortalDbContext>();
        database.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });

        // The interface is synchronous; a key is written about four times a year.
        database.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
