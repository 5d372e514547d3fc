using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample.Journeys;

/// <summary>A journey in review, with comments that wait for answers.</summary>
internal static class PaymentStopped
{
    public static SampleJourney Journey { get; } = new(
        "payment-stopped",
        "ru",
        "Платёж остановлен на проверку",
        "Что видит и делает клиент, когда банк остановил его платёж.")
    {
        Product = "payments",
        Segment = "medium",
        Channels = ["internet-bank", "mobile", "call-centre"],
        Status = JourneyStatus.InReview,
        ReviewInDays = -2,
        Lanes = [new("pains", "Боль", BlueprintRole.Insight), new("opportunities", "Возможность", BlueprintRole.Insight)],
        Stages =
        [
            new("pays", "Платит", new SampleTouchpoint("payment", "Отправляет платёж")
            {
                Emotion = 0,
                EmotionReason = "Обычное дело",
                Scenario = "Заполняет форму и подписывает платёж",
                Need = "Заплатить в срок",
                Screens = ["payment-form:active"],
                Teams = ["payments-team"],
            }),
            new("learns", "Узнаёт об остановке", new SampleTouchpoint("notice", "Получает уведомление")
            {
                Emotion = -1,
                EmotionReason = "Тревога: не сказано, в чём дело",
                Scenario = "Видит в уведомлении, что платёж на проверке",
                Job = new("платёж остановили", "понять причину и что от меня нужно", "не сорвать поставку", 10),
                Screens = ["push", "payment-form:active"],
                Teams = ["payments-team", "compliance"],
                IsMomentOfTruth = true,
                Custom = new()
                {
                    ["pains"] = "Причина названа общими словами",
                    ["opportunities"] = "Писать причину и список документов прямо в уведомлении",
                },
            }),
            new("explains", "Объясняет", new SampleTouchpoint("documents", "Присылает документы")
            {
                Emotion = -1,
                Scenario = "Собирает документы и присылает их в чат",
                Need = "Прислать всё за один раз",
                Screens = ["support-chat"],
                Teams = ["support", "compliance"],
                Custom = new() { ["pains"] = "Документы просят частями" },
            }),
            new("done", "Платёж прошёл", new SampleTouchpoint("released", "Узнаёт, что деньги ушли")
            {
                Emotion = 1,
                EmotionReason = "Облегчение",
                Scenario = "Получает сообщение и пересылает подтверждение контрагенту",
                Need = "Подтверждение, которое можно показать контрагенту",
                Screens = ["push"],
                Teams = ["payments-team"],
            }),
        ],
        Comments =
        [
            new("scenario", "notice", "В филиале клиенты говорят, что уведомление приходит не всем. Проверьте, пожалуйста, тех, кто работает только через сайт."),
            new("need", "documents", "Здесь важнее понять, какие документы вообще подойдут.", "Согласна, перепишу после интервью."),
            new("team", "released", "Кто отвечает, если подтверждение не пришло?"),
            new("emotion", "payment", "Почему здесь ноль?", "Обычная операция, никаких ожиданий.", IsResolved: true),
        ],
    };
}
