using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Asking;
using CxPortal.Domain.Surveys.Definition;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Draws questions as form fields that need no script.</summary>
internal sealed class QuestionRenderer(HtmlText html, AskedPageModel page, RespondentTexts texts)
{
    private readonly string[] languages = [.. page.Survey.LanguagesFrom(page.Language)];

    /// <summary>Draws one question.</summary>
    public void Render(AskedQuestion asked)
    {
        switch (asked.Question.Type)
        {
            case QuestionType.Statement:
                html.Markup("<div class=\"q say\"><p>").Text(Words(asked.Question.Title)).Markup("</p>");
                Paragraph("hint", Words(asked.Question.Help));
                html.Markup("</div>");
                break;
            case QuestionType.Consent:
                Consent(asked);
                break;
            case QuestionType.ShortText or QuestionType.LongText or QuestionType.Number or QuestionType.Date:
                TextField(asked);
                break;
            default:
                Group(asked);
                break;
        }
    }

    /// <summary>A text of the definition with answers in place.</summary>
    public string Words(LocalText text) => Piping.Apply(text.For(languages), page.Survey, page.Answers, page.Language);

    private void Group(AskedQuestion asked)
    {
        html.Markup("<fieldset class=\"q\"");
        DescribedBy(asked);
        html.Markup("><legend>").Text(Words(asked.Question.Title)).Markup("</legend>");
        Hint(asked, asked.HasRows ? null : asked.Scale);
        Error(asked, asked.Field);
        switch (asked.Question.Type)
        {
            case QuestionType.SingleChoice or QuestionType.MultipleChoice:
                Choices(asked);
                break;
            case QuestionType.Csi or QuestionType.TouchpointMatrix:
                Rows(asked);
                break;
            default:
                Points(asked, asked.Field, asked.Question.AllowsNotApplicable);
                break;
        }

        html.Markup("</fieldset>");
    }

    private void Points(AskedQuestion asked, string field, bool allowsNotApplicable)
    {
        if (asked.Scale is not { } scale)
        {
            return;
        }

        var chosen = page.Fields.First(field);
        html.Markup(scale.Look switch
        {
            ScaleLook.Stars => "<div class=\"scale stars\">",
            ScaleLook.Faces => "<div class=\"scale faces\">",
            _ => scale.Points > 7 ? "<div class=\"scale many\">" : "<div class=\"scale\">",
        });
        for (var point = scale.Min; point <= scale.Max; point++)
        {
            var value = point.ToString(System.Globalization.CultureInfo.InvariantCulture);
            html.Markup("<label>");
            Input("radio", field, value, chosen == value, isFirst: point == scale.Min);
            Point(scale, point);
            html.Markup("</label>");
        }

        html.Markup("</div>");
        if (allowsNotApplicable)
        {
            Option("radio", field, AnswerReader.NotApplicable, chosen == AnswerReader.NotApplicable, texts["NotApplicable"], isFirst: false);
        }
    }

    private void Point(Scale scale, int point)
    {
        if (scale.Look == ScaleLook.Numbers)
        {
            html.Markup("<span>").Number(point).Markup("</span>");
            return;
        }

        if (scale.Look == ScaleLook.Stars)
        {
            html.Markup("<span aria-hidden=\"true\">★</span>");
        }
        else
        {
            // The mouth goes from sad to glad with the place on the scale.
            var bend = 11 + (8 * (point - scale.Min) / Math.Max(1, scale.Points - 1));
            html.Markup("<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M8.5 9v1m7-1v1M7.5 15q4.5 ")
                .Number(bend - 15).Markup(" 9 0\"/></svg>");
        }

        html.Markup("<span class=\"vh\">").Text(texts.Format("Point", point, scale.Max)).Markup("</span>");
    }

    private void Choices(AskedQuestion asked)
    {
        var question = asked.Question;
        var kind = question.Type == QuestionType.SingleChoice ? "radio" : "checkbox";
        var chosen = page.Fields.All(asked.Field).ToHashSet(StringComparer.Ordinal);
        html.Markup("<div class=\"options\">");
        var isFirst = true;
        foreach (var option in SurveyPath.OptionsOf(asked, page.Seed))
        {
            Option(kind, asked.Field, option.Key, chosen.Contains(option.Key), Words(option.Text), isFirst);
            isFirst = false;
        }

        if (question.HasOther)
        {
            Option(kind, asked.Field, Conditions.OtherOption, chosen.Contains(Conditions.OtherOption), texts["Other"], isFirst);
            html.Markup("<input class=\"other\" type=\"text\" name=\"").Text(asked.OtherField).Markup("\" id=\"").Text(asked.OtherField)
                .Markup("\" aria-label=\"").Text(texts["OtherWords"]).Markup("\" placeholder=\"").Text(texts["OtherWords"]).Markup("\" value=\"")
                .Text(page.Fields.First(asked.OtherField) ?? string.Empty).Markup("\">");
            Error(asked, asked.OtherField);
        }

        if (question.AllowsNotApplicable)
        {
            Option(kind, asked.Field, AnswerReader.NotApplicable, chosen.Contains(AnswerReader.NotApplicable), texts["NotApplicable"], isFirst: false);
        }

        html.Markup("</div>");
    }

    private void Rows(AskedQuestion asked)
    {
        foreach (var row in SurveyPath.RowsOf(asked, page.Seed))
        {
            var name = Words(row.Row.Text);
            html.Markup("<fieldset class=\"row\"><legend>").Text(name).Markup("</legend>");
            if (asked.Question.Type == QuestionType.Csi)
            {
                html.Markup("<p class=\"side\" aria-hidden=\"true\">").Text(texts["Satisfaction"]).Markup("</p><div role=\"group\" aria-label=\"").Text(texts["Satisfaction"]).Markup("\">");
                Points(asked, row.Field, asked.Question.AllowsNotApplicable);
                html.Markup("</div>");
                Error(asked, row.Field);
                html.Markup("<p class=\"side\" aria-hidden=\"true\">").Text(texts["Importance"]).Markup("</p><div role=\"group\" aria-label=\"").Text(texts["Importance"]).Markup("\">");
                Points(asked, row.ImportanceField, allowsNotApplicable: false);
                html.Markup("</div>");
                Error(asked, row.ImportanceField);
            }
            else
            {
                Points(asked, row.Field, asked.Question.AllowsNotApplicable);
                Error(asked, row.Field);
            }

            html.Markup("</fieldset>");
        }
    }

    private void Consent(AskedQuestion asked)
    {
        html.Markup("<div class=\"q\">");
        Error(asked, asked.Field);
        html.Markup("<label class=\"opt\"><input type=\"checkbox\" name=\"").Text(asked.Field).Markup("\" id=\"").Text(asked.Field).Markup("\" value=\"1\"");
        html.Markup(string.IsNullOrEmpty(page.Fields.First(asked.Field)) ? string.Empty : " checked");
        DescribedBy(asked);
        html.Markup("><span>").Text(Words(asked.Question.Title)).Markup("</span></label>");
        Hint(asked, null);
        html.Markup("</div>");
    }

    private void TextField(AskedQuestion asked)
    {
        var value = page.Fields.First(asked.Field) ?? string.Empty;
        html.Markup("<div class=\"q\"><label class=\"title\" for=\"").Text(asked.Field).Markup("\">").Text(Words(asked.Question.Title)).Markup("</label>");
        Hint(asked, null);
        Error(asked, asked.Field);
        var isLong = asked.Question.Type == QuestionType.LongText;
        html.Markup(isLong ? "<textarea rows=\"4\"" : asked.Question.Type switch
        {
            QuestionType.Number => "<input type=\"text\" inputmode=\"decimal\"",
            QuestionType.Date => "<input type=\"date\"",
            _ => "<input type=\"text\"",
        });
        html.Markup(" name=\"").Text(asked.Field).Markup("\" id=\"").Text(asked.Field).Markup("\"");
        DescribedBy(asked);
        if (ProblemOf(asked.Field) is not null)
        {
            html.Markup(" aria-invalid=\"true\"");
        }

        if (asked.Question.Type is QuestionType.ShortText or QuestionType.LongText && !asked.Question.IsRequired)
        {
            html.Markup(" placeholder=\"").Text(texts["Optional"]).Markup("\"");
        }

        // A line break after the opening tag belongs to the markup, so that one of the respondent's own is not lost.
        _ = isLong ? html.Markup(">\n").Text(value).Markup("</textarea>") : html.Markup(" value=\"").Text(value).Markup("\">");
        html.Markup("</div>");
    }

    private void Option(string kind, string field, string value, bool isChosen, string words, bool isFirst)
    {
        html.Markup("<label class=\"opt\">");
        Input(kind, field, value, isChosen, isFirst);
        html.Markup("<span>").Text(words).Markup("</span></label>");
    }

    private void Input(string kind, string field, string value, bool isChosen, bool isFirst)
    {
        html.Markup("<input type=\"").Markup(kind).Markup("\" name=\"").Text(field).Markup("\" value=\"").Text(value).Markup("\"");
        if (isFirst)
        {
            // Where a message about the question leads.
            html.Markup(" id=\"").Text(field).Markup("\"");
        }

        html.Markup(isChosen ? " checked>" : ">");
    }

    private void Hint(AskedQuestion asked, Scale? scale)
    {
        List<string> parts = [];
        if (Words(asked.Question.Help) is { Length: > 0 } help)
        {
            parts.Add(help);
        }

        if (scale is not null && Words(scale.LowLabel) is { Length: > 0 } low && Words(scale.HighLabel) is { Length: > 0 } high)
        {
            parts.Add($"{scale.Min} {low}, {scale.Max} {high}");
        }

        if (asked.TakesAnswer && !asked.Question.IsRequired && asked.Question.Type is not (QuestionType.ShortText or QuestionType.LongText or QuestionType.Consent))
        {
            parts.Add(texts["Optional"]);
        }

        if (parts.Count > 0)
        {
            html.Markup("<p class=\"hint\" id=\"h_").Text(asked.Field).Markup("\">").Text(string.Join(" · ", parts)).Markup("</p>");
            return;
        }

        html.Markup("<p class=\"hint\" id=\"h_").Text(asked.Field).Markup("\" hidden></p>");
    }

    private void DescribedBy(AskedQuestion asked)
    {
        html.Markup(" aria-describedby=\"h_").Text(asked.Field);
        if (ProblemOf(asked.Field) is not null)
        {
            html.Markup(" e_").Text(asked.Field);
        }

        html.Markup("\"");
    }

    private void Error(AskedQuestion asked, string field)
    {
        if (ProblemOf(field) is { } problem)
        {
            html.Markup("<p class=\"err\" id=\"e_").Text(field).Markup("\">").Text(PageRenderer.MessageOf(problem, texts)).Markup("</p>");
        }
    }

    private void Paragraph(string kind, string words)
    {
        if (words.Length > 0)
        {
            html.Markup("<p class=\"").Markup(kind).Markup("\">").Text(words).Markup("</p>");
        }
    }

    private AnswerProblem? ProblemOf(string field) => page.Problems.FirstOrDefault(problem => problem.Field == field);
}
