using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Tells a form what became of its operation.</summary>
public static class OutcomeResults
{
    /// <summary>Copies broken rules into the model state, each to its field.</summary>
    /// <param name="modelState">The state of the form.</param>
    /// <param name="outcome">What the service said.</param>
    /// <param name="prefix">Where the form is a part of the page's model, the name of that part.</param>
    public static void AddProblems(this ModelStateDictionary modelState, Outcome outcome, string? prefix = null)
    {
        foreach (var problem in outcome.Problems)
        {
            modelState.AddModelError(prefix is null || problem.Field.Length == 0 ? problem.Field : prefix + "." + problem.Field, problem.Message);
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
