using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Surveys.Collection;

namespace CxPortal.Web.Features.Contacts.Respondents;

/// <summary>What may change about a respondent.</summary>
public class RespondentForm
{
    /// <summary>Name used in letters; optional.</summary>
    [StringLength(Respondent.MaxNameLength, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    /// <summary>Address; optional, people without one are handed their link.</summary>
    [EmailAddress(ErrorMessage = "Email"), StringLength(320, ErrorMessage = "TooLong")]
    public string? Email { get; set; }

    /// <summary>Language of letters, as a two-letter code.</summary>
    [Required(ErrorMessage = "Required"), RegularExpression("[a-z]{2}", ErrorMessage = "Binding.Unknown")]
    public string? Language { get; set; }

    /// <summary>Attributes as lines of <c>key=value</c>.</summary>
    public string? Attributes { get; set; }

    /// <summary>The version that was on the screen; 0 for a new respondent.</summary>
    public int Version { get; set; }

    /// <summary>The form filled with what is stored.</summary>
    public static RespondentForm Of(RespondentView view) => new()
    {
        Name = view.Name,
        Email = view.Email,
        Language = view.Language,
        Attributes = RespondentAttributes.ToLines(view.Attributes),
        Version = view.Version,
    };
}

/// <summary>The form of a new respondent.</summary>
public sealed class NewRespondentForm : RespondentForm
{
    /// <summary>The client's number in the bank's systems.</summary>
    [Required(ErrorMessage = "Required"), StringLength(Respondent.MaxKeyLength, ErrorMessage = "TooLong")]
    public string? Key { get; set; }
}

/// <summary>The form of an exclusion.</summary>
public sealed class ExclusionForm
{
    /// <summary>Why.</summary>
    [Required(ErrorMessage = "Required"), EnumDataType(typeof(ExclusionReason), ErrorMessage = "Binding.Unknown")]
    public ExclusionReason? Reason { get; set; } = ExclusionReason.OpenComplaint;

    /// <summary>The last day of it by the organisation's calendar; null until it is ended by hand.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>What else is to be known; optional.</summary>
    [StringLength(ContactExclusion.MaxNoteLength, ErrorMessage = "TooLong")]
    public string? Note { get; set; }
}
