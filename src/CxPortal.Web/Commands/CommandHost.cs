using System.CommandLine;
using System.Globalization;
using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Commands;

/// <summary>
/// Runs commands on the services of the portal: prepares the database, decides who acts and in which language,
/// and turns failures into one sentence and exit code 1.
/// </summary>
internal static class CommandHost
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused or failed; one sentence stands on stderr.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 2;

    /// <summary>Runs a command on an up-to-date database.</summary>
    /// <param name="parsed">The command line; its console takes the output.</param>
    /// <param name="operation">Name of the operation in the audit trail, for instance <c>import journey</c>.</param>
    /// <param name="work">The command; returns the exit code.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Task<int> RunAsync(
        ParseResult parsed, string operation, Func<CommandSession, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        RunAsync(parsed, operation, DirectoryUse.Shared, isPrepared: true, work, cancellationToken);

    /// <summary>Runs a command that looks at the database in the state it finds it in.</summary>
    /// <inheritdoc cref="RunAsync(ParseResult, string, Func{CommandSession, CancellationToken, Task{int}}, CancellationToken)" />
    public static Task<int> RunUnpreparedAsync(
        ParseResult parsed, string operation, Func<CommandSession, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        RunAsync(parsed, operation, DirectoryUse.Shared, isPrepared: false, work, cancellationToken);

    /// <summary>Runs a command that replaces the database; refused while the portal or another command uses the data directory.</summary>
    /// <inheritdoc cref="RunAsync(ParseResult, string, Func{CommandSession, CancellationToken, Task{int}}, CancellationToken)" />
    public static Task<int> RunAloneAsync(
        ParseResult parsed, string operation, Func<CommandSession, CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        RunAsync(parsed, operation, DirectoryUse.Alone, isPrepared: false, work, cancellationToken);

    /// <summary>Runs anything, and turns failures into one sentence on stderr and exit code 1.</summary>
    public static async Task<int> ExplainAsync(TextWriter error, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Interrupted.");
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync(Sentences.For(exception));
        }

        return Failed;
    }

    private static Task<int> RunAsync(
        ParseResult parsed,
        string operation,
        Func<string, DirectoryUse> use,
        bool isPrepared,
        Func<CommandSession, CancellationToken, Task<int>> work,
        CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        return ExplainAsync(console.Error, async () =>
        {
            Cultures.Use(LanguageOf(parsed));
            var options = PortalOptions.FromEnvironment(parsed.GetValue(CommonOptions.Data), PortalEnvironment.IsDevelopment);
            DataDirectory.Prepare(options.DataDirectory);
            using var held = use(options.DataDirectory);
            await using var app = PortalApplication.Build(options, static builder => ConsoleLog.Configure(builder.Logging, LogLevel.Warning));
            await using var scope = app.Services.CreateAsyncScope();
            var session = new CommandSession(scope.ServiceProvider, console.Output, console.Error);
            Introduce(session, operation);
            if (isPrepared)
            {
                await session.Get<DatabaseStart>().PrepareAsync(options.MigrateOnStart, cancellationToken);
            }

            if (parsed.GetValue(CommonOptions.As) is { Length: > 0 } email)
            {
                await ActAsAsync(session, email, cancellationToken);
            }

            return await work(session, cancellationToken);
        });
    }

    /// <summary>Whoever can read the data directory is the operator, with an administrator's permissions.</summary>
    private static void Introduce(CommandSession session, string operation)
    {
        var context = session.Get<OperationContext>();
        context.Actor = "cli:" + Environment.UserName;
        context.Operation = operation;
        session.Get<CurrentUser>().ActAsOperator(context.Actor);
    }

    private static async Task ActAsAsync(CommandSession session, string email, CancellationToken cancellationToken)
    {
        var normalized = email.Trim().ToUpperInvariant();
        var account = await session.Database.Users.AsNoTracking()
            .Where(user => user.NormalizedEmail == normalized)
            .Select(SignedInAccount.FromUser)
            .SingleOrDefaultAsync(cancellationToken);
        if (account is null || account.IsDisabled)
        {
            throw new CommandException(account is null
                ? $"--as: no account has the address {email}."
                : $"--as: the account {email} is switched off.");
        }

        session.Get<CurrentUser>().SignIn(account);
        var context = session.Get<OperationContext>();
        context.ActorId = account.Id;
        context.Actor = $"{account.Name} ({context.Actor})";
    }

    private static string LanguageOf(ParseResult parsed)
    {
        var chosen = parsed.GetValue(CommonOptions.Language)
            ?? Environment.GetEnvironmentVariable("LC_ALL")
            ?? Environment.GetEnvironmentVariable("LANG");
        return chosen?.StartsWith(Cultures.Russian, true, CultureInfo.InvariantCulture) == true ? Cultures.Russian : Cultures.English;
    }
}
