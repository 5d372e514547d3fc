using System.Reflection;

namespace CxPortal.Web.Infrastructure.Backups;

/// <summary>What a backup says about itself: the file <c>manifest.json</c> in the archive.</summary>
/// <param name="Product">Always <see cref="ProductName"/>.</param>
/// <param name="Version">Version of the program that made it.</param>
/// <param name="Migration">Newest migration of the database in it.</param>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Database">Name of the database file in the archive.</param>
/// <param name="Sha256">SHA-256 of that file, 64 lower-case hexadecimal digits.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
internal sealed record BackupManifest(
    string Product, string Version, string Migration, string Provider, string Database, string Sha256, DateTime CreatedAt)
{
    /// <summary>Name of the manifest in the archive.</summary>
    public const string EntryName = "manifest.json";

    /// <summary>The product's name.</summary>
    public const string ProductName = "CxPortal";

    /// <summary>Version of this program.</summary>
    public static string ProgramVersion { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
