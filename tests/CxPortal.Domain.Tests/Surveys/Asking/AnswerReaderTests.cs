using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Asking;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Domain.Surveys.Responses;

namespace CxPortal.Domain.Tests.Surveys.Asking;

/// <summary>What form fields mean, for every type of question.</summary>
public sealed class AnswerReaderTests
{
    private static readonly LocalText Title = LocalText.In("ru", "Вопрос");

    [Theory]
    [InlineData(QuestionType.Csat, "1", 1)]
    [InlineData(QuestionType.Csat, "5", 5)]
    [InlineData(QuestionType.Nps, "0", 0)]
    [InlineData(QuestionType.Nps, "10", 10)]
    [InlineData(QuestionType.Ces, "7", 7)]
    [InlineData(QuestionType.SingleChoice, "app", 2)]
    [InlineData(QuestionType.Consent, "1", SurveyAnswer.Given)]
    [InlineData(QuestionType.Csat, "na", SurveyAnswer.NotApplicable)]
    [InlineData(QuestionType.SingleChoice, "na", SurveyAnswer.NotApplicable)]
    [InlineData(QuestionType.Csat, "", SurveyAnswer.Skipped)]
    [InlineData(QuestionType.Consent, "", SurveyAnswer.Skipped)]
    [InlineData(QuestionType.LongText, "  ", SurveyAnswer.Skipped)]
    public void OneValue_IsRead(QuestionType type, string sent, int value)
    {
        var reading = Read(Of(type), ("q_x", sent));

        Assert.Empty(reading.Problems);
        Assert.Equal([new ItemValue(0, value)], reading.Answers.Find("x")!.Values);
    }

    [Theory]
    [InlineData(QuestionType.Csat, "0")]
    [InlineData(QuestionType.Csat, "6")]
    [InlineData(QuestionType.Nps, "-1")]
    [InlineData(QuestionType.Nps, " 9")]
    [InlineData(QuestionType.Ces, "3.5")]
    [InlineData(QuestionType.SingleChoice, "train")]
    [InlineData(QuestionType.SingleChoice, "__other")]
    [InlineData(QuestionType.MultipleChoice, "train")]
    public void WhatIsNotOffered_IsRefused(QuestionType type, string sent)
    {
        var reading = Read(Of(type), ("q_x", sent));

        Assert.Equal(AnswerProblemKind.NotOffered, Assert.Single(reading.Problems).Kind);
        Assert.False(reading.Answers.Find("x")!.IsAnswered);
    }

    [Theory]
    [InlineData(QuestionType.Number, "1 250,50", "1250.50")]
    [InlineData(QuestionType.Number, "-3", "-3")]
    [InlineData(QuestionType.Date, "2026-02-28", "2026-02-28")]
    [InlineData(QuestionType.Date, "1.2.2026", "2026-02-01")]
    [InlineData(QuestionType.ShortText, " Казань ", "Казань")]
    [InlineData(QuestionType.LongText, "раз\r\nдва", "раз\nдва")]
    public void Text_IsRead(QuestionType type, string sent, string text)
    {
        var answer = Read(Of(type), ("q_x", sent)).Answers.Find("x")!;

        Assert.Equal(text, answer.Text);
        Assert.Equal([new ItemValue(0, SurveyAnswer.Given)], answer.Values);
    }

    [Theory]
    [InlineData(QuestionType.Number, "много", AnswerProblemKind.NotANumber)]
    [InlineData(QuestionType.Number, "1.2.3", AnswerProblemKind.NotANumber)]
    [InlineData(QuestionType.Number, "-11", AnswerProblemKind.TooSmall)]
    [InlineData(QuestionType.Number, "1000,5", AnswerProblemKind.TooLarge)]
    [InlineData(QuestionType.Date, "31.02.2026", AnswerProblemKind.NotADay)]
    [InlineData(QuestionType.Date, "вчера", AnswerProblemKind.NotADay)]
    public void Text_ThatDoesNotFit_IsRefused(QuestionType type, string sent, AnswerProblemKind problem) => Assert.Equal(
        problem,
        Assert.Single(Read(Of(type) with { AtLeast = -10, AtMost = 1000 }, ("q_x", sent)).Problems).Kind);

    [Fact]
    public void LongText_BeyondItsLimit_IsRefused()
    {
        var reading = Read(Of(QuestionType.LongText) with { AtMost = 10 }, ("q_x", new string('а', 11)));

        Assert.Equal((AnswerProblemKind.TooLong, 10), (reading.Problems[0].Kind, reading.Problems[0].Limit));
    }

    [Fact]
    public void MultipleChoice_IsOneRowForEachOptionAndOneForHavingAnswered()
    {
        var reading = Read(Of(QuestionType.MultipleChoice) with { HasOther = true }, ("q_x", "office"), ("q_x", "web"), ("q_x", "__other"), ("q_x__other", "Почта"));

        Assert.Empty(reading.Problems);
        var answer = reading.Answers.Find("x")!;
        Assert.Equal([new ItemValue(SurveyAnswer.AnsweredItem, 1), new(SurveyAnswer.Other, 1), new(1, 1), new(3, 1)], answer.Values);
        Assert.Equal("Почта", answer.Text);
    }

    [Theory]
    [InlineData(1, AnswerProblemKind.TooFew)]
    [InlineData(3, AnswerProblemKind.TooMany)]
    public void MultipleChoice_OutsideItsLimits_IsRefused(int count, AnswerProblemKind problem)
    {
        string[] options = ["web", "app", "office"];
        var reading = Read(Of(QuestionType.MultipleChoice) with { AtLeast = 2, AtMost = 2 }, [.. options.Take(count).Select(option => ("q_x", option))]);

        Assert.Equal(problem, Assert.Single(reading.Problems).Kind);
    }

    [Fact]
    public void Other_WithoutWords_IsAskedFor()
    {
        var reading = Read(Of(QuestionType.SingleChoice) with { HasOther = true }, ("q_x", "__other"));

        Assert.Equal(("q_x__other", AnswerProblemKind.OtherWithoutWords), (reading.Problems[0].Field, reading.Problems[0].Kind));
    }

    [Fact]
    public void Matrix_HasAValueForEachRow()
    {
        var reading = Read(Of(QuestionType.TouchpointMatrix), ("q_x__site", "4"), ("q_x__call", "na"));

        Assert.Equal([new ItemValue(1, 4), new(2, SurveyAnswer.NotApplicable), new(3, SurveyAnswer.Skipped)], reading.Answers.Find("x")!.Values);
    }

    [Fact]
    public void Csi_HasSatisfactionAndImportance_AndNoneOfWhatDoesNotApply()
    {
        var reading = Read(
            Of(QuestionType.Csi), ("q_x__site", "8"), ("q_x__site__importance", "10"), ("q_x__call", "na"), ("q_x__call__importance", "9"), ("q_x__mail", "3"));

        Assert.Equal(
            [new ItemValue(1, 8), new(1001, 10), new(2, SurveyAnswer.NotApplicable), new(3, 3), new(1003, SurveyAnswer.Skipped)],
            reading.Answers.Find("x")!.Values);
    }

    [Fact]
    public void Required_IsAskedForByRow_OnPagesThatWereSeen()
    {
        var reading = Read(Of(QuestionType.TouchpointMatrix) with { IsRequired = true }, ("q_x__site", "4"));
        var unseen = AnswerReader.Read(Survey(Of(QuestionType.Nps) with { IsRequired = true }), new Fields(), lastPage: -1);

        Assert.Equal(["q_x__call", "q_x__mail"], reading.Problems.Select(problem => problem.Field));
        Assert.Empty(unseen.Problems);
    }

    [Fact]
    public void Statement_TakesNoAnswer() => Assert.False(Read(Of(QuestionType.Statement), ("q_x", "1")).Answers.Has("x"));

    [Fact]
    public void Answer_OfAQuestionThatIsNotShown_CountsForNothing()
    {
        var survey = Survey(
            Of(QuestionType.Nps) with { Key = "nps" },
            Of(QuestionType.LongText) with { Key = "why", IsRequired = true, ShowIf = new Condition([new Term("nps", Comparison.AtMost, "6")]) },
            Of(QuestionType.LongText) with { Key = "more", ShowIf = new Condition([new Term("why", Comparison.Answered)]) });

        var glad = AnswerReader.Read(survey, new Fields(("q_nps", "9"), ("q_why", "Осталось"), ("q_more", "Осталось")));
        var sad = AnswerReader.Read(survey, new Fields(("q_nps", "6"), ("q_why", "Долго"), ("q_more", "Очень")));

        Assert.Equal((false, false), (glad.Answers.Has("why"), glad.Answers.Has("more")));
        Assert.Empty(glad.Problems);
        Assert.Equal((true, true), (sad.Answers.Has("why"), sad.Answers.Has("more")));
    }

    [Fact]
    public void Piping_QuotesWhatWasSaid()
    {
        var survey = Survey(Of(QuestionType.Nps) with { Key = "nps" }, Of(QuestionType.SingleChoice) with { Key = "way" }, Of(QuestionType.ShortText) with { Key = "city" });
        var answers = AnswerReader.Read(survey, new Fields(("q_nps", "9"), ("q_way", "app"))).Answers;

        Assert.Equal("Вы поставили 9: Приложение, .", Piping.Apply("Вы поставили {{nps}}: {{ way }}, {{city}}.", survey, answers, "ru"));
        Assert.Equal("Скобки {{ без конца", Piping.Apply("Скобки {{ без конца", survey, answers, "ru"));
    }

    [Fact]
    public void Order_IsTheSameForOneRespondentAndDiffersBetweenThem()
    {
        var survey = Survey(Of(QuestionType.SingleChoice) with { IsShuffled = true });
        var orders = Enumerable.Range(0, 60)
            .Select(number => string.Concat(SurveyPath.OptionsOf(survey.Questions[0], SurveyPath.SeedOf($"key {number}")).Select(option => option.Code)))
            .ToList();

        Assert.Equal(6, orders.Distinct().Count());
        Assert.All(orders, order => Assert.Equal(3, order.Distinct().Count()));
        Assert.Equal(orders[7], string.Concat(SurveyPath.OptionsOf(survey.Questions[0], SurveyPath.SeedOf("key 7")).Select(option => option.Code)));
    }

    private static AnswerReading Read(Question question, params (string Name, string Value)[] fields) => AnswerReader.Read(Survey(question), new Fields(fields));

    private static AskedSurvey Survey(params Question[] questions) =>
        new(new SurveyDefinition { Title = Title, Pages = [new SurveyPage { Key = "page", Questions = questions }] });

    private static Question Of(QuestionType type) => new()
    {
        Key = "x",
        Type = type,
        Title = Title,
        AllowsNotApplicable = true,
        Options = [new(1, "web", LocalText.In("ru", "Сайт")), new(2, "app", LocalText.In("ru", "Приложение")), new(3, "office", LocalText.In("ru", "Отделение"))],
        Rows = [new(1, "site", LocalText.In("ru", "Сайт")), new(2, "call", LocalText.In("ru", "Звонок")), new(3, "mail", LocalText.In("ru", "Письмо"))],
    };

    private sealed class Fields(params (string Name, string Value)[] fields) : IAnswerFields
    {
        public string? First(string name) => All(name).FirstOrDefault();

        public IEnumerable<string> All(string name) => fields.Where(field => field.Name == name).Select(field => field.Value);
    }
}
