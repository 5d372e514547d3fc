using CxPortal.Data;
using CxPortal.Domain.Statistics;
using CxPortal.Domain.Statistics.Words;
using CxPortal.Web.Features.SurveyResults.Answers;
using CxPortal.Web.Features.SurveyResults.Figures;
using CxPortal.Web.Features.SurveyResults.Pages;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.SurveyResults.Comments;

/// <summary>Words and phrases of comments.</summary>
/// <param name="All">Every word by frequency.</param>
/// <param name="Comments">Comments counted.</param>
/// <param name="LowComments">Comments with a low score.</param>
/// <param name="Differences">Words that set comments with a low score apart from the others; null where either group is too small.</param>
public sealed record WordLists(
    IReadOnlyList<(string Text, long Comments, double Share)> All, long Comments, long LowComments, IReadOnlyList<WordDifference>? Differences);

/// <summary>The page of words.</summary>
/// <param name="Frame">What every page of results has; its question asks for words.</param>
/// <param name="Suppressed">Why they are hidden.</param>
/// <param name="Lists">The words; null where nobody wrote anything.</param>
public sealed record WordsView(ResultsFrame Frame, SuppressionReason Suppressed, Computed<WordLists>? Lists);

/// <summary>Counts words in the background, one comment at a time.</summary>
public sealed class CommentWords(CxPortalDbContext database, AnswerSelection selection, ComputedTables tables, CommentQueries comments)
{
    private const int MostListed = 100;

    /// <summary>The words of the comments that the frame is about.</summary>
    public async Task<WordsView> ReadAsync(ResultsFrame frame, CancellationToken cancellationToken)
    {
        var (reason, query) = await comments.AllowedAsync(frame, cancellationToken);
        if (frame.Question is not { } column || reason is not SuppressionReason.None)
        {
            return new WordsView(frame, reason ?? SuppressionReason.None, null);
        }

        var outcome = CommentQueries.OutcomeOf(frame.Columns);
        return new WordsView(frame, SuppressionReason.None, await tables.GetAsync(
            $"words|{column.Id}|{AnswerSelection.KeyOf(query)}",
            (services, stop) => services.GetRequiredService<CommentWords>().CountAsync(query, column.Id, outcome, stop),
            cancellationToken));
    }

    private async Task<WordLists> CountAsync(FiguresQuery query, long questionId, SurveyColumn? outcome, CancellationToken cancellationToken)
    {
        var (lowest, highest) = outcome is null ? (0, -1) : CommentQueries.PointsOf(outcome, ScoreRange.Low);
        var outcomeId = outcome?.Id ?? 0;
        var (all, low, rest) = (new WordCounts(), new WordCounts(), new WordCounts());
        var texts = from response in await selection.ResponsesAsync(query, cancellationToken)
                    join text in database.SurveyTextAnswers on response.Id equals text.ResponseId
                    where text.QuestionId == questionId
                    select new
                    {
                        text.Text,
                        IsLow = database.SurveyAnswers.Any(answer => answer.ResponseId == text.ResponseId && answer.QuestionId == outcomeId
                            && answer.Item == 0 && answer.Value >= lowest && answer.Value <= highest),
                    };
        await foreach (var comment in texts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            all.Add(comment.Text);
            (comment.IsLow ? low : rest).Add(comment.Text);
        }

        var canCompare = low.Comments >= Suppression.Comments && rest.Comments >= Suppression.Comments;
        return new WordLists(
            [.. WordComparison.Frequencies(all).Take(MostListed)], all.Comments, canCompare ? low.Comments : 0,
            canCompare ? [.. WordComparison.Of(low, rest).OrderBy(word => word.Ratio <= 1).Take(MostListed)] : null);
    }
}
