using System.Globalization;
using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Surveys;
using CxPortal.Domain.Surveys.Responses;
using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.SurveyResults.Pages;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Comments;

/// <summary>Which comments are wanted, besides period and attributes; as it stands in the address bar.</summary>
public sealed class CommentFilter
{
    /// <summary>Words that the comment contains.</summary>
    public string? Q { get; set; }

    /// <summary>Which scores: null for all.</summary>
    public ScoreRange? Score { get; set; }

    /// <summary>Key of a tag that somebody found in the comment.</summary>
    public long? Tag { get; set; }

    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Whether anything is left out.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Score is not null || Tag is not null;
}

/// <summary>A third of a scale.</summary>
public enum ScoreRange
{
    /// <summary>Detractors, or the bad end.</summary>
    Low = 1,

    /// <summary>In between.</summary>
    Middle = 2,

    /// <summary>Promoters, or the good end.</summary>
    High = 3,
}

/// <summary>Reads comments. Every reading of single answers is noted in the audit trail.</summary>
public sealed class CommentQueries(
    CxPortalDbContext database, SurveyFigures figures, AnswerSelection selection, CommentAgreement agreement, CurrentUser user)
{
    /// <summary>A page of comments on the question that the frame is about.</summary>
    public async Task<CommentsView> ListAsync(ResultsFrame frame, CommentFilter filter, CancellationToken cancellationToken)
    {
        var tags = await database.CommentTags.AsNoTracking().Where(tag => tag.SurveyId == frame.Survey.Id).OrderBy(tag => tag.Name).ToListAsync(cancellationToken);
        var (reason, query) = await AllowedAsync(frame, cancellationToken);
        if (frame.Question is not { } column || reason is null or not SuppressionReason.None)
        {
            return new CommentsView(frame, filter, reason ?? SuppressionReason.None, tags, new PageOf<CommentRow>([], 1, Paging.DefaultSize, 0), [], null);
        }

        var outcome = OutcomeOf(frame.Columns);
        var found = await FindAsync(query, column, outcome, filter, cancellationToken);
        var total = await found.CountAsync(cancellationToken);
        var (number, skip) = Paging.At(total, filter.Page);
        var isAnonymous = frame.Survey.Confidentiality == Confidentiality.Anonymous;
        var ordered = isAnonymous ? found.OrderBy(row => row.Response.Key) : found.OrderByDescending(row => row.Response.Id);
        var rows = await ordered.Skip(skip).Take(Paging.DefaultSize).ToListAsync(cancellationToken);
        await NoteAsync(frame, column, filter, cancellationToken);
        return new CommentsView(
            frame, filter, SuppressionReason.None, tags,
            new PageOf<CommentRow>(await RowsAsync(rows, column, outcome, isAnonymous, cancellationToken), number, Paging.DefaultSize, total),
            await agreement.ReadAsync(frame.Survey.Id, tags, cancellationToken), outcome?.Title);
    }

    /// <summary>Whether the comments of the selection may be read, and the period that is read; no reason at all where nothing was written.</summary>
    internal async Task<(SuppressionReason? Reason, FiguresQuery Query)> AllowedAsync(ResultsFrame frame, CancellationToken cancellationToken)
    {
        var query = frame.Query with { MinN = Suppression.Comments, WithResampling = false };
        var whole = (await figures.ComputeAsync(query, cancellationToken))!;
        var group = whole.Groups[0];
        var question = group.Questions.FirstOrDefault(one => one.Column.Id == frame.Question?.Id);
        return question is null || (question.IsShown && question.N == 0) ? (null, whole.Query) : (question.Suppressed, whole.Query);
    }

    /// <summary>The score by which comments are told apart: the outcome of the survey.</summary>
    internal static SurveyColumn? OutcomeOf(IReadOnlyList<SurveyColumn> columns) =>
        columns.FirstOrDefault(column => column is { IsCurrent: true, Type: QuestionType.Nps }) ?? columns.FirstOrDefault(column => column is { IsCurrent: true, IsScore: true });

    /// <summary>The points of a range of a scale, both included.</summary>
    internal static (int From, int To) PointsOf(SurveyColumn outcome, ScoreRange range)
    {
        var (min, max) = (outcome.Min!.Value, outcome.Max!.Value);
        var (low, high) = (min, max) switch
        {
            (0, 10) => (6, 9),
            (1, 7) => (3, 6),
            (1, 3) => (1, 3),
            _ => (min + ((max - min) / 3), max - ((max - min) / 3)),
        };
        return range switch
        {
            ScoreRange.Low => (min, low),
            ScoreRange.High => (high, max),
            _ => (low + 1, high - 1),
        };
    }

    private async Task<IQueryable<FoundComment>> FindAsync(
        FiguresQuery query, SurveyColumn column, SurveyColumn? outcome, CommentFilter filter, CancellationToken cancellationToken)
    {
        var texts = database.SurveyTextAnswers.AsNoTracking().Where(text => text.SurveyId == query.SurveyId && text.QuestionId == column.Id);
        if (SearchText.Of(filter.Q) is { Length: > 0 } words)
        {
            texts = texts.Where(text => text.SearchText.Contains(words));
        }

        if (filter.Tag is { } tag)
        {
            texts = texts.Where(text => database.CommentCodes.Any(code =>
                code.TagId == tag && code.Applies && code.ResponseId == text.ResponseId && code.QuestionId == text.QuestionId));
        }

        if (filter.Score is { } range && outcome is not null)
        {
            var (from, to) = PointsOf(outcome, range);
            texts = texts.Where(text => database.SurveyAnswers.Any(answer =>
                answer.ResponseId == text.ResponseId && answer.QuestionId == outcome.Id && answer.Item == 0 && answer.Value >= from && answer.Value <= to));
        }

        return from text in texts
               join response in await selection.ResponsesAsync(query, cancellationToken) on text.ResponseId equals response.Id
               select new FoundComment { Response = response, Text = text.Text };
    }

    private async Task<IReadOnlyList<CommentRow>> RowsAsync(
        List<FoundComment> found, SurveyColumn column, SurveyColumn? outcome, bool isAnonymous, CancellationToken cancellationToken)
    {
        var ids = found.ConvertAll(row => row.Response.Id);
        var outcomeId = outcome?.Id ?? 0;
        var scores = await database.SurveyAnswers.AsNoTracking()
            .Where(answer => ids.Contains(answer.ResponseId) && answer.QuestionId == outcomeId && answer.Item == 0 && answer.Value >= 0)
            .ToDictionaryAsync(answer => answer.ResponseId, answer => answer.Value, cancellationToken);
        var codes = await database.CommentCodes.AsNoTracking()
            .Where(code => ids.Contains(code.ResponseId) && code.QuestionId == column.Id).ToListAsync(cancellationToken);
        var cutIds = isAnonymous ? [] : found.Select(row => row.Response.CutId).Distinct().ToList();
        var cuts = await database.SurveyCuts.AsNoTracking().Where(cut => cutIds.Contains(cut.Id)).ToDictionaryAsync(cut => cut.Id, cancellationToken);
        return
        [
            .. found.Select(row => new CommentRow(
                row.Response.Id, row.Response.Key, row.Text, isAnonymous ? null : row.Response.Day, row.Response.Language,
                scores.TryGetValue(row.Response.Id, out var score) ? score : null,
                cuts.TryGetValue(row.Response.CutId, out var cut) ? [.. cut.Values.Where(value => value.Length > 0)] : [],
                codes.Any(code => code.ResponseId == row.Response.Id && code.CoderId == user.Id),
                [.. codes.Where(code => code.ResponseId == row.Response.Id && code.CoderId == user.Id && code.Applies).Select(code => code.TagId)])),
        ];
    }

    private async Task NoteAsync(ResultsFrame frame, SurveyColumn column, CommentFilter filter, CancellationToken cancellationToken)
    {
        database.RecordAct(
            nameof(Survey), frame.Survey.Id.ToString(CultureInfo.InvariantCulture), frame.Survey.Title, details: new { Read = "comments", Question = column.Name, filter.Page });
        await database.SaveChangesAsync(cancellationToken);
    }

    private sealed class FoundComment
    {
        public required SurveyResponse Response { get; init; }

        public required string Text { get; init; }
    }
}

/// <summary>A page of comments.</summary>
/// <param name="Frame">What every page of results has; its question asks for words.</param>
/// <param name="Filter">Which comments.</param>
/// <param name="Suppressed">Why they are hidden.</param>
/// <param name="Tags">Themes of this survey.</param>
/// <param name="Rows">The comments.</param>
/// <param name="Agreement">How far coders agree, by tag.</param>
/// <param name="OutcomeTitle">What the score beside a comment answers.</param>
public sealed record CommentsView(
    ResultsFrame Frame, CommentFilter Filter, SuppressionReason Suppressed, IReadOnlyList<CommentTag> Tags, PageOf<CommentRow> Rows,
    IReadOnlyList<TagAgreement> Agreement, string? OutcomeTitle);

/// <summary>One comment.</summary>
/// <param name="ResponseId">Its response.</param>
/// <param name="Key">Name of the response.</param>
/// <param name="Text">The words.</param>
/// <param name="Day">The day; null for anonymous surveys.</param>
/// <param name="Language">Language it was answered in.</param>
/// <param name="Score">Score of the outcome; null where it was not answered.</param>
/// <param name="Groups">Values of the attributes; none for anonymous surveys.</param>
/// <param name="IsCoded">Whether the reader has coded it.</param>
/// <param name="Tags">Tags that the reader found in it.</param>
public sealed record CommentRow(
    long ResponseId, string Key, string Text, DateOnly? Day, string? Language, int? Score, IReadOnlyList<string> Groups, bool IsCoded, IReadOnlyList<long> Tags);
