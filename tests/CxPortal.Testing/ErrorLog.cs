using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CxPortal.Testing;

/// <summary>Keeps what the server logs as an error, so that the test that caused it can tell.</summary>
/// <param name="errors">Where it keeps them.</param>
public sealed class ErrorLog(ConcurrentQueue<string> errors) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, errors);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                errors.Enqueue($"server: {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
