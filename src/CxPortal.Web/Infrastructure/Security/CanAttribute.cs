using Microsoft.AspNetCore.Authorization;

namespace CxPortal.Web.Infrastructure.Security;

/// <summary>Lets in only those whose role has the permission. Every action carries one, or <see cref="SignedInAttribute"/>, or AllowAnonymous.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class CanAttribute(Permission permission) : Attribute, IAuthorizationRequirementData
{
    /// <summary>The permission that is needed.</summary>
    public Permission Permission { get; } = permission;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(Permission)];
}

/// <summary>Lets in everybody who is signed in: for pages about one's own account.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;

/// <summary>Asks for a permission.</summary>
/// <param name="Permission">The permission.</param>
public sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Grants a permission by the role the user has now, not by what the cookie says.</summary>
internal sealed class PermissionHandler(CurrentUser user) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (user.Can(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
