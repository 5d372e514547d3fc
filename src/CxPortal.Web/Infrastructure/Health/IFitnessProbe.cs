namespace CxPortal.Web.Infrastructure.Health;

/// <summary>Looks at one part of the installation and says whether it is fit. Register it as a scoped service.</summary>
public interface IFitnessProbe
{
    /// <summary>Name of the part, for programs: <c>database</c>, <c>mail</c>…</summary>
    string Name { get; }

    /// <summary>Whether the portal cannot serve without it, so that <c>/health/ready</c> asks it too.</summary>
    bool IsVital { get; }

    /// <summary>Looks. Answers in the current language and does not throw for what it is there to find.</summary>
    Task<FitnessFinding> LookAsync(CancellationToken cancellationToken);
}

/// <summary>How fit a part of the installation is.</summary>
public enum Fitness
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>It is not set up, or will be short before long.</summary>
    Warning,

    /// <summary>It is set up and does not work.</summary>
    Broken,
}

/// <summary>What a probe found.</summary>
/// <param name="Fitness">How fit the part is.</param>
/// <param name="Message">What was found and what to do, in the current language.</param>
public sealed record FitnessFinding(Fitness Fitness, string Message);

/// <summary>What was found about one part.</summary>
/// <param name="Name">Name of the part.</param>
/// <param name="Fitness">How fit it is.</param>
/// <param name="Message">What was found and what to do.</param>
public sealed record FitnessLine(string Name, Fitness Fitness, string Message);
