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

    /// <summary>See surveys, their definitions, collectors and the plan of measurement.</summary>
    SurveysRead,

    /// <summary>Create and change surveys, their places, attributes, collectors and the plan of measurement.</summary>
    SurveysWrite,

    /// <summary>Publish, open and close surveys.</summary>
    SurveysPublish,

    /// <summary>See results as aggregates, and export them.</summary>
    ResultsRead,

    /// <summary>Read and export single responses and comments; audited.</summary>
    ResponsesRead,

    /// <summary>Import answers that were given elsewhere.</summary>
    ResponsesImport,

    /// <summary>See figures of groups below the threshold; audited.</summary>
    SuppressionLift,

    /// <summary>Manage respondents, invitations and the contact policy.</summary>
    ContactsManage,

    /// <summary>Find, export and erase all that is kept about a respondent.</summary>
    RespondentsErase,

    /// <summary>Work on cases that answers opened.</summary>
    CasesWork,

    /// <summary>Make rules that open cases.</summary>
    CaseRulesWrite,

    /// <summary>Have tokens of the HTTP API.</summary>
    TokensOwn,
}
