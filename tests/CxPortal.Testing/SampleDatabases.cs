using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Sample;
using CxPortal.Web.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>
/// Databases that hold the sample organisation and one account per role and language. Filled once for each process; every server gets a copy.
/// </summary>
public static class SampleDatabases
{
    private static readonly Lazy<Task<PortalOptions>> SqliteTemplate = new(() => TestDatabases.NewSqliteTemplateAsync(FillAsync, TimeProvider.System));
    private static readonly Lazy<Task<PortalOptions>> PostgresTemplate = new(() => TestDatabases.NewPostgresTemplateAsync(FillAsync, TimeProvider.System));

    /// <summary>Address of the account with a role whose interface speaks a language; the password is <see cref="TestUsers.Password"/>.</summary>
    public static string EmailOf(Role role, string language) => $"{language}-{TestUsers.EmailOf(role)}";

    /// <summary>A copy on SQLite.</summary>
    public static async Task<PortalOptions> NewSqliteAsync() => TestDatabases.CopySqlite(await SqliteTemplate.Value);

    /// <summary>A copy on PostgreSQL.</summary>
    public static async Task<PortalOptions> NewPostgresAsync() => await TestDatabases.CopyPostgresAsync(await PostgresTemplate.Value);

    private static async Task FillAsync(IServiceProvider services)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SampleFiller>().FillAsync(CancellationToken.None);
        }

        foreach (var language in (string[])["ru", "en"])
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                await TestUsers.AddAsync(services, role, EmailOf(role, language), language);
            }
        }
    }
}
