using System.Globalization;
using System.Text.Encodings.Web;
using CxPortal.Domain.Surveys.Asking;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Draws the pages that respondents see: whole documents without frame, font or library, with one small style sheet.</summary>
public sealed class PageRenderer(HtmlEncoder encoder, IFileVersionProvider versions)
{
    /// <summary>Stands for the idempotency key in a page that is drawn once and sent to many.</summary>
    internal const string KeyPlace = "idempotency-key-00000";

    private readonly Lazy<string> style = new(() => versions.AddFileVersionToPath(PathString.Empty, "/css/survey-page.css"));
    private readonly Lazy<string> script = new(() => versions.AddFileVersionToPath(PathString.Empty, "/js/survey-page.js"));

    /// <summary>A page with questions.</summary>
    public string Questions(AskedPageModel model)
    {
        var texts = new RespondentTexts(model.Survey.Definition, model.Language);
        var html = new HtmlText(encoder);
        var renderer = new QuestionRenderer(html, model, texts);
        var page = model.Survey.Pages[model.Page];
        var title = renderer.Words(model.Survey.Definition.Title);
        Begin(html, model.Language, model.Problems.Count > 0 ? texts.Format("ErrorTitle", title) : title, model.Frame);
        Progress(html, model, texts);
        var isBeginning = SurveyPath.PreviousPage(model.Survey, model.Answers, model.Page) is null;
        html.Markup(isBeginning ? "<h1>" : "<h1 class=\"small\">").Text(title).Markup("</h1>");
        if (isBeginning)
        {
            Paragraph(html, "intro", renderer.Words(model.Survey.Definition.Introduction));
        }

        if (renderer.Words(page.Page.Title) is { Length: > 0 } heading)
        {
            html.Markup("<h2>").Text(heading).Markup("</h2>");
        }

        Problems(html, model, texts);
        html.Markup("<form method=\"post\" novalidate autocomplete=\"off\"");
        if (model.Frame.SendTo is { } address)
        {
            html.Markup(" action=\"").Text(address).Markup("\"");
        }

        html.Markup(">");
        var questions = SurveyPath.QuestionsOf(page, model.Survey, model.Answers, model.Seed);
        foreach (var question in questions)
        {
            renderer.Render(question);
        }

        Hidden(html, model, page, questions);
        var isLast = SurveyPath.NextPage(model.Survey, model.Answers, model.Page + 1) is null;
        html.Markup("<button class=\"go\">").Text(texts[isLast ? "Submit" : "Next"]).Markup("</button>");
        if (!isBeginning)
        {
            html.Markup("<button class=\"back\" name=\"back\" value=\"1\">").Text(texts["Back"]).Markup("</button>");
        }

        Paragraph(html, "note", texts[model.Frame.IsAnonymous ? "Anonymous" : "Identified"]);
        Languages(html, model, texts);
        return html.Markup("</form></main></body></html>").ToString();
    }

    /// <summary>A page that says something: thanks, or why the survey cannot be answered.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="words">What is said.</param>
    /// <param name="link">An address offered below, and its words; null for none.</param>
    /// <param name="frame">What surrounds it.</param>
    public string Message(string language, string title, string words, (string Address, string Words)? link, PageFrame frame)
    {
        var html = new HtmlText(encoder);
        Begin(html, language, title, frame, isEnd: true);
        html.Markup("<h1>").Text(title).Markup("</h1>");
        Paragraph(html, "intro", words);
        if (link is { } offered)
        {
            html.Markup("<p><a class=\"go\" href=\"").Text(offered.Address).Markup("\">").Text(offered.Words).Markup("</a></p>");
        }

        return html.Markup("</main></body></html>").ToString();
    }

    /// <summary>What is wrong with an answer, in the respondent's language.</summary>
    internal static string MessageOf(AnswerProblem problem, RespondentTexts texts) => problem.Kind switch
    {
        AnswerProblemKind.Required => texts["Required"],
        AnswerProblemKind.OtherWithoutWords => texts["OtherWithoutWords"],
        AnswerProblemKind.TooFew => texts.Format("TooFew", problem.Limit),
        AnswerProblemKind.TooMany => texts.Format("TooMany", problem.Limit),
        AnswerProblemKind.NotANumber => texts["NotANumber"],
        AnswerProblemKind.TooSmall => texts.Format("TooSmall", problem.Limit),
        AnswerProblemKind.TooLarge => texts.Format("TooLarge", problem.Limit),
        AnswerProblemKind.NotADay => texts["NotADay"],
        AnswerProblemKind.TooLong => texts.Format("TooLong", problem.Limit),
        _ => texts["NotOffered"],
    };

    private void Begin(HtmlText html, string language, string title, PageFrame frame, bool isEnd = false)
    {
        html.Markup("<!DOCTYPE html><html lang=\"").Text(language).Markup("\"><head><meta charset=\"utf-8\">")
            .Markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>")
            .Text(title).Markup("</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"").Text(style.Value).Markup("\">");
        var isKiosk = frame is { ResetSeconds: not null, StartUrl: not null };
        if (isKiosk && isEnd)
        {
            // Works without a script too.
            html.Markup("<meta http-equiv=\"refresh\" content=\"").Number(Math.Min(frame.ResetSeconds!.Value, 15)).Markup(";url=").Text(frame.StartUrl!).Markup("\">");
        }

        if (isKiosk || frame.IsEmbedded)
        {
            html.Markup("<script src=\"").Text(script.Value).Markup("\" defer></script>");
        }

        html.Markup("</head><body");
        if (isKiosk && !isEnd)
        {
            html.Markup(" data-reset=\"").Number(frame.ResetSeconds!.Value).Markup("\" data-start=\"").Text(frame.StartUrl!).Markup("\"");
        }

        html.Markup(frame.IsEmbedded ? isEnd ? " class=\"framed\" data-framed=\"done\"" : " class=\"framed\" data-framed=\"open\"" : string.Empty).Markup("><main>");
    }

    private static void Progress(HtmlText html, AskedPageModel model, RespondentTexts texts)
    {
        var count = model.Survey.Pages.Count;
        if (count > 1)
        {
            html.Markup("<progress max=\"").Number(count).Markup("\" value=\"").Number(model.Page)
                .Markup("\" aria-label=\"").Text(texts.Format("Progress", model.Page + 1, count)).Markup("\"></progress>");
        }
    }

    private static void Problems(HtmlText html, AskedPageModel model, RespondentTexts texts)
    {
        if (model.Problems.Count > 0)
        {
            html.Markup("<div class=\"errors\" role=\"alert\"><p>").Text(texts["Errors"]).Markup("</p><ul>");
            foreach (var problem in model.Problems)
            {
                var question = problem.Question.Question.Title.For(model.Survey.LanguagesFrom(model.Language));
                html.Markup("<li><a href=\"#").Text(problem.Field).Markup("\">")
                    .Text(Piping.Apply(question, model.Survey, model.Answers, model.Language)).Markup("</a>: ").Text(MessageOf(problem, texts)).Markup("</li>");
            }

            html.Markup("</ul></div>");
        }
        else if (model.HasNewQuestions)
        {
            html.Markup("<p class=\"more\" role=\"status\">").Text(texts["MoreQuestions"]).Markup("</p>");
        }
    }

    private static void Hidden(HtmlText html, AskedPageModel model, AskedPage page, IReadOnlyList<AskedQuestion> questions)
    {
        foreach (var question in model.Survey.Questions.Where(question => question.Page != page.Index && question.TakesAnswer))
        {
            foreach (var field in FieldsOf(question))
            {
                foreach (var value in model.Fields.All(field))
                {
                    html.Hidden(field, value);
                }
            }
        }

        if (page.Questions.Any(question => question.Question.ShowIf is not null))
        {
            html.Hidden("s", string.Join(',', questions.Select(question => question.Key)));
        }

        if (model.Frame.Token is { } token)
        {
            html.Hidden(token.Name, token.Value);
        }

        html.Hidden("k", model.Key).Hidden("r", model.Revision.ToString(CultureInfo.InvariantCulture))
            .Hidden("p", model.Page.ToString(CultureInfo.InvariantCulture)).Hidden("l", model.Language);
    }

    private static IEnumerable<string> FieldsOf(AskedQuestion question)
    {
        if (!question.HasRows)
        {
            return question.Question.HasOther ? [question.Field, question.OtherField] : [question.Field];
        }

        return question.Rows.SelectMany(row => (string[])[row.Field, row.ImportanceField]);
    }

    private static void Languages(HtmlText html, AskedPageModel model, RespondentTexts texts)
    {
        var others = model.Survey.Definition.Languages.Where(language => language != model.Language).ToList();
        if (others.Count == 0)
        {
            return;
        }

        // Last in the form: the first button is the one that Enter presses.
        html.Markup("<p class=\"langs\" role=\"group\" aria-label=\"").Text(texts["Language"]).Markup("\">");
        foreach (var other in others)
        {
            html.Markup("<button name=\"switch\" value=\"").Text(other).Markup("\" lang=\"").Text(other).Markup("\">").Text(NameOf(other)).Markup("</button>");
        }

        html.Markup("</p>");
    }

    /// <summary>A language by its own name, beginning with a capital.</summary>
    private static string NameOf(string language)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(language);
            return culture.TextInfo.ToTitleCase(culture.NativeName);
        }
        catch (CultureNotFoundException)
        {
            return language.ToUpperInvariant();
        }
    }

    private static void Paragraph(HtmlText html, string kind, string words)
    {
        if (words.Length > 0)
        {
            html.Markup("<p class=\"").Markup(kind).Markup("\">").Text(words).Markup("</p>");
        }
    }
}
