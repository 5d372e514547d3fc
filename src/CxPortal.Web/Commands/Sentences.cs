using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Commands;

/// <summary>Failures as one sentence for the person at the console.</summary>
internal static class Sentences
{
    /// <summary>What happened, on one line.</summary>
    public static string For(Exception exception) => OneLine(exception switch
    {
        CommandException or InvalidOperationException => exception.Message,
        IOException { InnerException: AddressInUseException } => "The address is in use by another program: " + exception.Message,
        DbUpdateException { InnerException: { } inner } => "The database refused the change: " + inner.Message,
        SocketException or DbException => "The database does not answer: " + exception.Message,
        IOException or UnauthorizedAccessException or FormatException => exception.Message,
        _ => $"Unexpected failure ({exception.GetType().Name}): {exception.Message}",
    });

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
