namespace CxPortal.Web.Tests.Architecture;

/// <summary>Small files: a page, slice or resource is the unit.</summary>
public sealed class FileBudgetTests
{
    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    private static IEnumerable<string> Budgeted =>
    [
        .. Repository.Files("src", ".cs", ".cshtml", ".mjs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal)),
        .. Repository.Files("wwwroot/js", ".js"),
        .. Repository.Files("wwwroot/css", ".css"),
        .. Repository.Files("tests", ".cs", ".mjs", ".js"),
    ];

    [Fact]
    public void Files_StayWithinTheirBudget() => Repository.AssertNone(
        from file in Budgeted
        where !Exceptions.ContainsKey(file)
        let lines = Repository.Lines(file).Length
        let budget = BudgetOf(file)
        where lines > budget
        select $"{file}: {lines} lines, {budget} allowed",
        "Split these files, or list them in FileBudgetTests.Exceptions with a reason:");

    [Fact]
    public void Exceptions_AreStillNeeded() => Repository.AssertNone(
        Exceptions.Keys.Where(file => !Budgeted.Contains(file) || Repository.Lines(file).Length <= BudgetOf(file)),
        "These files need no exception any more:");

    private static int BudgetOf(string file) => file switch
    {
        _ when file.StartsWith("tests/", StringComparison.Ordinal) => 400,
        _ when file.EndsWith("Controller.cs", StringComparison.Ordinal) => 150,
        _ when file.EndsWith("Service.cs", StringComparison.Ordinal) => 300,
        _ when file.EndsWith(".cshtml", StringComparison.Ordinal) => 200,
        _ => 400,
    };
}
