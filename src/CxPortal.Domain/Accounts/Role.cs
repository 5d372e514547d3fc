namespace CxPortal.Domain.Accounts;

/// <summary>The four roles; what each may do stands in one table, <c>RolePermissions</c>.</summary>
public enum Role
{
    /// <summary>Manages users, settings and the audit trail, and may do all that the others may.</summary>
    Administrator = 1,

    /// <summary>Service designer: models journeys, catalogues, touchpoints.</summary>
    Designer = 2,

    /// <summary>Branch or product staff: reads, comments, fills actions.</summary>
    Reviewer = 3,

    /// <summary>Reads dashboards and journeys, downloads reports.</summary>
    Executive = 4,
}
