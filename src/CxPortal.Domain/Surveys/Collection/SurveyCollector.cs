using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Collection;

/// <summary>A way by which a survey reaches people.</summary>
public sealed class SurveyCollector : IVersioned, IArchivable
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The survey.</summary>
    public long SurveyId { get; set; }

    /// <summary>Which way.</summary>
    public CollectorKind Kind { get; set; }

    /// <summary>Name for the people who work with it.</summary>
    public required string Name { get; set; }

    /// <summary>The token of its address <c>/s/{token}</c>: 16 random characters; unique. Personal links have tokens of their own.</summary>
    public required string Token { get; set; }

    /// <summary>Values of declared attributes that every answer by this way gets, as <c>key=value</c> lines; optional.</summary>
    public string? Presets { get; set; }

    /// <summary>For a kiosk: after how many seconds without a touch it begins anew.</summary>
    public int? ResetSeconds { get; set; }

    /// <summary>For a widget: origins of the pages that may show it, as lines (<c>https://bank.example</c>).</summary>
    public string? AllowedOrigins { get; set; }

    /// <summary>Whether it takes answers.</summary>
    public bool IsActive { get; set; } = true;

    /// <inheritdoc />
    public DateTime? ArchivedAt { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }
}
