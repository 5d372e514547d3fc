using CxPortal.Domain.Catalog;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;
using CxPortal.Web.Features.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>Journeys as documents.</summary>
public static partial class TestData
{
    /// <summary>A PNG picture of one pixel.</summary>
    public static byte[] Pixel { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>A journey of five stages that uses everything a document can hold.</summary>
    public static JourneyDocument FullDocument(string key) => Checked(new JourneyDocument
    {
        Key = key,
        Title = "Подключение интернет-банка",
        Description = "От рекламы до разбора сбоя.\nВторая строка.",
        Nature = JourneyNature.ToBe,
        BaselineKey = "as-is-journey",
        Status = JourneyStatus.InReview,
        ReviewDate = new DateOnly(2026, 9, 30),
        Product = "payments",
        Segment = "micro",
        Channels = ["web", "office"],
        Stages =
        [
            Stage("live", "Живёт", new TouchpointDocument { Key = "sees-ad", Title = "Видит рекламу" }),
            Stage("short-list", "Шорт-лист", new TouchpointDocument { Key = "compares", Title = "Сравнивает", MomentOfTruth = true }),
            Stage("buys", "Совершает покупку", new TouchpointDocument { Key = "signs", Title = "Подписывает договор" }),
            Stage(
                "installs", "Инсталлирует",
                new TouchpointDocument
                {
                    Key = "installs",
                    Title = "Ставит драйвер токена",
                    PainPoints = "Шесть шагов инструкции; нужна перезагрузка",
                    Links = [new LinkDocument { Title = "Макет", Url = "https://design.bank.example/1" }],
                    Pictures = [new PictureDocument { FileName = "вход.png", Caption = "Окно входа", Content = Pixel }],
                },
                new TouchpointDocument { Key = "first-payment", Title = "Первый платёж" }),
            Stage("fuck-up", "Фак-ап", new TouchpointDocument
            {
                Key = "failure",
                Title = "Что-то пошло не так",
                WhatBroke = "Платёж не ушёл",
                Fault = FailureFault.Bank,
                Recovery = "Перезвонили и извинились",
                ClientSaid = "«Спасибо, что помогли»",
            }),
        ],
        Lanes =
        [
            .. CanonicalLanes.All.Select(lane => new LaneDocument { Key = lane.Key, Type = lane.Type, Role = lane.Role }),
            new LaneDocument { Key = "systems", Type = LaneType.Text, Role = BlueprintRole.Support, Title = "Системы" },
        ],
        Cells =
        [
            new CellDocument { Lane = "emotion", Touchpoint = "sees-ad", Emotion = 0 },
            new CellDocument { Lane = "emotion", Touchpoint = "compares", Emotion = 1, Text = "есть выбор", Basis = EvidenceBasis.Observed },
            new CellDocument { Lane = "emotion", Touchpoint = "failure", Emotion = -2 },
            new CellDocument { Lane = "scenario", Touchpoint = "sees-ad", Text = "живёт" },
            new CellDocument { Lane = "scenario", Touchpoint = "compares", Text = "выбирает из **короткого** списка", Basis = EvidenceBasis.Assumed },
            new CellDocument { Lane = "scenario", Touchpoint = "signs", Text = "=1+1" },
            new CellDocument { Lane = "scenario", Touchpoint = "installs", Text = "007" },
            new CellDocument { Lane = "scenario", Touchpoint = "first-payment", Text = "2026-01-02" },
            new CellDocument { Lane = "need", Touchpoint = "compares", Text = "выбрать оптимальное решение", Need = new NeedDocument { When = "сравниваю", Want = "видеть цены", SoThat = "не переплатить", Importance = 9 } },
            new CellDocument { Lane = "screen", Touchpoint = "compares", Chips = [new ChipDocument { Key = "site", State = ScreenState.Empty }, new ChipDocument { Text = "форум предпринимателей" }] },
            new CellDocument { Lane = "team", Touchpoint = "compares", Chips = [new ChipDocument { Key = "marketing" }, new ChipDocument { Key = "support" }] },
            new CellDocument { Lane = "systems", Touchpoint = "installs", Text = "- CRM\n- @токен\n+ прокси" },
        ],
        Catalog =
        [
            new CatalogDocument { Kind = CatalogKind.Channel, Key = "web", Name = "Веб", Aliases = ["сайт банка"] },
            new CatalogDocument { Kind = CatalogKind.Channel, Key = "office", Name = "Офис" },
            new CatalogDocument { Kind = CatalogKind.Product, Key = "payments", Name = "Платежи", Description = "Все платежи" },
            new CatalogDocument { Kind = CatalogKind.Segment, Key = "micro", Name = "Микробизнес", Aliases = ["ММБ"] },
            new CatalogDocument { Kind = CatalogKind.Team, Key = "marketing", Name = "Маркетинг" },
            new CatalogDocument { Kind = CatalogKind.Team, Key = "support", Name = "Поддержка" },
            new CatalogDocument { Kind = CatalogKind.Screen, Key = "site", Name = "Сайт", Channel = "web" },
        ],
    });

    /// <summary>A journey with so many touchpoints, four to a stage, and lanes, every cell filled.</summary>
    public static JourneyDocument LargeDocument(string key, int touchpoints = 30, int lanes = 12)
    {
        var columns = Enumerable.Range(1, touchpoints).Select(number => new TouchpointDocument { Key = $"step-{number}", Title = $"Точка касания {number}" }).ToList();
        var rows = CanonicalLanes.All.Select(lane => new LaneDocument { Key = lane.Key, Type = lane.Type, Role = lane.Role })
            .Concat(Enumerable.Range(1, lanes - 5).Select(number => new LaneDocument { Key = $"lane-{number}", Title = $"Строка {number}", Role = BlueprintRole.Backstage }))
            .ToList();
        return Checked(new JourneyDocument
        {
            Key = key,
            Title = "Большой путь",
            Stages = [.. columns.Chunk(4).Select((chunk, index) => new StageDocument { Key = $"stage-{index + 1}", Title = $"Этап {index + 1}", Touchpoints = chunk })],
            Lanes = rows,
            Cells =
            [
                .. from lane in rows
                   from column in columns.Index()
                   select lane.Type switch
                   {
                       LaneType.Emotion => new CellDocument { Lane = lane.Key, Touchpoint = column.Item.Key, Emotion = (column.Index % 5) - 2 },
                       LaneType.Screen or LaneType.Team => new CellDocument { Lane = lane.Key, Touchpoint = column.Item.Key, Chips = [new ChipDocument { Text = "Поддержка" }, new ChipDocument { Text = "Маркетинг" }] },
                       _ => new CellDocument { Lane = lane.Key, Touchpoint = column.Item.Key, Text = $"Клиент узнаёт, что происходит на шаге {column.Index + 1}, и решает, идти ли дальше." },
                   },
            ],
        });
    }

    /// <summary>Stores a document as a journey and gives its id.</summary>
    public static async Task<long> ImportAsync(this PortalFixture portal, JourneyDocument document)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<JourneyImportService>().ApplyAsync(document, new JourneyImportOptions());
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Problems.Select(problem => problem.Message)));
        return outcome.Value!.JourneyId;
    }

    /// <summary>Reads a journey as its document.</summary>
    public static async Task<JourneyDocument> ExportAsync(this PortalFixture portal, long journeyId, bool withPictures = true)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<JourneyDocumentReader>().ReadAsync(journeyId, withPictures))!;
    }

    /// <summary>The document as reading its file would give it.</summary>
    public static JourneyDocument Checked(JourneyDocument document)
    {
        var reading = JourneyDocumentCheck.Check(document, path => new ExchangePlace(path));
        Assert.True(reading.Document is not null, string.Join('\n', reading.Problems));
        return reading.Document;
    }

    private static StageDocument Stage(string key, string title, params IReadOnlyList<TouchpointDocument> touchpoints) =>
        new() { Key = key, Title = title, Touchpoints = touchpoints };
}
