using CxPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Saving where two people may have edited at once.</summary>
public static class Saving
{
    /// <summary>Saves what is tracked.</summary>
    /// <returns>Done; or Stale when somebody else changed one of the rows meanwhile: nothing was stored, and nothing is tracked any more.</returns>
    public static async Task<Outcome> SaveOrStaleAsync(this CxPortalDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return Outcome.Stale;
        }
    }
}
