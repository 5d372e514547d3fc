using CxPortal.Domain.Surveys;
using CxPortal.Web.Features.ResponseImport;

namespace CxPortal.Web.Tests.Features.ResponseImport;

public sealed class ResponseMappingReaderTests
{
    [Fact]
    public void Read_EverythingThatCanBeSaid_IsTaken()
    {
        var (mapping, problems) = ResponseMappingReader.Read("""
            {"survey": "branch", "title": "Отделение", "delimiter": ";", "encoding": "windows-1251", "missing": ["-", "n/a"], "timeZone": "Asia/Omsk",
             "culture": "ru", "id": {"index": 0}, "respondedAt": {"column": {"index": 2}, "format": ["dd.MM.yyyy", "excel"]},
             "questions": {"speed": {"column": "Скорость", "type": "csat", "notApplicable": [0], "labels": {"Отлично": 5}},
                           "ease": {"column": "Легко", "type": "ces"}, "mark": {"column": "Балл", "type": "scale", "min": 0, "max": 100},
                           "why": {"column": "Почему", "type": "text"}, "where": {"column": "Где", "type": "choice", "labels": {"Офис": 1}}},
             "attributes": {"город": "Город"}}
            """);

        Assert.Empty(problems);
        Assert.Equal(("branch", ';', "windows-1251", "Asia/Omsk"), (mapping!.Survey, mapping.Format.Delimiter, mapping.Format.Encoding.WebName, mapping.Format.TimeZone!.Id));
        Assert.Equal(["dd.MM.yyyy", "excel"], mapping.RespondedAt!.Formats);
        Assert.Equal([QuestionType.Csat, QuestionType.Ces, QuestionType.Scale, QuestionType.LongText, QuestionType.SingleChoice], mapping.Questions.Select(question => question.Type));
        Assert.Equal((1, 5), (mapping.Questions[0].Min, mapping.Questions[0].Max));
        Assert.Equal("0", Assert.Single(mapping.Questions[0].NotApplicable));
        Assert.Equal("город", Assert.Single(mapping.Attributes).Name);
    }

    [Theory]
    [InlineData("{", "1:2")]
    [InlineData("[]", "$")]
    [InlineData("""{"questions": {"a": {"column": "A", "type": "nps"}}}""", "$.survey")]
    [InlineData("""{"survey": "Bank NPS", "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.survey")]
    [InlineData("""{"survey": "x", "questions": {}}""", "$.questions")]
    [InlineData("""{"survey": "x", "surveys": 1, "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.surveys")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "stars"}}}""", "$.questions.a.type")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "nps", "max": 5}}}""", "$.questions.a")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "csat", "max": 10}}}""", "$.questions.a")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "scale", "min": -2, "max": 2}}}""", "$.questions.a")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "scale"}}}""", "$.questions.a")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": {"index": -1}, "type": "nps"}}}""", "$.questions.a.column")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "csat", "labels": {"good": 9}}}}""", "$.questions.a.labels.good")]
    [InlineData("""{"survey": "x", "respondedAt": {"column": "D", "format": "HH:mm"}, "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.respondedAt.format")]
    [InlineData("""{"survey": "x", "encoding": "klingon", "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.encoding")]
    [InlineData("""{"survey": "x", "delimiter": "ab", "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.delimiter")]
    [InlineData("""{"survey": "x", "timeZone": "Mars/Base", "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.timeZone")]
    [InlineData("""{"survey": "x", "culture": "zz-zz-zz-zz", "questions": {"a": {"column": "A", "type": "nps"}}}""", "$.culture")]
    [InlineData("""{"survey": "x", "questions": {"a": {"column": "A", "type": "nps"}}, "attributes": {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}}""", "$.attributes")]
    public void Read_SomethingWrong_NamesThePlace(string json, string path)
    {
        var (mapping, problems) = ResponseMappingReader.Read(json);

        Assert.Null(mapping);
        Assert.Contains(problems, problem => problem.Path == path);
    }
}
