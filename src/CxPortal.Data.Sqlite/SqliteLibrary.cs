using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CxPortal.Data.Sqlite;

/// <summary>
/// Makes EF Core 10 work with SQLitePCLRaw 2.0.6 and with the operating system's own SQLite.
/// EF Core asks for SQLitePCLRaw 2.1 or newer, which is not to be had everywhere; and the SQLite inside 2.0.6 is too old for JSON queries,
/// while the system's one gets its security fixes from the system. docs/adr/0003-sqlitepclraw.md says when this file can go.
/// </summary>
internal static class SqliteLibrary
{
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";

#pragma warning disable CA2255 // It has to run before the first connection, whoever opens that.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            if (name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) != true)
            {
                return null;
            }

            var file = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        NativeLibrary.SetDllImportResolver(Assembly.Load(Provider), ResolveNative);
    }

    private static nint ResolveNative(string library, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (library != "e_sqlite3")
        {
            return 0;
        }

        var candidates = OperatingSystem.IsWindows() ? ["winsqlite3"]
            : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"]
            : (string[])["libsqlite3.so.0", "libsqlite3.so"];
        foreach (var candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, DllImportSearchPath.SafeDirectories, out var handle))
            {
                return handle;
            }
        }

        // 0 falls back to the library that comes with the package.
        return 0;
    }
}
