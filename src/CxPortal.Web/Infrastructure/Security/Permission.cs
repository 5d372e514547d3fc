namespace CxPortal.Web.Infrastructure.Security;

/// <summary>All that may be allowed or denied. Who has what stands in <see cref="RolePermissions"/>.</summary>
public enum Permission
{
    /// <summary>See journeys, touchpoint cards, comments and published versions.</summary>
    JourneysRead,

    /// <summary>Create and change journeys and everything in them.</summary>
    JourneysWrite,

    /// <summary>Publish a version.</summary>
    JourneysPublish,

    /// <summary>Write comments.</summary>
    CommentsWrite,

    /// <summary>Resolve comments and open them again.</summary>
    CommentsResolve,

    /// <summary>See the catalogues.</summary>
    CatalogRead,

    /// <summary>Create, rename, merge and retire catalogue rows.</summary>
    CatalogWrite,

    /// <summary>Download PDF, Excel and JSON.</summary>
    ExportsDownload,

    /// <summary>Import journeys from Excel and JSON.</summary>
    ImportsRun,

    /// <summary>Invite, disable and reset users, and give roles.</summary>
    UsersManage,

    /// <summary>Change the settings of the installation.</summary>
    SettingsManage,

    /// <summary>Read the audit trail.</summary>
    AuditRead,
}
