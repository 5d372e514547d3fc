using System.CommandLine;
using CxPortal.Web.Features.Tokens;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Commands;

/// <summary><c>cxportal token</c>: tokens of the HTTP API.</summary>
internal static class TokenCommand
{
    public static Command Create() => new("token", "Look after tokens of the HTTP API.") { CreateAdd() };

    private static Command CreateAdd()
    {
        var email = new Argument<string>("email") { Description = "Whose token it is; it acts with that account's permissions.", HelpName = "EMAIL" };
        var name = new Option<string>("--name") { Description = "What it is for.", HelpName = "N", Required = true };
        var scope = new Option<string>("--scope") { Description = "Whether it may only read or also write.", DefaultValueFactory = _ => "read" };
        scope.AcceptOnlyFromAmong("read", "write");
        var command = new Command("add", "Make a token and print it, once.") { email, name, scope, CommonOptions.Json }.WithDatabaseOptions();
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            parsed,
            "token add",
            (session, stop) => AddAsync(
                session, parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(scope)!, parsed.GetValue(CommonOptions.Json), stop),
            cancellationToken));
        return command;
    }

    private static async Task<int> AddAsync(CommandSession session, string email, string name, string scope, bool json, CancellationToken cancellationToken)
    {
        session.Require(string.Equals(session.Get<CurrentUser>().Email, email.Trim(), StringComparison.OrdinalIgnoreCase) ? Permission.TokensOwn : Permission.UsersManage);
        var outcome = await session.Get<TokenService>().CreateForAsync(email, name, scope == "write", cancellationToken);
        if (!outcome.IsDone)
        {
            throw new CommandException(outcome.Kind == OutcomeKind.NotFound
                ? $"No account that may sign in has the address {email}."
                : $"--name: {outcome.Problems[0].Message}");
        }

        if (json)
        {
            await session.WriteJsonAsync(new { email, name, scope, token = outcome.Value });
        }
        else
        {
            await session.Output.WriteLineAsync(outcome.Value);
        }

        return CommandHost.Done;
    }
}
