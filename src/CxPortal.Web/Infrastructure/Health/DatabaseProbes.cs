using CxPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseProbe(CxPortalDbContext database, IDatabaseProvider provider, IStringLocalizer<HealthText> text) : IFitnessProbe
{
    public string Name => "database";

    public bool IsVital => true;

    public async Task<FitnessFinding> LookAsync(CancellationToken cancellationToken)
    {
        var engine = await provider.DescribeAsync(cancellationToken);
        return await database.Database.CanConnectAsync(cancellationToken)
            ? new FitnessFinding(Fitness.Good, engine)
            : new FitnessFinding(Fitness.Broken, text["Database.Unreachable", engine]);
    }
}

/// <summary>Whether the tables have the form this program expects.</summary>
internal sealed class MigrationsProbe(CxPortalDbContext database, IStringLocalizer<HealthText> text) : IFitnessProbe
{
    public string Name => "migrations";

    public bool IsVital => true;

    public async Task<FitnessFinding> LookAsync(CancellationToken cancellationToken)
    {
        var applied = (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var known = database.Database.GetMigrations().ToList();
        if (applied.Except(known).LastOrDefault() is { } newer)
        {
            return new FitnessFinding(Fitness.Broken, text["Migrations.Newer", newer]);
        }

        var pending = known.Except(applied).ToList();
        return pending.Count == 0
            ? new FitnessFinding(Fitness.Good, text["Migrations.Good", known[^1]])
            : new FitnessFinding(Fitness.Broken, text["Migrations.Pending", string.Join(", ", pending)]);
    }
}
