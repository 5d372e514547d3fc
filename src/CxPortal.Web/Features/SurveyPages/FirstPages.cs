using System.Collections.Concurrent;
using System.Text;
using CxPortal.Domain.Surveys.Asking;
using CxPortal.Web.Features.Intake;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>First pages of surveys, drawn once and sent to many: only the idempotency key differs.</summary>
public sealed class FirstPages(PageRenderer renderer)
{
    private readonly ConcurrentDictionary<(long SurveyId, int Revision, string Language, PageFrame Frame), DrawnPage> pages = new();

    /// <summary>The first page of a survey; null where it differs from respondent to respondent.</summary>
    public DrawnPage? Find(CompiledSurvey survey, string language, PageFrame frame)
    {
        if (pages.TryGetValue((survey.SurveyId, survey.Number, language, frame), out var known))
        {
            return known;
        }

        var first = PageFlow.Begin(new AskedPageModel(survey.Asked, language, 0, new AnswerSet(), NoFields.Instance, PageRenderer.KeyPlace, survey.Number, frame));
        return survey.Asked.Pages[first.Page].IsShuffled
            ? null
            : pages.GetOrAdd((survey.SurveyId, survey.Number, language, frame), new DrawnPage(renderer.Questions(first)));
    }
}

/// <summary>A page cut at the place of its idempotency key, in UTF-8.</summary>
public sealed class DrawnPage
{
    /// <summary>Cuts a page.</summary>
    public DrawnPage(string html)
    {
        var place = html.IndexOf(PageRenderer.KeyPlace, StringComparison.Ordinal);
        Before = Encoding.UTF8.GetBytes(html[..place]);
        After = Encoding.UTF8.GetBytes(html[(place + PageRenderer.KeyPlace.Length)..]);
    }

    /// <summary>What stands before the key.</summary>
    public ReadOnlyMemory<byte> Before { get; }

    /// <summary>What stands after it.</summary>
    public ReadOnlyMemory<byte> After { get; }
}
