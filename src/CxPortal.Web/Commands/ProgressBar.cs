namespace CxPortal.Web.Commands;

/// <summary>A bar on the terminal for commands that take long; silent where standard error leads into a pipe or a file.</summary>
/// <param name="error">Standard error of the command.</param>
internal sealed class ProgressBar(TextWriter error) : IProgress<double>, IDisposable
{
    private const int Width = 40;

    private readonly bool isShown = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private int drawn = -1;

    /// <summary>Draws how much is done.</summary>
    /// <param name="value">From 0 to 1.</param>
    public void Report(double value)
    {
        var percent = (int)Math.Clamp(value * 100, 0, 100);
        if (!isShown || percent == drawn)
        {
            return;
        }

        drawn = percent;
        var filled = percent * Width / 100;
        error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %");
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (drawn >= 0)
        {
            error.Write("\r" + new string(' ', Width + 8) + "\r");
        }
    }
}
