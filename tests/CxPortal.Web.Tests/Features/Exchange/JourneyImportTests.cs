using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Testing;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Web.Tests.Features.Exchange;

public abstract class JourneyImportTests(PortalFixture portal)
{
    [Fact]
    public async Task Apply_FullDocument_ReadsBackTheSame()
    {
        var document = TestData.FullDocument("round-trip");

        var id = await portal.ImportAsync(document);
        var read = await portal.ExportAsync(id);

        Assert.Equal(Text(Timeless(document)), Text(Timeless(read)));
        Assert.Equal(JourneyFingerprint.Of(document), read.Fingerprint);
    }

    [Fact]
    public async Task Apply_SameFileTwice_ChangesNothing()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("twice"));
        var before = await portal.ExportAsync(id);
        var entries = await CountAuditAsync();

        var reading = JourneyDocumentJson.Read(JourneyDocumentJson.Write(before));
        var outcome = await ApplyAsync(reading.Document!);

        Assert.True(outcome.IsDone);
        Assert.True(outcome.Value!.Plan.IsUnchanged);
        Assert.Equal(entries, await CountAuditAsync());
        Assert.Equal(before.Etag, (await portal.ExportAsync(id)).Etag);
    }

    [Fact]
    public async Task Apply_ChangedDocument_DoesExactlyWhatThePlanSays()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("changed"));
        var wanted = Changed(await portal.ExportAsync(id));

        var outcome = await ApplyAsync(wanted);

        Assert.True(outcome.IsDone);
        var changes = outcome.Value!.Plan.Changes;
        Assert.Contains(changes, change => change is { Kind: ImportChangeKind.Changed, Subject: ImportSubject.Cell, Key: "scenario:sees-ad", Before: "живёт", After: "живёт дальше" });
        Assert.Contains(changes, change => change is { Kind: ImportChangeKind.Removed, Subject: ImportSubject.Lane, Key: "systems" });
        Assert.Contains(changes, change => change is { Kind: ImportChangeKind.Moved, Subject: ImportSubject.Stage, Key: "fuck-up" });
        Assert.Contains(changes, change => change is { Kind: ImportChangeKind.Added, Subject: ImportSubject.Touchpoint, Key: "asks" });
        Assert.Contains(changes, change => change is { Kind: ImportChangeKind.Moved, Subject: ImportSubject.Touchpoint, Key: "first-payment", After: "Фак-ап" });
        Assert.Equal(Text(Timeless(wanted)), Text(Timeless(await portal.ExportAsync(id))));
        Assert.True((await ApplyAsync(wanted)).Value!.Plan.IsUnchanged);
    }

    [Fact]
    public async Task Apply_WhatLiesInTheArchive_ComesBack()
    {
        var full = TestData.FullDocument("archive");
        var id = await portal.ImportAsync(full);
        var first = await portal.ExportAsync(id);
        await ApplyAsync(Changed(first));

        var outcome = await ApplyAsync(first);

        Assert.Contains(outcome.Value!.Plan.Changes, change => change is { Kind: ImportChangeKind.Restored, Subject: ImportSubject.Lane, Key: "systems" });
        Assert.Equal(Text(Timeless(first)), Text(Timeless(await portal.ExportAsync(id))));
        Assert.Equal(1, await portal.WithDatabaseAsync(database => database.Lanes.CountAsync(lane => lane.JourneyId == id && lane.Key == "systems")));
    }

    [Fact]
    public async Task Apply_ConfirmedPlanThatNoLongerHolds_IsStaleAndStoresNothing()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("stale"));
        var wanted = Changed(await portal.ExportAsync(id));
        var stamp = (await PlanAsync(wanted)).Stamp;
        await WriteCellAsync(id, "scenario", "sees-ad", "чужая правка");
        var entries = await CountAuditAsync();

        var outcome = await ApplyAsync(wanted, new JourneyImportOptions { ConfirmedStamp = stamp });

        Assert.Equal(OutcomeKind.Stale, outcome.Kind);
        Assert.Contains(outcome.Value!.Plan.Changes, change => change is { Key: "scenario:sees-ad", Before: "чужая правка", ChangedSinceBy: not null });
        Assert.Equal(entries, await CountAuditAsync());
    }

    [Fact]
    public async Task Plan_NamesOfTheCatalogue_AreMatchedByAliasAndFollowMerges()
    {
        await portal.ImportAsync(TestData.FullDocument("catalogue"));
        await portal.WithDatabaseAsync(async database =>
        {
            var target = await database.CatalogItems.SingleAsync(item => item.Kind == CatalogKind.Team && item.Key == "support");
            target.Aliases.Add(new CatalogAlias { Kind = CatalogKind.Team, Name = "Хелпдеск", NormalizedName = "хелпдеск" });
            database.CatalogItems.Add(new CatalogItem { Kind = CatalogKind.Team, Key = "old-support", Name = "Старая поддержка", MergedIntoId = target.Id });
            await database.SaveChangesAsync();
        });
        var document = TestData.Checked(TestData.FullDocument("catalogue-2") with
        {
            Cells =
            [
                new CellDocument { Lane = "team", Touchpoint = "signs", Chips = [new ChipDocument { Text = "ХЕЛПДЕСК" }, new ChipDocument { Text = "нет такой" }] },
                new CellDocument { Lane = "team", Touchpoint = "installs", Chips = [new ChipDocument { Key = "old-support" }] },
            ],
        });

        var plan = await PlanAsync(document);

        Assert.Empty(plan.Problems);
        Assert.Equal(["нет такой"], plan.UnmatchedNames);
        Assert.Equal(["support", null, "support"], plan.Document.Cells.SelectMany(cell => cell.Chips).Select(chip => chip.Key));
    }

    [Fact]
    public async Task Plan_UnknownCatalogueKeyAndTypeOfLane_AreProblems()
    {
        await portal.ImportAsync(TestData.FullDocument("problems"));
        var document = TestData.FullDocument("problems");
        document = document with
        {
            Product = "nobody-knows",
            Lanes = [.. document.Lanes!.Where(lane => lane.Key != "systems")],
            Cells = [.. document.Cells.Where(cell => cell.Lane != "systems")],
        };

        var plan = await PlanAsync(document);

        Assert.Equal([ExchangeProblemKind.UnknownCatalogKey], plan.Problems.Select(problem => problem.Kind));
        Assert.Equal(OutcomeKind.Invalid, (await ApplyAsync(document)).Kind);
    }

    [Fact]
    public async Task Copy_Journey_KeepsStepKeysAndPictures()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("model"));
        var model = await portal.ExportAsync(id, withPictures: false);

        await using var scope = portal.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<JourneyImportService>().CopyAsync(model, new CopyJourney("Копия пути"));

        Assert.True(outcome.IsDone);
        var copy = await portal.ExportAsync(outcome.Value!.JourneyId);
        Assert.Equal("kopiya-puti", copy.Key);
        Assert.Equal(JourneyStatus.Draft, copy.Status);
        Assert.Equal(
            model.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key),
            copy.Stages.SelectMany(stage => stage.Touchpoints).Select(touchpoint => touchpoint.Key));
        Assert.Equal(Text(Timeless(model) with { Key = null, Title = null, Status = null, ReviewDate = null }),
            Text(Timeless(copy with { Stages = WithoutBytes(copy.Stages) }) with { Key = null, Title = null, Status = null, ReviewDate = null }));
    }

    [Fact]
    public async Task Apply_PublishedJourney_ArrivesWithItsFirstVersion()
    {
        var document = TestData.FullDocument("published") with { Status = JourneyStatus.Published };
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsOperator("cli:test");

        var outcome = await scope.ServiceProvider.GetRequiredService<JourneyImportService>().ApplyAsync(document, new JourneyImportOptions());

        var id = outcome.Value!.JourneyId;
        Assert.Equal(JourneyStatus.Published, (await portal.ExportAsync(id)).Status);
        var snapshot = await portal.WithDatabaseAsync(database => database.JourneySnapshots.SingleAsync(row => row.JourneyId == id));
        Assert.Equal((1, JourneyFingerprint.Of(document)), (snapshot.Number, snapshot.Fingerprint));
        Assert.NotNull(JourneyDocumentJson.Read(System.Text.Encoding.UTF8.GetBytes(snapshot.Document)).Document);
    }

    [Fact]
    public async Task Apply_ArchivedJourney_ComesBack()
    {
        var id = await portal.ImportAsync(TestData.FullDocument("put-away"));
        var document = await portal.ExportAsync(id);
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Journeys.SingleAsync(row => row.Id == id)).ArchivedAt = portal.Clock.GetUtcNow().UtcDateTime;
            await database.SaveChangesAsync();
        });

        var outcome = await ApplyAsync(document);

        Assert.Equal([(ImportChangeKind.Restored, ImportSubject.Journey)], outcome.Value!.Plan.Changes.Select(change => (change.Kind, change.Subject)));
        Assert.Null(await portal.WithDatabaseAsync(database => database.Journeys.Where(row => row.Id == id).Select(row => row.ArchivedAt).SingleAsync()));
    }

    [Fact]
    public async Task Apply_PictureThatIsNone_IsAProblem()
    {
        var document = TestData.FullDocument("no-picture");
        var stages = document.Stages.ToList();
        var touchpoints = stages[3].Touchpoints.ToList();
        touchpoints[0] = touchpoints[0] with { Pictures = [new PictureDocument { FileName = "evil.png", Content = "<html><script>"u8.ToArray() }] };
        stages[3] = stages[3] with { Touchpoints = touchpoints };

        var plan = await PlanAsync(TestData.Checked(document with { Stages = stages }));

        Assert.Equal([ExchangeProblemKind.BadPicture], plan.Problems.Select(problem => problem.Kind));
    }

    [Fact]
    public async Task Apply_LargeJourney_TakesSeconds()
    {
        var document = TestData.LargeDocument("large");

        var id = await portal.ImportAsync(document);

        Assert.Equal(360, (await portal.ExportAsync(id)).Cells.Count);
    }

    private static JourneyDocument Changed(JourneyDocument document)
    {
        var stages = document.Stages.ToList();
        var failure = stages[4];
        var installs = stages[3];
        stages[3] = installs with { Touchpoints = [installs.Touchpoints[0] with { Pictures = [], Title = "Ставит драйвер" }] };
        stages[1] = stages[1] with { Touchpoints = [new TouchpointDocument { Key = "asks", Title = "Спрашивает" }, .. stages[1].Touchpoints] };
        stages.RemoveAt(4);
        stages.Insert(0, failure with { Touchpoints = [.. failure.Touchpoints, installs.Touchpoints[1]] });
        return TestData.Checked(document with
        {
            Title = "Новое название",
            Channels = ["web"],
            Stages = stages,
            Lanes = [.. document.Lanes!.Where(lane => lane.Key != "systems")],
            Cells =
            [
                .. document.Cells.Where(cell => cell.Lane != "systems" && (cell.Lane, cell.Touchpoint) != ("emotion", "failure"))
                    .Select(cell => (cell.Lane, cell.Touchpoint) == ("scenario", "sees-ad") ? cell with { Text = "живёт дальше" } : cell),
                new CellDocument { Lane = "scenario", Touchpoint = "asks", Text = "спрашивает коллег" },
            ],
            Catalog = [.. document.Catalog.Where(row => row.Key != "office")],
        });
    }

    private static IReadOnlyList<StageDocument> WithoutBytes(IReadOnlyList<StageDocument> stages) =>
    [
        .. stages.Select(stage => stage with
        {
            Touchpoints = [.. stage.Touchpoints.Select(touchpoint => touchpoint with { Pictures = [.. touchpoint.Pictures.Select(picture => picture with { Content = null })] })],
        }),
    ];

    private static JourneyDocument Timeless(JourneyDocument document) => document with
    {
        ExportedAt = null,
        Fingerprint = null,
        Version = null,
        CreatedAt = null,
        UpdatedAt = null,
        Etag = null,
        Stages = [.. document.Stages.Select(stage => stage with
        {
            Touchpoints = [.. stage.Touchpoints.Select(touchpoint => touchpoint with { Pictures = [.. touchpoint.Pictures.Select(picture => picture with { ContentType = null })] })],
        })],
    };

    private static string Text(JourneyDocument document) => System.Text.Encoding.UTF8.GetString(JourneyDocumentJson.Write(document));

    private async Task<Outcome<JourneyImportResult>> ApplyAsync(JourneyDocument document, JourneyImportOptions? options = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JourneyImportService>().ApplyAsync(document, options ?? new JourneyImportOptions());
    }

    private async Task<JourneyImportPlan> PlanAsync(JourneyDocument document)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JourneyImportService>().PlanAsync(document, new JourneyImportOptions());
    }

    private Task<int> CountAuditAsync() => portal.WithDatabaseAsync(database => database.AuditEntries.CountAsync());

    private Task WriteCellAsync(long journeyId, string lane, string touchpoint, string text) => portal.WithDatabaseAsync(async database =>
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var cell = await database.Cells.Include(row => row.Chips).SingleAsync(row => row.JourneyId == journeyId && row.Lane!.Key == lane && row.Touchpoint!.StepKey == touchpoint);
        cell.Write(LaneType.Scenario, CellContent.OfText(text));
        await database.SaveChangesAsync();
    });
}

public sealed class JourneyImportTestsOnSqlite(SqlitePortal portal) : JourneyImportTests(portal), IClassFixture<SqlitePortal>;

public sealed class JourneyImportTestsOnPostgres(PostgresPortal portal) : JourneyImportTests(portal), IClassFixture<PostgresPortal>;
