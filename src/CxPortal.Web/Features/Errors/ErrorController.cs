using CxPortal.Data.Audit;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Errors;

/// <summary>What a reader sees when a request cannot be answered as asked; scripts get problem details instead of a page.</summary>
[AllowAnonymous]
[Route("error")]
public sealed partial class ErrorController(
    OperationContext operation, ProblemDetailsFactory problems, IStringLocalizer<ErrorsText> text, ILogger<ErrorController> log) : Controller
{
    private static readonly int[] Told = [400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 428, 429, 500, 503, 504];

    /// <summary>The page of a status; the pipeline leads here by running a failed request again.</summary>
    [HttpGet("{status:int:range(400,599)}")]
    public async Task<IActionResult> Index(int status)
    {
        var actual = HttpContext.IsErrorPage() ? Response.StatusCode : status;
        var reason = ReasonOf(actual);
        var page = new ErrorPage(
            actual,
            text[reason + ".Title"],
            text[reason + ".Advice"],
            ReferenceOf(actual),
            HttpContext.RepeatableAddress(),
            Request.IsScripted() ? [] : await HttpContext.TypedTextsAsync());
        return Request.IsScripted() || HttpContext.IsFailedApiRequest() ? ForScript(page) : ForReader(page);
    }

    private ObjectResult ForScript(ErrorPage page)
    {
        var problem = problems.CreateProblemDetails(HttpContext, page.Status, page.Title, detail: page.Advice);
        if (page.Reference is { } reference)
        {
            problem.Extensions["reference"] = reference;
        }

        return new ObjectResult(problem) { StatusCode = page.Status, ContentTypes = { "application/problem+json" } };
    }

    private ViewResult ForReader(ErrorPage page)
    {
        // Links and forms of the layout lead back to where the reader was, not to the error page.
        (Request.Path, Request.QueryString) = Split(page.Again ?? "/");
        var view = View("Index", page);
        view.StatusCode = page.Status;
        return view;
    }

    /// <summary>The key of the texts: the status, or what is known beyond it.</summary>
    private string ReasonOf(int status)
    {
        if (status == StatusCodes.Status400BadRequest && HttpContext.IsFormExpired())
        {
            return "FormExpired";
        }

        var known = Told.Contains(status) ? status : status < StatusCodes.Status500InternalServerError ? 400 : 500;
        return "Status" + known;
    }

    /// <summary>Names a failure in page and log, so that the reader can be helped.</summary>
    private Guid? ReferenceOf(int status)
    {
        if (status < StatusCodes.Status500InternalServerError)
        {
            return null;
        }

        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
        {
            LogFailure(operation.CorrelationId, failure.Path, failure.Error.GetType().Name);
        }

        return operation.CorrelationId;
    }

    private static (PathString Path, QueryString Query) Split(string address)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        return question < 0
            ? (new PathString(address), QueryString.Empty)
            : (new PathString(address[..question]), new QueryString(address[question..]));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Failure {Reference} at {Path}: {Kind}, described in the entry before")]
    private partial void LogFailure(Guid reference, string path, string kind);
}

/// <summary>What the page of an error says.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Advice">What to do now.</param>
/// <param name="Reference">Names the failure in the log; null where there is nothing to look up.</param>
/// <param name="Again">Address to try again; null where that makes no sense.</param>
/// <param name="TypedTexts">Texts of the form that was not stored.</param>
public sealed record ErrorPage(int Status, string Title, string Advice, Guid? Reference, string? Again, IReadOnlyList<string> TypedTexts);
