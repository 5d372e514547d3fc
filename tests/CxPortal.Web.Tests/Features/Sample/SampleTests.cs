using AngleSharp.Dom;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using CxPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Sample;

public abstract class SampleTests(PortalFixture portal)
{
    [Fact]
    public async Task Journeys_ThatArePublished_HaveAVersionOfTheDesigner_AndHaveNotChangedSince()
    {
        var versions = await portal.WithDatabaseAsync(database => database.Journeys
            .Join(database.JourneySnapshots, journey => journey.Id, snapshot => snapshot.JourneyId, (journey, snapshot) =>
                new { journey.Key, journey.Status, snapshot.Number, snapshot.PublishedBy, IsNewest = snapshot.PublishedAt >= journey.Activity!.ChangedAt })
            .OrderBy(version => version.Key)
            .ToListAsync());

        Assert.Equal(["account-opening", "reference", "reference-en"], versions.Select(version => version.Key));
        Assert.All(versions, version => Assert.Equal((JourneyStatus.Published, 1, "Анна Котова", true), (version.Status, version.Number, version.PublishedBy, version.IsNewest)));
    }

    [Fact]
    public async Task Needs_DoNotRepeatTheWordTheyFollow() => Assert.Empty(await portal.WithDatabaseAsync(database => database.Cells
        .Where(cell => cell.NeedWhen!.StartsWith("Когда") || cell.NeedWhen.StartsWith("When") || cell.NeedSoThat!.StartsWith("чтобы"))
        .ToListAsync()));

    [Fact]
    public async Task Home_OfAnExecutive_ShowsWhatIsPublished()
    {
        var client = portal.Anonymous();
        await client.PostFormAsync("/account/sign-in", "/account/sign-in", new()
        {
            ["Email"] = SampleDatabases.EmailOf(Role.Executive, "ru"),
            ["Password"] = TestUsers.Password,
        });

        var page = await client.GetPageAsync("/");

        Assert.Contains("Подключение интернет-банка", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await client.GetPageAsync("/journeys?status=published")).QuerySelectorAll(".row-link").Length);
    }
}

public sealed class SampleTestsOnSqlite(SqliteSamplePortal portal) : SampleTests(portal), IClassFixture<SqliteSamplePortal>;

public sealed class SampleTestsOnPostgres(PostgresSamplePortal portal) : SampleTests(portal), IClassFixture<PostgresSamplePortal>;

/// <summary>A portal with the sample organisation, on SQLite.</summary>
public sealed class SqliteSamplePortal : PortalFixture
{
    protected override Task<PortalOptions> NewDatabaseAsync() => SampleDatabases.NewSqliteAsync();
}

/// <summary>A portal with the sample organisation, on PostgreSQL.</summary>
public sealed class PostgresSamplePortal : PortalFixture
{
    protected override Task<PortalOptions> NewDatabaseAsync() => SampleDatabases.NewPostgresAsync();
}
