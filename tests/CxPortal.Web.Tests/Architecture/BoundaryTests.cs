using System.Reflection;
using System.Text.RegularExpressions;
using CxPortal.Data;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace CxPortal.Web.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed partial class BoundaryTests
{
    private static readonly Type[] Controllers =
        [.. typeof(PortalApplication).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ControllerBase)) && !type.IsAbstract)];

    [Fact]
    public void Domain_References_NothingOutsideTheBaseLibrary() => Repository.AssertNone(
        typeof(Journey).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name is not ("System" or "netstandard") && !name.StartsWith("System.", StringComparison.Ordinal)),
        "The domain must not reference:");

    [Fact]
    public void DomainProject_HasNoPackagesAndNoProjects() =>
        Assert.DoesNotMatch("PackageReference|ProjectReference|FrameworkReference", Repository.Read("src/CxPortal.Domain/CxPortal.Domain.csproj"));

    [Fact]
    public void Domain_Sources_AskNoClockAndDoNoInputOrOutput() => Repository.AssertNone(
        Offending("src/CxPortal.Domain", Impure()), "The domain is pure; the caller passes instants in:");

    [Fact]
    public void Sources_NeverAskTheComputersClock() => Repository.AssertNone(Offending("src", Clock()), "Ask the injected TimeProvider:");

    [Fact]
    public void Data_DoesNotKnowTheWeb() =>
        Assert.DoesNotContain("cxportal", typeof(CxPortalDbContext).Assembly.GetReferencedAssemblies().Select(name => name.Name));

    [Fact]
    public void Controllers_DoNotTouchTheDatabase() => Repository.AssertNone(
        Controllers
            .Where(controller => UsedTypes(controller).Any(type => type.IsAssignableTo(typeof(CxPortalDbContext)) || type.IsAssignableTo(typeof(IDatabaseProvider))))
            .Select(controller => controller.FullName!)
            .Concat(Repository.Files("src/CxPortal.Web", ".cs")
                .Where(file => file.EndsWith("Controller.cs", StringComparison.Ordinal))
                .Where(file => DatabaseInController().IsMatch(Repository.Read(file)))),
        "A controller calls a query or a service; these reach for the database:");

    [Fact]
    public void Views_DoNotTouchTheDatabase() => Repository.AssertNone(
        Repository.Files("src/CxPortal.Web", ".cshtml").Where(file => Repository.Read(file).Contains("DbContext", StringComparison.Ordinal)),
        "A view shows what its model holds:");

    [Fact]
    public void Controllers_AreSealedNamedByPluralFeatureAndHaveFewActions() => Repository.AssertNone(
        Controllers.Where(type => !type.IsSealed || !type.Name.EndsWith("Controller", StringComparison.Ordinal) || Actions(type).Count() > 7)
            .Select(type => $"{type.FullName} with {Actions(type).Count()} actions"),
        "A controller is sealed and has at most seven actions; a further verb is a resource of its own:");

    private static IEnumerable<MethodInfo> Actions(Type controller) => controller
        .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetCustomAttribute<NonActionAttribute>() is null);

    private static IEnumerable<Type> UsedTypes(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType));
    }

    private static IEnumerable<string> Offending(string folder, Regex pattern) =>
        from file in Repository.Files(folder, ".cs")
        from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{file}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bFile\.|\bDirectory\.|\bHttpClient\b|\basync\b|\bRandom\.Shared\b")]
    private static partial Regex Impure();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|TimeProvider\.System\.Get")]
    private static partial Regex Clock();

    [GeneratedRegex("DbContext|IDatabaseProvider|Microsoft.EntityFrameworkCore")]
    private static partial Regex DatabaseInController();
}
