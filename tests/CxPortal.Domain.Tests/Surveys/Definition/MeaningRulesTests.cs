using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Domain.Tests.Surveys.Definition;

/// <summary>When a change is a new column, and when it is not.</summary>
public sealed class MeaningRulesTests
{
    private static readonly Question Csat = NewQuestions.Of(QuestionType.Csat, _ => false);
    private static readonly Question Choice = NewQuestions.Of(QuestionType.SingleChoice, _ => false);

    [Fact]
    public void WordingKeepsTheColumn() =>
        Assert.Equal(1, Settled(Csat, Csat with { Title = LocalText.Of("Иначе", "Otherwise"), Help = LocalText.Of("Подсказка", "Hint"), IsRequired = false }).Meaning);

    [Fact]
    public void AnotherScaleIsANewColumnAndTheOldScaleAgainTheOldOne()
    {
        var wider = Settled(Csat, Csat with { Scale = new Scale(1, 7) });
        Assert.Equal(2, wider.Meaning);
        var back = MeaningRules.Settle(Of(Csat with { Meaning = 2 }), [Of(wider), Of(Csat)]).Find(Csat.Key)!;
        Assert.Equal(1, back.Meaning);
    }

    [Fact]
    public void OneMoreOptionKeepsTheColumnAndANumberWithAnotherMeaningDoesNot()
    {
        var more = Choice with { Options = [.. Choice.Options, new Choice(3, "third", LocalText.Of("Третий", "Third"))] };
        Assert.Equal(1, Settled(Choice, more).Meaning);
        var renumbered = Choice with { Options = [Choice.Options[0] with { Code = 2 }, Choice.Options[1] with { Code = 1 }] };
        Assert.Equal(2, Settled(Choice, renumbered).Meaning);
    }

    [Fact]
    public void ARemovedOptionsNumberIsNeverGivenToAnother()
    {
        var without = ChoiceEdits.Apply(Choice.Options, Choice.Options, [new TypedChoice(1, "Первый вариант")], "ru");
        var anew = ChoiceEdits.Apply(without, Choice.Options, [new TypedChoice(1, "Первый вариант"), new TypedChoice(null, "Совсем другой")], "ru");
        Assert.Equal([1, 3], anew.Select(option => option.Code));
        Assert.Equal("First option", anew[0].Text["en"]);
    }

    [Fact]
    public void AnOptionThatComesBackHasItsNumberBack()
    {
        var published = new[] { new Choice(1, "sayt", LocalText.Of("Сайт", "Site")), new Choice(2, "ofis", LocalText.Of("Офис", "Branch")) };
        var anew = ChoiceEdits.Apply([published[0]], published, [new TypedChoice(1, "Сайт"), new TypedChoice(null, "Офис")], "ru");
        Assert.Equal(published[1], anew[1]);
    }

    private static Question Settled(Question published, Question changed) => MeaningRules.Settle(Of(changed), [Of(published)]).Find(published.Key)!;

    private static SurveyDefinition Of(Question question) => new() { Pages = [new SurveyPage { Key = "page-1", Questions = [question] }] };
}
