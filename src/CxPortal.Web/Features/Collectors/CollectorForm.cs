using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Collection;

namespace CxPortal.Web.Features.Collectors;

/// <summary>A way to a survey as it is typed.</summary>
public sealed class CollectorForm
{
    /// <summary>Which way; chosen once.</summary>
    public CollectorKind Kind { get; set; } = CollectorKind.Link;

    /// <summary>Name for the people who work with it.</summary>
    [Required(ErrorMessage = "Required")]
    [StringLength(SurveyCollector.MaxNameLength, ErrorMessage = "StringLength")]
    public string? Name { get; set; }

    /// <summary>Values of attributes, as lines <c>key=value</c>.</summary>
    public string? Presets { get; set; }

    /// <summary>For a kiosk: seconds without a touch.</summary>
    public int? ResetSeconds { get; set; }

    /// <summary>For a widget: origins, as lines.</summary>
    public string? AllowedOrigins { get; set; }

    /// <summary>Whether it takes answers.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Version that was opened.</summary>
    public int Version { get; set; }

    /// <summary>The form of a stored way.</summary>
    public static CollectorForm Of(SurveyCollector collector) => new()
    {
        Kind = collector.Kind,
        Name = collector.Name,
        Presets = collector.Presets,
        ResetSeconds = collector.ResetSeconds,
        AllowedOrigins = collector.AllowedOrigins,
        IsActive = collector.IsActive,
        Version = collector.Version,
    };
}
