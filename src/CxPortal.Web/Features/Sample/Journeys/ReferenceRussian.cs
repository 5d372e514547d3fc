using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample.Journeys;

/// <summary>The reference scenario matrix in Russian.</summary>
internal static class ReferenceRussian
{
    public static SampleJourney Journey { get; } = new(
        "reference",
        "ru",
        "Подключение интернет-банка",
        "Путь клиента от первой рекламы до разбора сбоя. Пример матрицы сервисных сценариев: пять этапов, пять строк.")
    {
        Product = "business-internet-bank",
        Segment = "micro",
        Channels = ["media", "web", "office", "internet-bank", "call-centre", "mail"],
        IsPublished = true,
        PublicationNote = "Первая версия: согласована с продажами и поддержкой",
        ReviewInDays = 30,
        Stages =
        [
            new("lives", "Живет", new SampleTouchpoint("lives", "Видит рекламу")
            {
                Emotion = 0,
                EmotionReason = "Ровно: о банке не думает",
                Scenario = "Живет",
                Need = "Нет потребности",
                Screens = ["ad", "social-networks", "conference"],
                Teams = ["advertising", "pr", "marketing"],
            }),
            new("short-list", "Шорт-лист", new SampleTouchpoint("short-list", "Сравнивает банки")
            {
                Emotion = 1,
                EmotionReason = "Интерес: выбор есть, сравнивать понятно",
                Scenario = "Выбирает из короткого списка",
                Need = "Выбрать оптимальное решение",
                Screens = ["site", "call-to-support", "brand-comparison"],
                Teams = ["marketing", "support", "opinion-leaders"],
            }),
            new("buys", "Совершает покупку", new SampleTouchpoint("buys", "Офис продаж")
            {
                Emotion = 2,
                EmotionReason = "Радость: решение принято",
                Scenario = "Покупает",
                Need = "Подтверждение, что сделан правильный выбор",
                Screens = ["sales-office", "welcome-letter"],
                Teams = ["sales"],
                IsMomentOfTruth = true,
            }),
            new("installs", "Инсталлирует", new SampleTouchpoint("installs", "Установка ключа")
            {
                Emotion = 0,
                EmotionReason = "Напряжение: много шагов до первого входа",
                Scenario = "Инсталлирует",
                Need = "Максимально бесшовная инсталляция",
                Screens = ["product-interface:empty", "support-chat"],
                Teams = ["support", "instructions"],
                Basis = EvidenceBasis.Observed,
                PainPoints = """
                    - Окно входа с USB-токеном встречает шестью пронумерованными указаниями: криптопровайдер и прокси клиент настраивает сам.
                    - Установка драйвера просит перезагрузить компьютер, и начатая работа прерывается.
                    - О том, что токен готов, говорит только огонёк на нём самом.
                    """,
                Pictures =
                [
                    new("okno-vkhoda.png", "Окно входа в интернет-банк с USB-токеном: шесть пронумерованных указаний", SamplePictures.SignInWindow),
                    new("ustanovka-drayvera.png", "Установка драйвера требует перезагрузки", SamplePictures.DriverInstallation),
                    new("token.png", "Токен готов: горит огонёк", SamplePictures.Token),
                ],
            }),
            new("fuck-up", "Фак-ап", new SampleTouchpoint("fuck-up", "Звонок в поддержку")
            {
                Emotion = -2,
                EmotionReason = "Злость, пока ничего не решено",
                Scenario = "Что-то пошло не так",
                Need = "Оперативное решение проблемы; подтверждение, что выбор был правильным",
                Screens = ["call-centre-line", "front-office"],
                Teams = ["support-team"],
                IsMomentOfTruth = true,
                Basis = EvidenceBasis.Observed,
                WhatBroke = "История из другой отрасли: аэропорт четыре раза подряд подвёл семью с ребёнком в инвалидной коляске.",
                Fault = FailureFault.ThirdParty,
                Recovery = """
                    Авиакомпания исправила чужую ошибку сама:
                    - перебронировала билеты;
                    - предложила на выбор компенсацию или места классом выше;
                    - разместила семью на ночлег;
                    - позвонила и извинилась.
                    """,
                ClientSaid = "Семья рассказала о случившемся публично и закончила рассказ похвалой авиакомпании.",
            }),
        ],
    };
}
