using CxPortal.Browser.Tests.Support;

namespace CxPortal.Browser.Tests.Pages;

/// <summary>Every page in both languages: a picture, its width, its accessibility, and not one error in the console.</summary>
public abstract class PageTests(PortalServer portal, Device device)
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var page in PortalPages.All.Keys)
            {
                data.Add(page, "ru");
                data.Add(page, "en");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_Opened_IsSoundAndAccessible(string page, string language) => portal.VisitAsync(
        PortalPages.All[page].Role,
        async visit =>
        {
            if (PortalPages.All[page].Status is not 200 and var status)
            {
                visit.Expect(status);
            }

            await visit.GoAsync(portal.Ids.Resolve(PortalPages.All[page].Address, language));
            await PageCheck.RunAsync(visit, page);
        },
        language,
        device,
        isTraced: false);
}

public sealed class PageTestsOnDesktop(SqliteServer portal) : PageTests(portal, Device.Desktop), IClassFixture<SqliteServer>;

public sealed class PageTestsInTheDark(SqliteServer portal) : PageTests(portal, Device.DarkDesktop), IClassFixture<SqliteServer>;

public sealed class PageTestsOnPhone(SqliteServer portal) : PageTests(portal, Device.Phone), IClassFixture<SqliteServer>;

/// <summary>The narrowest window, on the other database.</summary>
public sealed class PageTestsOnNarrowPhone(PostgresServer portal) : PageTests(portal, Device.Narrow), IClassFixture<PostgresServer>;
