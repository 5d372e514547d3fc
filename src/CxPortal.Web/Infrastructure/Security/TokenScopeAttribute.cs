using Microsoft.AspNetCore.Authorization;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>Lets tokens that only read do nothing but read; every controller of the HTTP API carries it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TokenScopeAttribute : Attribute, IAuthorizationRequirementData
{
    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new TokenScopeRequirement()];
}

/// <summary>Asks for a token that may write, unless the request only reads.</summary>
public sealed record TokenScopeRequirement : IAuthorizationRequirement;

/// <summary>Compares the token with the method of the request.</summary>
internal sealed class TokenScopeHandler : AuthorizationHandler<TokenScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TokenScopeRequirement requirement)
    {
        if (context.Resource is HttpContext { Request.Method: var method }
            && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.User.HasClaim(BearerHandler.WriteClaim, "true")))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
