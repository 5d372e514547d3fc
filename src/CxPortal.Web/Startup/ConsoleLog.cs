using Microsoft.Extensions.Logging.Console;

namespace CxPortal.Web.Startup;

/// <summary>The log on the console: one line an entry, all of it on stderr, so that stdout carries results alone.</summary>
internal static class ConsoleLog
{
    /// <summary>Replaces the default loggers.</summary>
    /// <param name="logging">The builder's logging.</param>
    /// <param name="level">The lowest level of the portal's own entries; the configuration section <c>Logging</c> overrides it.</param>
    public static void Configure(ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.AddConsole(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.FormatterName ??= ConsoleFormatterNames.Simple;
        });
        logging.Services.Configure<SimpleConsoleFormatterOptions>(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            format.UseUtcTimestamp = true;
        });
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // why it did not start is said in one sentence
    }
}
