using System.Globalization;
using CxPortal.Domain.Surveys.Asking;
using CxPortal.Domain.Surveys.Definition;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.Intake;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Http.Features;

namespace CxPortal.Web.Features.SurveyPages;

/// <summary>Answers at the addresses of respondents. They need no account, no cookie and no script.</summary>
public sealed partial class SurveyPageHandler(
    VisitFinder visits, FirstPages firstPages, PageRenderer renderer, ProgressKeeper progress, LiveSurveys surveys, ISubmissionIntake intake,
    SubmissionLimits limits, OrganisationClock organisation, ILogger<SurveyPageHandler> log)
{
    /// <summary>The most bytes of a form: 200 long texts do not fit, and nobody writes as many.</summary>
    private const long LargestForm = 512 * 1024;

    /// <summary>GET /s/{token}: the first page, or the one at which somebody with a personal link stopped.</summary>
    public async Task BeginAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (await visits.FindAsync(TokenOf(context), cancellation) is not { Survey.Current: { } current } visit)
        {
            await RefuseAsync(context, null, SubmissionRefusal.Unknown);
            return;
        }

        if (visit.RefusalOn(organisation.Today) is { } refusal)
        {
            await RefuseAsync(context, visit, refusal);
            return;
        }

        var language = LanguageOf(context.Request, visit, current);
        var kept = visit.Personal is { } personal ? await progress.FindAsync(personal.TokenHash, cancellation) : null;
        var key = visit.Personal is null ? RespondentAnswers.NewKey() : PersonalLinks.IdempotencyKeyOf(visit.Token);
        var frame = FrameOf(context.Request, visit);
        if (kept is null && visit.Personal is null && !context.Request.QueryString.HasValue && firstPages.Find(current, language, frame) is { } drawn)
        {
            await context.Response.SendAsync(drawn, key, visit);
            return;
        }

        var asked = kept is null ? current : await surveys.RevisionAsync(visit.Survey.Id, kept.Revision, cancellation) ?? current;
        var page = PageFlow.Begin(new AskedPageModel(
            asked.Asked, language, kept?.Page ?? 0, new AnswerSet(), kept?.Fields ?? (IAnswerFields)NoFields.Instance, key, asked.Number, frame));
        await context.Response.SendAsync(renderer.Questions(page), StatusCodes.Status200OK, visit);
    }

    /// <summary>GET /s/{token}/next: somebody opened the address of a later page, which is no page by itself.</summary>
    public static Task ReturnAsync(HttpContext context)
    {
        context.Response.Redirect($"/s/{TokenOf(context)}{context.Request.QueryString}");
        return Task.CompletedTask;
    }

    /// <summary>POST /s/{token}/next: a page was filled in.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestForm;
        }

        if (await visits.FindAsync(TokenOf(context), cancellation) is not { Survey.Current: { } current } visit
            || await context.Request.TryReadFormAsync(cancellation) is not { } form)
        {
            await RefuseAsync(context, null, SubmissionRefusal.Unknown);
            return;
        }

        if (!limits.Allows(visit.Survey.Id, context.Connection.RemoteIpAddress))
        {
            await RefuseAsync(context, visit, SubmissionRefusal.Busy);
            return;
        }

        // Whether the survey is full or the link was used is asked when the answers are stored: this may be a repetition.
        if (visit.RefusalOn(organisation.Today) is { } refusal and not (SubmissionRefusal.LimitReached or SubmissionRefusal.LinkSpent))
        {
            await RefuseAsync(context, visit, refusal);
            return;
        }

        var asked = await RevisionOfAsync(form, visit, current, cancellation);
        var language = form["l"] is [{ } chosen, ..] && asked.Languages.Contains(chosen) ? chosen : LanguageOf(context.Request, visit, asked);
        var fields = SentFields.Of(form);
        var page = new AskedPageModel(
            asked.Asked, language, PageFlow.PageOf(form, asked.Asked), new AnswerSet(), fields, KeyOf(form, visit), asked.Number, FrameOf(context.Request, visit));
        var step = PageFlow.Step(page, form);
        if (step.Next is { } next)
        {
            if (visit.Personal is { IsSpent: false } personal)
            {
                await progress.KeepAsync(personal.TokenHash, visit.Survey.Id, asked.Number, next.Page, fields, cancellation);
            }

            var status = next.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
            await context.Response.SendAsync(renderer.Questions(next), status, visit);
            return;
        }

        await FinishAsync(context, visit, asked, page, step.Answers);
    }

    /// <summary>GET /s/{token}/done: the thanks.</summary>
    public async Task ThankAsync(HttpContext context)
    {
        if (await visits.FindAsync(TokenOf(context), context.RequestAborted) is not { Survey.Current: { } current } visit)
        {
            await RefuseAsync(context, null, SubmissionRefusal.Unknown);
            return;
        }

        var language = LanguageOf(context.Request, visit, current);
        var outcome = current.Asked.Definition.Outcomes.FirstOrDefault(known => known.Key == context.Request.Query["o"]);
        await context.Response.SendAsync(Thanks(current, outcome, language, new AnswerSet(), visit.Frame), StatusCodes.Status200OK, visit);
    }

    private async Task FinishAsync(HttpContext context, Visit visit, CompiledSurvey asked, AskedPageModel page, AnswerSet answers)
    {
        var submission = asked.Submit(answers, page.Language, VisitFinder.CutOf(visit, context.Request.Query), page.Key) with
        {
            InvitationTokenHash = visit.Personal?.TokenHash,
            InvitationId = visit.Personal?.InvitationId,
            RespondentId = visit.Personal?.RespondentId,
        };
        SubmissionResult result;
        try
        {
            result = await intake.AcceptAsync(submission, context.RequestAborted);
        }
#pragma warning disable CA1031 // Whatever kept the answer from being stored: the respondent is told what to do, and the log what happened.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(exception, visit.Survey.Id);
            var texts = new RespondentTexts(asked.Asked.Definition, page.Language);
            await context.Response.SendAsync(
                renderer.Message(page.Language, texts["FailedTitle"], texts["Failed"], null, visit.Frame), StatusCodes.Status503ServiceUnavailable, visit);
            return;
        }

        if (result.Refusal is { } refusal)
        {
            await RefuseAsync(context, visit, refusal);
            return;
        }

        var outcome = asked.Asked.Definition.Outcomes.FirstOrDefault(known => known.Key == result.Outcome);
        if (outcome is not null && Piping.IsIn(outcome.Text))
        {
            // Thanks that quote answers are shown at once: an address would carry them into histories and logs.
            await context.Response.SendAsync(Thanks(asked, outcome, page.Language, answers, visit.Frame), StatusCodes.Status200OK, visit);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{visit.Address}/done?l={page.Language}" + (outcome is null ? string.Empty : "&o=" + outcome.Key);
    }

    private string Thanks(CompiledSurvey survey, Domain.Surveys.Definition.Outcome? outcome, string language, AnswerSet answers, PageFrame frame)
    {
        var texts = new RespondentTexts(survey.Asked.Definition, language);
        var languages = survey.Asked.LanguagesFrom(language).ToArray();
        var words = outcome is null ? string.Empty : Piping.Apply(outcome.Text.For(languages), survey.Asked, answers, language);
        (string, string)? link = outcome?.Link is { } address
            ? (address, outcome.LinkText.For(languages) is { Length: > 0 } linkWords ? linkWords : new Uri(address).Host)
            : null;
        return renderer.Message(language, texts["ThanksTitle"], words.Length > 0 ? words : texts["Thanks"], link, frame);
    }

    private Task RefuseAsync(HttpContext context, Visit? visit, SubmissionRefusal refusal)
    {
        var definition = visit?.Survey.Current?.Asked.Definition ?? new SurveyDefinition { Languages = Cultures.All };
        var language = visit?.Survey.Current is { } current
            ? LanguageOf(context.Request, visit, current)
            : Accepted(context.Request, Cultures.All) ?? Cultures.Russian;
        var texts = new RespondentTexts(definition, language);
        var html = renderer.Message(language, texts[refusal + "Title"], texts[refusal.ToString()], null, visit?.Frame ?? new PageFrame(true));
        return context.Response.SendAsync(html, refusal switch
        {
            SubmissionRefusal.Unknown or SubmissionRefusal.NotOpenYet => StatusCodes.Status404NotFound,
            SubmissionRefusal.Busy => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status410Gone,
        }, visit);
    }

    private async ValueTask<CompiledSurvey> RevisionOfAsync(IFormCollection form, Visit visit, CompiledSurvey current, CancellationToken cancellationToken) =>
        int.TryParse(form["r"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != current.Number
            ? await surveys.RevisionAsync(visit.Survey.Id, number, cancellationToken) ?? current
            : current;

    private static string KeyOf(IFormCollection form, Visit visit)
    {
        if (visit.Personal is not null)
        {
            return PersonalLinks.IdempotencyKeyOf(visit.Token);
        }

        var key = form["k"].ToString();
        return RespondentAnswers.IsKey(key) ? key : RespondentAnswers.NewKey();
    }

    private static string LanguageOf(HttpRequest request, Visit visit, CompiledSurvey survey)
    {
        var languages = survey.Languages;
        if (languages.Count == 1)
        {
            return languages[0];
        }

        var wished = request.Query["l"].ToString();
        return languages.Contains(wished) ? wished
            : visit.Personal?.Language is { } own && languages.Contains(own) ? own
            : Accepted(request, languages) ?? languages[0];
    }

    /// <summary>The first language that the browser asks for and that there is.</summary>
    private static string? Accepted(HttpRequest request, IReadOnlyList<string> languages) => request.Headers.AcceptLanguage.ToString()
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(wish => wish.Split('-', ';')[0].ToLowerInvariant())
        .FirstOrDefault(languages.Contains);

    private static PageFrame FrameOf(HttpRequest request, Visit visit) => visit.Frame with { SendTo = $"{visit.Address}/next{request.QueryString}" };

    private static string TokenOf(HttpContext context) => (string)context.Request.RouteValues["token"]!;

    [LoggerMessage(Level = LogLevel.Error, Message = "A response to survey {SurveyId} could not be stored")]
    private partial void LogFailure(Exception exception, long surveyId);
}
