using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CxPortal.Data.Audit;

/// <summary>
/// Changes many rows by one statement. Only for rows that have neither versions nor audit entries: everything else is changed row by
/// row and saved, so that the trail sees it.
/// </summary>
public static class UnauditedChanges
{
#pragma warning disable RS0030 // the one place where whole sets are changed, and only those that leave no trail anyway
    /// <summary>Changes the rows.</summary>
    /// <returns>How many were changed.</returns>
    /// <exception cref="InvalidOperationException">Changes of such rows belong into the audit trail.</exception>
    public static Task<int> UpdateUnauditedAsync<T>(this IQueryable<T> rows, Action<UpdateSettersBuilder<T>> change, CancellationToken cancellationToken)
        where T : class
    {
        Check(typeof(T));
        return rows.ExecuteUpdateAsync(change, cancellationToken);
    }

    /// <summary>Deletes the rows.</summary>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="InvalidOperationException">The deletion of such rows belongs into the audit trail.</exception>
    public static Task<int> DeleteUnauditedAsync<T>(this IQueryable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        Check(typeof(T));
        return rows.ExecuteDeleteAsync(cancellationToken);
    }
#pragma warning restore RS0030

    private static void Check(Type type)
    {
        if (!AuditTrail.IsUnaudited(type))
        {
            throw new InvalidOperationException($"{type.Name} is audited: change its rows one by one and save.");
        }
    }
}
