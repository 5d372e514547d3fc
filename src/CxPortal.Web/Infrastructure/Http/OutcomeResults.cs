using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Tells a form what became of its operation.</summary>
public static class OutcomeResults
{
    /// <summary>Copies broken rules into the model state, each to its field; a field that is known to be wrong keeps what is said of it.</summary>
    /// <param name="modelState">The state of the form.</param>
    /// <param name="outcome">What the service said.</param>
    /// <param name="prefix">Where the form is a part of the page's model, the name of that part.</param>
    public static void AddProblems(this ModelStateDictionary modelState, Outcome outcome, string? prefix = null)
    {
        var problems = outcome.Problems
            .Select(problem => (Field: prefix is null || problem.Field.Length == 0 ? problem.Field : prefix + "." + problem.Field, problem.Message))
            .Where(problem => modelState.GetFieldValidationState(problem.Field) != ModelValidationState.Invalid)
            .ToList();
        foreach (var (field, message) in problems)
        {
            modelState.AddModelError(field, message);
        }
    }

    /// <summary>The form again, with what was typed and the status that says why: 409 when somebody was faster, else 422.</summary>
    public static ViewResult FormAgain(this Controller controller, string view, object model, OutcomeKind kind)
    {
        var result = controller.View(view, model);
        result.StatusCode = kind == OutcomeKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return result;
    }
}
