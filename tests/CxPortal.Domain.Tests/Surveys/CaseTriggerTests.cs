using CxPortal.Domain.Surveys.Cases;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Tests.Surveys;

public sealed class CaseTriggerTests
{
    private static readonly HashSet<long> Columns = [7, 8];

    [Theory]
    [InlineData(6, "6")]
    [InlineData(7, null)]
    [InlineData(SurveyAnswer.Skipped, null)]
    [InlineData(SurveyAnswer.NotApplicable, null)]
    public void Score_AtMostTheLimit_Fires(int value, string? trigger) =>
        Assert.Equal(trigger, CaseTriggers.Find(Score(6), Columns, [new AnswerValue(7, 0, value), new AnswerValue(9, 0, 0)], []));

    [Fact]
    public void Score_OfSeveralRows_TakesTheLowestAndLeavesImportanceOut() =>
        Assert.Equal("2", CaseTriggers.Find(Score(3), Columns, [new(8, 1, 5), new(8, 2, 2), new(8, SurveyAnswer.ImportanceOffset + 1, 1)], []));

    [Theory]
    [InlineData("Это моя ЖАЛОБА, всё", "жалоб")]
    [InlineData("обжалобили", null)]
    [InlineData("Пойду в суд. Жалобы пишу", "жалоб, в суд")]
    [InlineData("въезжаем в  Суд", "в суд")]
    public void Words_ThatBeginAWord_Fire(string text, string? trigger) =>
        Assert.Equal(trigger, CaseTriggers.Find(
            new CaseRule { Name = "Слова", QuestionKey = "comment", Words = "жалоб\r\n\r\nв суд\r\n" }, Columns, [], [new AnswerText(7, text), new AnswerText(9, "жалоба")]));

    private static CaseRule Score(int atMost) => new() { Name = "Низкая оценка", QuestionKey = "nps", AtMost = atMost };
}
