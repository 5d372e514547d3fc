using System.Globalization;
using System.Reflection;
using CxPortal.Testing;
using CxPortal.Web.Features.Account;
using CxPortal.Web.Features.Audit;
using CxPortal.Web.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Audit;

/// <summary>Whatever the trail can hold as an operation has a name for people, in both languages.</summary>
public sealed class OperationNameTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    /// <summary>Actions that only answer a question, though not with GET.</summary>
    private static readonly string[] Questions = ["Preview.Step", "ResponseImport.Map"];

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Operations_OfActionsThatChangeSomething_HaveNames(string language) => Repository.AssertNone(
        from route in Route.All(portal)
        where route.Method is not ("GET" or "HEAD")
        let operation = route.Action.ControllerName + "." + route.Action.ActionName
        where !Questions.Contains(operation) && !HasName(operation, language)
        select $"{operation} ({route})",
        "AuditText lacks Operation.… for:");

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Operations_ThatCodeNames_HaveNames(string language)
    {
        var acts = typeof(AccountActs).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!).ToList();

        Assert.NotEmpty(acts);
        Repository.AssertNone(
            acts.Concat(["Audit.Export", "JourneyExport.Show", "serve --sample", "start"]).Where(operation => !HasName(operation, language)),
            "AuditText lacks Operation.… for:");
    }

    private bool HasName(string operation, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            using var scope = portal.Services.CreateScope();
            return scope.ServiceProvider.GetRequiredService<AuditWords>().Operation(operation) != operation;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
