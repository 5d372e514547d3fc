using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Domain.Tests.Surveys.Definition;

/// <summary>Edits of definitions, and what is wrong with them.</summary>
public sealed class SurveyEditsTests
{
    [Theory]
    [MemberData(nameof(Templates))]
    public void EveryTemplateCanBePublished(SurveyTemplate template) =>
        Assert.Empty(SurveyDefinitionRules.Problems(SurveyTemplates.Create(template, "Опрос", "ru", "en")));

    public static TheoryData<SurveyTemplate> Templates() => [.. Enum.GetValues<SurveyTemplate>().Where(template => template != SurveyTemplate.Blank)];

    [Fact]
    public void ABlankSurveyAsksNothing() => Assert.Equal(
        DefinitionProblemKind.NothingAsked, Assert.Single(SurveyDefinitionRules.Problems(SurveyTemplates.Create(SurveyTemplate.Blank, "Опрос", "ru"))).Kind);

    [Fact]
    public void QuestionsMoveOverTheBordersOfPages()
    {
        var definition = SurveyTemplates.Create(SurveyTemplate.Touchpoint, "Опрос", "ru");
        Assert.Equal(["csat,ces", "choice,comment"], Pages(definition));
        Assert.Equal(["csat", "ces,choice,comment"], Pages(SurveyEdits.MoveQuestion(definition, "ces", isUp: false)));
        Assert.Equal(["csat,ces,choice", "comment"], Pages(SurveyEdits.MoveQuestion(definition, "choice", isUp: true)));
        Assert.Equal(["comment,csat,ces", "choice"], Pages(SurveyEdits.MoveQuestion(definition, "comment", "page-1", 0)));
        Assert.Equal(["csat,ces,choice,comment"], Pages(SurveyEdits.RemovePage(definition, definition.Pages[1].Key)));
    }

    [Fact]
    public void ARemovedQuestionComesBackToItsPlace()
    {
        var definition = SurveyTemplates.Create(SurveyTemplate.Touchpoint, "Опрос", "ru");
        var without = SurveyEdits.RemoveQuestion(definition, "csat");
        Assert.Equal(DefinitionProblemKind.UnknownQuestion, Assert.Single(SurveyDefinitionRules.Problems(without)).Kind);
        Assert.Equal(Pages(definition), Pages(SurveyEdits.BringBack(without, "csat")));
        Assert.Empty(SurveyEdits.BringBack(without, "csat").Removed);
    }

    [Fact]
    public void ARenamedQuestionIsRenamedInConditionsToo()
    {
        var definition = SurveyEdits.Rename(SurveyTemplates.Create(SurveyTemplate.Touchpoint, "Опрос", "ru"), "csat", "visit");
        Assert.Equal("visit", definition.Find("choice")!.ShowIf!.Terms[0].Question);
        Assert.Empty(SurveyDefinitionRules.Problems(definition));
    }

    [Fact]
    public void TextsAreSetByTheirNames()
    {
        var definition = SurveyTemplates.Create(SurveyTemplate.Touchpoint, "Опрос", "ru", "kk");
        var texts = DefinitionTexts.List(definition);
        var translated = DefinitionTexts.Set(definition, "kk", texts.ToDictionary(text => text.Path, text => (string?)("kk " + text.Path)));
        Assert.All(DefinitionTexts.List(translated), text => Assert.Equal("kk " + text.Path, text.Text["kk"]));
        Assert.Equal(texts.Select(text => text.Text["ru"]), DefinitionTexts.List(translated).Select(text => text.Text["ru"]));
    }

    private static IEnumerable<string> Pages(SurveyDefinition definition) =>
        definition.Pages.Select(page => string.Join(',', page.Questions.Select(question => question.Key)));
}
