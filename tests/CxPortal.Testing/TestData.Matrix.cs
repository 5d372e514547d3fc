using CxPortal.Data;
using CxPortal.Domain.Catalog;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Testing;

/// <summary>Rows for tests, stored through the context as the portal stores them.</summary>
public static partial class TestData
{
    private static readonly (string Stage, string Touchpoint, int? Emotion, string Scenario, string Need, string[] Screens, string[] Teams)[] Reference =
    [
        ("Живет", "Видит рекламу", 0, "живет", "нет потребности",
            ["реклама", "соцсети", "конференция"], ["реклама", "PR", "маркетинг"]),
        ("Шорт-лист", "Сравнивает банки", 1, "выбирает из короткого списка", "выбрать оптимальное решение",
            ["сайт", "звонок в поддержку", "материал со сравнением брендов"], ["маркетинг", "поддержка", "лидеры мнений"]),
        ("Совершает покупку", "Офис продаж", 2, "покупает", "подтверждение, что сделан правильный выбор",
            ["офис продаж", "приветственное письмо"], ["команда продаж"]),
        ("Инсталлирует", "Установка ключа", 0, "инсталлирует", "максимально бесшовная инсталляция",
            ["интерфейс продукта", "чат с поддержкой"], ["поддержка", "инструкции"]),
        ("Фак-ап", "Звонок в поддержку", -1, "что-то пошло не так",
            "оперативное решение проблемы; подтверждение, что выбор был правильным",
            ["колл-центр", "сотрудники фронт-офиса"], ["команда поддержки"]),
    ];

    /// <summary>
    /// The reference matrix: five stages with a touchpoint each, five canonical lanes, a custom one; measured experience from the second touchpoint on.
    /// "лидеры мнений" stays a text that the catalogue does not know.
    /// </summary>
    public static async Task<Journey> ReferenceJourneyAsync(CxPortalDbContext database)
    {
        var journey = NewJourney("Подключение интернет-банка");
        journey.SegmentId = (await CatalogAsync(database, CatalogKind.Segment, "Малый бизнес")).Id;
        journey.ProductId = (await CatalogAsync(database, CatalogKind.Product, "Интернет-банк")).Id;
        journey.Lanes.AddRange(CanonicalLanes.Create());
        journey.Lanes.Add(new Lane { Key = "pain", Title = "Боль", Type = LaneType.Text, Role = BlueprintRole.Insight, Position = Ordering.At(5) });
        for (var index = 0; index < Reference.Length; index++)
        {
            AddStage(journey, index, Reference[index].Stage, [Reference[index].Touchpoint]);
        }

        journey.Touchpoints[3].IsMomentOfTruth = true;
        database.Journeys.Add(journey);
        await database.SaveChangesAsync();
        for (var index = 0; index < Reference.Length; index++)
        {
            await AddReferenceCellsAsync(database, journey, index);
        }

        var levels = new[] { 0.8, 1.6, -2, -1.6 };
        for (var index = 0; index < levels.Length; index++)
        {
            database.MeasuredExperiences.Add(new MeasuredExperience
            {
                TouchpointId = journey.Touchpoints[index + 1].Id,
                Level = levels[index],
                Low = Math.Max(-2, levels[index] - 0.3),
                High = Math.Min(2, levels[index] + 0.3),
                Count = 58,
                Source = "test",
                AsOf = DateTime.UnixEpoch,
            });
        }

        await database.SaveChangesAsync();
        return journey;
    }

    /// <summary>A journey with many cells, all filled but every seventh.</summary>
    public static async Task<Journey> BigJourneyAsync(CxPortalDbContext database, int touchpoints = 30, int lanes = 12)
    {
        var journey = NewJourney("Путь с тридцатью точками касания");
        journey.Lanes.AddRange(CanonicalLanes.Create());
        for (var index = 5; index < lanes; index++)
        {
            journey.Lanes.Add(new Lane
            {
                Key = $"lane-{index}",
                Title = $"Строка {index + 1}",
                Type = LaneType.Text,
                Role = BlueprintRole.Backstage,
                Position = Ordering.At(index),
            });
        }

        for (var stage = 0; stage * 5 < touchpoints; stage++)
        {
            AddStage(journey, stage, $"Этап {stage + 1}, длинное имя этапа",
                [.. Enumerable.Range(stage * 5, Math.Min(5, touchpoints - (stage * 5))).Select(index => $"Точка касания {index + 1} с длинным названием")]);
        }

        database.Journeys.Add(journey);
        await database.SaveChangesAsync();
        var screens = new[] { await ScreenAsync(database, "сайт"), await ScreenAsync(database, "офис продаж") };
        var team = await CatalogAsync(database, CatalogKind.Team, "поддержка");
        for (var column = 0; column < touchpoints; column++)
        {
            for (var row = 0; row < lanes; row++)
            {
                if (((row * touchpoints) + column) % 7 != 3)
                {
                    AddCell(database, journey, journey.Lanes[row], journey.Touchpoints[column], journey.Lanes[row].Type switch
                    {
                        LaneType.Emotion => CellContent.Empty with { Emotion = (column % 5) - 2 },
                        LaneType.Screen => CellContent.Empty with { Chips = [.. screens.Select(screen => new ChipContent(screen.Id, null, null))] },
                        LaneType.Team => CellContent.Empty with { Chips = [new ChipContent(team.Id, null, null)] },
                        _ => CellContent.OfText($"Клиент сравнивает тарифы и звонит менеджеру {column}") with { Basis = EvidenceBasis.Assumed },
                    });
                }
            }
        }

        await database.SaveChangesAsync();
        return journey;
    }

    /// <summary>A catalogue row with this name, made when it is not there yet.</summary>
    public static async Task<CatalogItem> CatalogAsync(CxPortalDbContext database, CatalogKind kind, string name, long? channelId = null)
    {
        var key = Slug.From(name);
        var item = await database.CatalogItems.SingleOrDefaultAsync(row => row.Kind == kind && row.Key == key);
        if (item is null)
        {
            item = new CatalogItem { Kind = kind, Key = key, Name = name, ChannelId = channelId };
            item.RefreshSearchText();
            database.CatalogItems.Add(item);
            await database.SaveChangesAsync();
        }

        return item;
    }

    private static Journey NewJourney(string title)
    {
        var journey = new Journey { Key = "journey-" + Guid.NewGuid().ToString("N"), Title = title, CreatedAt = DateTime.UnixEpoch };
        journey.RefreshSearchText();
        return journey;
    }

    private static void AddStage(Journey journey, int index, string title, IReadOnlyList<string> touchpoints)
    {
        var stage = new Stage { Key = $"stage-{index + 1}", Title = title, Position = Ordering.At(index) };
        journey.Stages.Add(stage);
        for (var place = 0; place < touchpoints.Count; place++)
        {
            journey.Touchpoints.Add(new Touchpoint
            {
                Stage = stage,
                StepKey = $"step-{journey.Touchpoints.Count + 1}",
                Title = touchpoints[place],
                Position = Ordering.At(place),
            });
        }
    }

    private static async Task AddReferenceCellsAsync(CxPortalDbContext database, Journey journey, int index)
    {
        var facts = Reference[index];
        var touchpoint = journey.Touchpoints[index];
        var screens = new List<ChipContent>();
        foreach (var name in facts.Screens)
        {
            screens.Add(new ChipContent((await ScreenAsync(database, name)).Id, null, null));
        }

        var teams = new List<ChipContent>();
        foreach (var name in facts.Teams)
        {
            teams.Add(name == "лидеры мнений"
                ? new ChipContent(null, name, null)
                : new ChipContent((await CatalogAsync(database, CatalogKind.Team, name)).Id, null, null));
        }

        CellContent[] contents =
        [
            CellContent.Empty with { Emotion = facts.Emotion },
            CellContent.OfText(facts.Scenario) with { Basis = index == 0 ? EvidenceBasis.Assumed : EvidenceBasis.Observed },
            CellContent.OfText(facts.Need),
            CellContent.Empty with { Chips = screens },
            CellContent.Empty with { Chips = teams },
        ];
        for (var lane = 0; lane < contents.Length; lane++)
        {
            AddCell(database, journey, journey.Lanes[lane], touchpoint, contents[lane]);
        }
    }

    private static async Task<CatalogItem> ScreenAsync(CxPortalDbContext database, string name)
    {
        var channel = name switch
        {
            "сайт" or "материал со сравнением брендов" => "Сайт",
            "офис продаж" or "сотрудники фронт-офиса" => "Офис",
            "звонок в поддержку" or "колл-центр" => "Колл-центр",
            "интерфейс продукта" or "чат с поддержкой" => "Интернет-банк",
            _ => "Реклама",
        };
        return await CatalogAsync(database, CatalogKind.Screen, name, (await CatalogAsync(database, CatalogKind.Channel, channel)).Id);
    }

    private static void AddCell(CxPortalDbContext database, Journey journey, Lane lane, Touchpoint touchpoint, CellContent content)
    {
        var cell = new Cell { JourneyId = journey.Id, LaneId = lane.Id, TouchpointId = touchpoint.Id };
        cell.Write(lane.Type, content);
        database.Cells.Add(cell);
    }
}
