using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample.Journeys;

/// <summary>Opening an account: as it is, and as it is wanted; touchpoints that stay keep their keys.</summary>
internal static class AccountOpening
{
    private static readonly SampleLane[] Lanes =
    [
        new("backstage", "За кулисами", BlueprintRole.Backstage),
        new("systems", "Системы", BlueprintRole.Support),
    ];

    public static SampleJourney AsIs { get; } = new(
        "account-opening",
        "ru",
        "Открытие расчётного счёта",
        "От заявки на сайте до первого платежа. Путь заканчивается, когда деньги ушли контрагенту.")
    {
        Product = "current-account",
        Segment = "micro",
        Channels = ["web", "office", "internet-bank", "call-centre"],
        IsPublished = true,
        PublicationNote = "Согласовано с командой подключения",
        ReviewInDays = 45,
        Lanes = Lanes,
        Stages =
        [
            new("applies", "Подаёт заявку", new SampleTouchpoint("application", "Заполняет заявку")
            {
                Emotion = 1,
                EmotionReason = "Начать просто",
                Scenario = "Оставляет заявку на сайте",
                Job = new("я открыл дело и жду первый договор", "быстро получить реквизиты счёта", "принять оплату вовремя", 9),
                Screens = ["application-form"],
                Teams = ["marketing", "sales"],
                Custom = new() { ["backstage"] = "Заявка попадает в очередь подключения", ["systems"] = "Сайт, CRM" },
            },
            new SampleTouchpoint("call-back", "Звонок банка")
            {
                Emotion = 0,
                EmotionReason = "Отвечает на вопросы, на которые уже ответил в заявке",
                Scenario = "Отвечает на вопросы менеджера",
                Need = "Понять, какие документы нужны и когда будет счёт",
                Screens = ["call-centre-line"],
                Teams = ["onboarding"],
                PainPoints = "Часть вопросов повторяет заявку.",
                Custom = new() { ["backstage"] = "Менеджер проверяет заявку и собирает недостающее", ["systems"] = "CRM, телефония" },
            }),
            new("meets", "Встречается с банком", new SampleTouchpoint("meeting", "Подписывает документы")
            {
                Emotion = 1,
                EmotionReason = "Человек объяснил, что будет дальше",
                Scenario = "Встречается с представителем и подписывает договор",
                Need = "Закончить за одну встречу",
                Screens = ["meeting", "sales-office"],
                Teams = ["onboarding", "sales"],
                IsMomentOfTruth = true,
                Custom = new() { ["backstage"] = "Документы сканируют и передают на проверку", ["systems"] = "Электронный архив" },
            }),
            new("waits", "Ждёт решения", new SampleTouchpoint("check", "Проверка документов")
            {
                Emotion = -1,
                EmotionReason = "Тишина: непонятно, что происходит",
                Scenario = "Ждёт и звонит узнать, что со счётом",
                Need = "Знать, на каком шаге проверка и сколько ещё ждать",
                Screens = ["call-to-support"],
                Teams = ["compliance", "support"],
                PainPoints = "Статус проверки клиенту не виден, о задержке никто не предупреждает.",
                Custom = new() { ["backstage"] = "Комплаенс проверяет клиента и запрашивает недостающее", ["systems"] = "Система проверок" },
            }),
            new("starts", "Начинает работать", new SampleTouchpoint("first-sign-in", "Первый вход")
            {
                Emotion = 1,
                EmotionReason = "Счёт есть",
                Scenario = "Входит в интернет-банк и видит счёт",
                Need = "Сразу найти реквизиты",
                Screens = ["accounts-page:empty"],
                Teams = ["onboarding", "support"],
                Custom = new() { ["systems"] = "Интернет-банк" },
            },
            new SampleTouchpoint("first-payment", "Первый платёж")
            {
                Emotion = 2,
                EmotionReason = "Получилось",
                Scenario = "Платит контрагенту",
                Need = "Убедиться, что деньги дошли",
                Screens = ["payment-form:empty", "push"],
                Teams = ["payments-team"],
                IsMomentOfTruth = true,
                Custom = new() { ["backstage"] = "Платёж проходит контроль", ["systems"] = "Интернет-банк, платёжный хаб" },
            }),
        ],
    };

    public static SampleJourney ToBe { get; } = new(
        "account-opening-to-be",
        "ru",
        "Открытие расчётного счёта: как будет",
        "Тот же путь без повторных вопросов и без тишины во время проверки.")
    {
        Product = "current-account",
        Segment = "micro",
        Channels = ["web", "office", "internet-bank", "mobile"],
        Nature = JourneyNature.ToBe,
        Baseline = "account-opening",
        ReviewInDays = 14,
        Lanes = Lanes,
        Stages =
        [
            new("applies", "Подаёт заявку", new SampleTouchpoint("application", "Заполняет заявку")
            {
                Emotion = 1,
                EmotionReason = "Данные по ИНН подставились сами",
                Scenario = "Вводит ИНН, проверяет подставленные данные и сразу видит реквизиты",
                Job = new("я открыл дело и жду первый договор", "сразу получить реквизиты счёта", "принять оплату вовремя", 9),
                Screens = ["application-form"],
                Teams = ["onboarding", "marketing"],
                Custom = new() { ["backstage"] = "Номер счёта резервируется автоматически", ["systems"] = "Сайт, CRM, открытые реестры" },
            }),
            new("meets", "Встречается с банком", new SampleTouchpoint("meeting", "Подписывает документы")
            {
                Emotion = 1,
                EmotionReason = "Одна встреча, бумаги готовы",
                Scenario = "Выбирает время и место, подписывает готовый договор",
                Need = "Закончить за одну встречу",
                Screens = ["meeting"],
                Teams = ["onboarding"],
                IsMomentOfTruth = true,
            }),
            new("waits", "Ждёт решения", new SampleTouchpoint("check", "Проверка документов")
            {
                Emotion = 0,
                EmotionReason = "Видно, на каком шаге проверка",
                Scenario = "Смотрит статус и получает сообщение о каждом шаге",
                Need = "Знать, на каком шаге проверка и сколько ещё ждать",
                Screens = ["accounts-page:empty", "push"],
                Teams = ["compliance", "onboarding"],
                Custom = new() { ["backstage"] = "Каждый шаг проверки меняет статус заявки", ["systems"] = "Система проверок, уведомления" },
            }),
            new("starts", "Начинает работать", new SampleTouchpoint("first-sign-in", "Первый вход")
            {
                Emotion = 2,
                EmotionReason = "Реквизиты на первом экране",
                Scenario = "Входит и отправляет реквизиты контрагенту",
                Need = "Сразу найти реквизиты",
                Screens = ["accounts-page:active"],
                Teams = ["onboarding"],
            },
            new SampleTouchpoint("first-payment", "Первый платёж")
            {
                Emotion = 2,
                Scenario = "Платит по подсказке из раздела «Счета»",
                Need = "Убедиться, что деньги дошли",
                Screens = ["payment-form:active", "push"],
                Teams = ["payments-team"],
                IsMomentOfTruth = true,
            }),
        ],
    };
}
