using CxPortal.Browser.Tests.Support;

namespace CxPortal.Browser.Tests.Pages;

/// <summary>Every page, visited once: pictures on all devices, its width, its accessibility, and not one error in the console.</summary>
public abstract class PageTests(PortalServer portal, string language)
{
    public static TheoryData<string> Pages => new(PortalPages.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_OnAllDevices_IsSoundAndAccessible(string page) =>
        portal.OpenPageAsync(page, language, visit => PageCheck.RunAsync(visit, page));
}

public sealed class PageTestsInRussian(SqliteServer portal) : PageTests(portal, "ru"), IClassFixture<SqliteServer>;

public sealed class PageTestsInEnglish(SqliteServer portal) : PageTests(portal, "en"), IClassFixture<SqliteServer>;

/// <summary>Every page on the other database, whose answers may differ where a page's looks cannot.</summary>
public sealed class PageTestsOnPostgres(PostgresServer portal) : IClassFixture<PostgresServer>
{
    public static TheoryData<string> Pages => PageTests.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_Opened_HasNoErrors(string page) =>
        portal.OpenPageAsync(page, "ru", async visit => Assert.Equal("ru", await PageCheck.LanguageAsync(visit.Page)));
}

/// <summary>Opening a page of the list.</summary>
internal static class PageVisits
{
    /// <summary>Lets the one who sees most on a page look at it; the page answers with its status and without errors.</summary>
    public static Task OpenPageAsync(this PortalServer portal, string name, string language, Func<Visit, Task> look)
    {
        var page = PortalPages.All[name];
        return portal.VisitAsync(
            page.Role,
            async visit =>
            {
                if (page.Status != 200)
                {
                    visit.Expect(page.Status);
                }

                var status = await visit.GoAsync(portal.Ids.Resolve(page.Address, language));
                Assert.Equal(page.Status, status);
                await look(visit);
            },
            language,
            isTraced: false);
    }
}
