using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.Matrix;

/// <summary>Turns stored rows into a matrix: puts cells into place, finds hand-offs, counts what is filled and draws the curves.</summary>
public sealed class MatrixBuilder(LaneNames names)
{
    private const int Tones = 8;

    /// <summary>Builds the view.</summary>
    /// <param name="head">The journey.</param>
    /// <param name="data">What is stored.</param>
    /// <param name="canWrite">Whether the reader may change it.</param>
    /// <param name="canComment">Whether the reader may comment on it.</param>
    /// <param name="isSnapshot">Whether it is a published version.</param>
    public MatrixView Build(JourneyHead head, MatrixData data, bool canWrite, bool canComment, bool isSnapshot = false)
    {
        var touchpoints = data.Stages
            .SelectMany((stage, index) => data.Touchpoints
                .Where(touchpoint => touchpoint.StageId == stage.Id)
                .Select(touchpoint => (Touchpoint: touchpoint, Tone: (index % Tones) + 1)))
            .ToList();
        var rows = Rows(data, [.. touchpoints.Select(item => item.Touchpoint)]);
        var columns = touchpoints
            .Select((item, index) => new ColumnView(
                item.Touchpoint, index, item.Tone, rows.Count(row => !row.Cells[index].IsEmpty), index == 0 ? null : HandoffBetween(rows, index - 1, index)))
            .ToList();
        var emotion = rows.FirstOrDefault(row => row.IsEmotion);
        return new MatrixView
        {
            JourneyId = head.Id,
            Language = head.ContentLanguage == Cultures.Current ? null : head.ContentLanguage,
            Stages =
            [
                .. data.Stages
                    .Select((stage, index) => new StageView(
                        stage.Id, stage.Title, stage.Version, (index % Tones) + 1, columns.FindAll(column => column.Touchpoint.StageId == stage.Id)))
                    .Where(stage => stage.Columns.Count > 0),
            ],
            Columns = columns,
            Rows = rows,
            Curves = emotion is null ? null : EmotionCurves.Of(
                [.. emotion.Cells.Select(cell => cell.Content.Emotion)], [.. columns.Select(column => column.Touchpoint.Measured)]),
            CanWrite = canWrite,
            CanComment = canComment,
            IsSnapshot = isSnapshot,
        };
    }

    private List<RowView> Rows(MatrixData data, List<TouchpointData> columns)
    {
        var cells = data.Cells.ToDictionary(cell => (cell.LaneId, cell.TouchpointId));
        return
        [
            .. data.Lanes.Select(lane => new RowView(lane, names.Of(lane.Type, lane.Title),
            [
                .. columns.Select(column => new CellView(
                    cells.GetValueOrDefault((lane.Id, column.Id)) ?? CellData.None(lane.Id, column.Id),
                    lane.Type,
                    data.OpenComments.GetValueOrDefault((lane.Id, column.Id)))),
            ])),
        ];
    }

    private static Handoff? HandoffBetween(List<RowView> rows, int before, int after)
    {
        var (fromTeam, toTeam) = (AccountableTeam(rows, before), AccountableTeam(rows, after));
        var (fromChannels, toChannels) = (Channels(rows, before), Channels(rows, after));
        var isOtherTeam = fromTeam is not null && toTeam is not null && !string.Equals(fromTeam, toTeam, StringComparison.OrdinalIgnoreCase);
        var isOtherChannel = fromChannels.Count > 0 && toChannels.Count > 0 && !fromChannels.SetEquals(toChannels);
        return isOtherTeam || isOtherChannel
            ? new Handoff(
                isOtherTeam ? fromTeam : null,
                isOtherTeam ? toTeam : null,
                isOtherChannel ? string.Join(", ", fromChannels) : null,
                isOtherChannel ? string.Join(", ", toChannels) : null)
            : null;
    }

    private static string? AccountableTeam(List<RowView> rows, int column) =>
        rows.Where(row => row.Lane.Type == LaneType.Team).SelectMany(row => row.Cells[column].Data.Chips).FirstOrDefault()?.Name;

    private static SortedSet<string> Channels(List<RowView> rows, int column) =>
        new(rows.Where(row => row.Lane.Type == LaneType.Screen).SelectMany(row => row.Cells[column].Data.Chips).Select(chip => chip.Channel).OfType<string>(),
            StringComparer.CurrentCulture);
}
