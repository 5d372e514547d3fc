using System.Text;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Infrastructure.Security;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>docs/permissions.md shows the table of the code, so that people without the code can check it.</summary>
public sealed class PermissionsPageTests
{
    private const string Page = "docs/permissions.md";
    private const string Begin = "<!-- table -->";
    private const string End = "<!-- /table -->";

    [Fact]
    public void Page_ShowsTheTableOfTheCode()
    {
        var page = Repository.Read(Page);
        var shown = page[(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..page.IndexOf(End, StringComparison.Ordinal)].Trim();

        Assert.True(shown == Table(), $"Put this table between the marks of {Page}:{Environment.NewLine}{Table()}");
    }

    [Fact]
    public void Administrator_MayDoEverything() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(RolePermissions.Allows(Role.Administrator, permission)));

    [Fact]
    public void Roles_UnknownToTheTable_MayDoNothing() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(RolePermissions.Allows((Role)99, permission)));

    [Fact]
    public void Roles_WhoWrite_MayRead() => Assert.All(Enum.GetValues<Role>(), role =>
    {
        var may = RolePermissions.Of(role);
        Assert.True(may.Contains(Permission.JourneysRead) || !may.Overlaps([Permission.JourneysWrite, Permission.JourneysPublish, Permission.CommentsWrite]));
        Assert.True(may.Contains(Permission.CatalogRead) || !may.Contains(Permission.CatalogWrite));
        Assert.True(may.Contains(Permission.CommentsWrite) || !may.Contains(Permission.CommentsResolve));
        Assert.True(may.Contains(Permission.SurveysRead) || !may.Overlaps([Permission.SurveysWrite, Permission.SurveysPublish, Permission.ResultsRead]));
        Assert.True(may.Contains(Permission.ResultsRead) || !may.Overlaps([Permission.ResponsesRead, Permission.SuppressionLift]));
    });

    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        var table = new StringBuilder("| Permission |");
        table.AppendJoin('|', roles.Select(role => $" {role} ")).Append("|\n|---|").Append(string.Concat(roles.Select(_ => ":-:|")));
        foreach (var permission in Enum.GetValues<Permission>())
        {
            table.Append("\n| ").Append(permission).Append(" |")
                .Append(string.Concat(roles.Select(role => RolePermissions.Allows(role, permission) ? " yes |" : "  |")));
        }

        return table.ToString();
    }
}
