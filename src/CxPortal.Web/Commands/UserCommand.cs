using System.CommandLine;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Users;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal user</c>: accounts.</summary>
internal static class UserCommand
{
    /// <summary>Where the portal listens when nothing else is said and none is running.</summary>
    private const string DefaultAddress = "http://localhost:5000";

    /// <param name="input">Gives the password with <c>--password-stdin</c>.</param>
    public static Command Create(TextReader input) => new("user", "Look after accounts.") { CreateAdd(input) };

    private static Command CreateAdd(TextReader input)
    {
        var email = new Argument<string>("email") { Description = "Address, which is also the name to sign in with.", HelpName = "EMAIL" };
        var role = new Option<string>("--role") { Description = "What the person may do.", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetNames<Role>().Select(name => name.ToLowerInvariant())]);
        var name = new Option<string?>("--name") { Description = "The name others see (default: the address up to the @).", HelpName = "NAME" };
        var withPassword = new Option<bool>("--password-stdin") { Description = "Read the password from the first line of standard input; without it a one-time link is printed." };
        var command = new Command("add", "Add an account.") { email, role, name, withPassword, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "user add",
            async (session, stop) =>
            {
                session.Require(Permission.UsersManage);
                var address = parsed.GetRequiredValue(email).Trim();
                var invitation = new InviteUser(
                    address,
                    parsed.GetValue(name) ?? address.Split('@')[0],
                    Enum.Parse<Role>(parsed.GetRequiredValue(role), ignoreCase: true),
                    Language: null,
                    parsed.GetValue(withPassword) ? await ReadPasswordAsync(input, stop) : null);
                return await AddAsync(session, invitation, parsed.GetValue(CommonOptions.Json), stop);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> AddAsync(CommandSession session, InviteUser invitation, bool json, CancellationToken cancellationToken)
    {
        var outcome = await session.Get<UserInvitation>().CreateAsync(invitation, cancellationToken);
        if (!outcome.IsDone)
        {
            throw new CommandException(string.Join(' ', outcome.Problems.Select(problem => $"{OptionOf(problem.Field)}: {problem.Message}")));
        }

        var link = outcome.Value!.LinkPath is { } path ? await LinkAsync(session, path, cancellationToken) : null;
        if (json)
        {
            await session.WriteJsonAsync(new { email = invitation.Email, role = invitation.Role, link });
        }
        else
        {
            await session.Output.WriteLineAsync(link ?? $"Added {invitation.Email}.");
        }

        return CommandHost.Done;
    }

    private static async Task<string> LinkAsync(CommandSession session, string path, CancellationToken cancellationToken)
    {
        var address = await session.Get<PortalAddress>().FromSettingsAsync(cancellationToken);
        if (address is null)
        {
            address = ServingAddress.Of(session.Options.DataDirectory) ?? DefaultAddress;
            await session.Error.WriteLineAsync("No public address is set in the settings: put the portal's own address before /account if it is another one.");
        }

        return address + path;
    }

    private static async Task<string> ReadPasswordAsync(TextReader input, CancellationToken cancellationToken) =>
        await input.ReadLineAsync(cancellationToken) is { Length: > 0 } password
            ? password
            : throw new CommandException("--password-stdin: standard input holds no password.");

    private static string OptionOf(string field) => field switch
    {
        nameof(InviteUser.Password) => "--password-stdin",
        nameof(InviteUser.DisplayName) => "--name",
        nameof(InviteUser.Role) => "--role",
        _ => "EMAIL",
    };
}
