using CxPortal.Data.Audit;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Names the operation for the audit trail after controller and action.</summary>
internal sealed class OperationNameFilter(OperationContext operation) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.ActionDescriptor is ControllerActionDescriptor action)
        {
            operation.Operation = action.ControllerName + "." + action.ActionName;
        }

        operation.IpAddress = context.HttpContext.Connection.RemoteIpAddress?.ToString();
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
