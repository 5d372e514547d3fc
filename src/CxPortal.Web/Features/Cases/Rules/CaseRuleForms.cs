using System.ComponentModel.DataAnnotations;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Cases;
using CxPortal.Web.Features.Surveys;

namespace CxPortal.Web.Features.Cases.Rules;

/// <summary>The form of a rule.</summary>
public sealed class CaseRuleForm
{
    /// <summary>Name.</summary>
    [Required(ErrorMessage = "Required"), StringLength(CaseRule.MaxNameLength, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    /// <summary>Key of the question.</summary>
    [Required(ErrorMessage = "Required")]
    public string? QuestionKey { get; set; }

    /// <summary>For a score: it fires when the score is this or lower.</summary>
    [Range(0, 1000, ErrorMessage = "OutOfRange")]
    public int? AtMost { get; set; }

    /// <summary>For a text: it fires when one of these is found, one a line.</summary>
    [StringLength(CaseRule.MaxWordsLength, ErrorMessage = "TooLong")]
    public string? Words { get; set; }

    /// <summary>Who gets the case.</summary>
    [Required(ErrorMessage = "Required")]
    public Guid? OwnerId { get; set; }

    /// <summary>Hours in which the client has to be contacted.</summary>
    [Required(ErrorMessage = "Required"), Range(1, 720, ErrorMessage = "OutOfRange")]
    public int? ContactWithinHours { get; set; } = 24;

    /// <summary>The version that was on the screen; 0 for a new rule.</summary>
    public int Version { get; set; }

    /// <summary>The form filled with what is stored.</summary>
    public static CaseRuleForm Of(CaseRule rule) => new()
    {
        Name = rule.Name,
        QuestionKey = rule.QuestionKey,
        AtMost = rule.AtMost,
        Words = rule.Words,
        OwnerId = rule.OwnerId,
        ContactWithinHours = rule.ContactWithinHours,
        Version = rule.Version,
    };
}

/// <summary>A question that a rule can look at.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What it asks, else its key.</param>
/// <param name="IsText">Whether it is searched for words; otherwise it has scores.</param>
public sealed record CaseQuestion(string Key, string Title, bool IsText);

/// <summary>A rule in the list.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Question">The question it looks at.</param>
/// <param name="Owner">Name of who gets its cases.</param>
/// <param name="Open">Open cases of it.</param>
/// <param name="Total">All cases of it.</param>
public sealed record CaseRuleRow(CaseRule Rule, string Question, string Owner, int Open, int Total);

/// <summary>Rules of a survey.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Rules">Rules, those in force first.</param>
/// <param name="Questions">Questions that rules can look at.</param>
public sealed record CaseRulesView(SurveyHead Survey, IReadOnlyList<CaseRuleRow> Rules, IReadOnlyList<CaseQuestion> Questions)
{
    /// <summary>Whether rules can be made: somebody has to be contacted, so answers must lead to people, and there must be questions.</summary>
    public bool CanHaveRules => Survey.Confidentiality == Confidentiality.Identified && Questions.Count > 0;
}

/// <summary>The page of a rule.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Id">The rule; null for a new one.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Questions">Questions to choose from.</param>
/// <param name="People">Owners to choose from.</param>
/// <param name="IsStale">Whether somebody changed the rule meanwhile.</param>
/// <param name="IsArchived">Whether the rule is out of force.</param>
public sealed record CaseRulePage(
    SurveyHead Survey, long? Id, CaseRuleForm Form, IReadOnlyList<CaseQuestion> Questions, IReadOnlyList<CasePerson> People, bool IsStale = false, bool IsArchived = false);
