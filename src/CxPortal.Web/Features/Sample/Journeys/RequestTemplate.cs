using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample.Journeys;

/// <summary>A template to start from: the skeleton of a client's request.</summary>
internal static class RequestTemplate
{
    public static SampleJourney Journey { get; } = new(
        "request-template",
        "ru",
        "Шаблон: обращение клиента",
        "Заготовка для путей, которые начинаются с вопроса или жалобы клиента.")
    {
        Product = "business-internet-bank",
        Segment = "micro",
        Channels = ["internet-bank", "call-centre"],
        IsTemplate = true,
        Lanes =
        [
            new("backstage", "За кулисами", BlueprintRole.Backstage),
            new("pains", "Боль", BlueprintRole.Insight),
        ],
        Stages =
        [
            new("asks", "Обращается", new SampleTouchpoint("asks", "Задаёт вопрос")
            {
                Scenario = "Что клиент делает, чтобы спросить?",
                Need = "Чего он ждёт от ответа?",
                Screens = ["support-chat", "call-centre-line"],
                Teams = ["support"],
            }),
            new("waits", "Ждёт", new SampleTouchpoint("waits", "Ждёт ответа")
            {
                Scenario = "Что клиент видит и знает, пока ждёт?",
                Teams = ["support"],
            }),
            new("gets", "Получает ответ", new SampleTouchpoint("gets", "Получает решение")
            {
                Scenario = "Как клиент узнаёт, что вопрос решён?",
                Need = "Как он поймёт, что решение верное?",
                Teams = ["support"],
                IsMomentOfTruth = true,
            }),
        ],
    };
}
