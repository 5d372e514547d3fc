using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CxPortal.Data;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Startup;

namespace CxPortal.Web.Commands;

/// <summary>What a command works with: the portal's services, its console, and who acts.</summary>
/// <param name="services">Services of this command's scope.</param>
/// <param name="output">Takes the result, and nothing else.</param>
/// <param name="error">Takes notices and errors.</param>
internal sealed class CommandSession(IServiceProvider services, TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Services of this command's scope.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>Takes the result, and nothing else.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Takes notices and errors.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>How the process was started.</summary>
    public PortalOptions Options => Get<PortalOptions>();

    /// <summary>The database.</summary>
    public CxPortalDbContext Database => Get<CxPortalDbContext>();

    /// <summary>A service of the portal.</summary>
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Refuses the command when the one who acts lacks the permission.</summary>
    /// <exception cref="CommandException">The permission is missing.</exception>
    public void Require(Permission permission)
    {
        var user = Get<CurrentUser>();
        if (!user.Can(permission))
        {
            throw new CommandException($"{user.Email} may not do this: the role {user.Role?.ToString().ToLowerInvariant()} lacks the permission {permission}.");
        }
    }

    /// <summary>Prints the result as one JSON document: camel case, Cyrillic as it is.</summary>
    public Task WriteJsonAsync<T>(T result) => Output.WriteLineAsync(JsonSerializer.Serialize(result, Json));
}

/// <summary>A command is refused or has failed; the message is one sentence for the person at the console.</summary>
/// <param name="message">What is wrong, naming the option, file or line at fault.</param>
internal sealed class CommandException(string message) : Exception(message);
