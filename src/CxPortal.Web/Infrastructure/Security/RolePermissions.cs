using CxPortal.Domain.Accounts;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>The one table of what each role may do.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.Administrator] = [.. Enum.GetValues<Permission>()],
        [Role.Designer] =
        [
            Permission.JourneysRead, Permission.JourneysWrite, Permission.JourneysPublish,
            Permission.CommentsWrite, Permission.CommentsResolve,
            Permission.CatalogRead, Permission.CatalogWrite,
            Permission.ExportsDownload, Permission.ImportsRun,
            Permission.SurveysRead, Permission.SurveysWrite, Permission.SurveysPublish,
            Permission.ResultsRead, Permission.ResponsesRead, Permission.ResponsesImport,
            Permission.ContactsManage, Permission.CasesWork, Permission.CaseRulesWrite,
            Permission.TokensOwn,
        ],
        [Role.Reviewer] =
        [
            Permission.JourneysRead, Permission.CommentsWrite, Permission.CatalogRead, Permission.ExportsDownload,
            Permission.SurveysRead, Permission.ResultsRead, Permission.CasesWork,
        ],
        [Role.Executive] = [Permission.JourneysRead, Permission.ExportsDownload, Permission.SurveysRead, Permission.ResultsRead],
    };

    /// <summary>Whether a role has a permission.</summary>
    public static bool Allows(Role role, Permission permission) => Table.TryGetValue(role, out var allowed) && allowed.Contains(permission);

    /// <summary>The permissions of a role.</summary>
    public static IReadOnlySet<Permission> Of(Role role) => Table[role];
}
