using SQLitePCL;

namespace CxPortal.Data.Sqlite.Intake;

/// <summary>The statements by which responses are written, prepared once.</summary>
internal sealed class IntakeStatements(sqlite3 connection) : IDisposable
{
    public Statement Begin { get; } = new(connection, "BEGIN IMMEDIATE");

    public Statement Commit { get; } = new(connection, "COMMIT");

    public Statement Rollback { get; } = new(connection, "ROLLBACK");

    public Statement Receipt { get; } = new(connection,
        """INSERT INTO "SubmissionReceipts" ("KeyHash", "AcceptedAt", "Outcome") VALUES (?, ?, ?) ON CONFLICT DO NOTHING""");

    public Statement RemoveReceipt { get; } = new(connection, """DELETE FROM "SubmissionReceipts" WHERE "KeyHash" = ?""");

    public Statement OutcomeOfReceipt { get; } = new(connection, """SELECT "Outcome" FROM "SubmissionReceipts" WHERE "KeyHash" = ?""");

    public Statement StateOfInvitation { get; } = new(connection, """SELECT "State" FROM "Invitations" WHERE "TokenHash" = ?""");

    public Statement SpendInvitation { get; } = new(connection, """UPDATE "Invitations" SET "State" = 3 WHERE "TokenHash" = ?""");

    public Statement RemoveProgress { get; } = new(connection, """DELETE FROM "SurveyProgresses" WHERE "TokenHash" = ?""");

    public Statement CountOf { get; } = new(connection,
        """SELECT COALESCE(SUM("Count"), 0) FROM "SurveyDailyCounts" WHERE "SurveyId" = ? AND "QuestionId" = ? AND "Item" = 0 AND "Value" = ?""");

    public Statement FindCut { get; } = new(connection,
        """SELECT "Id" FROM "SurveyCuts" WHERE "SurveyId" = ? AND "Value1" = ? AND "Value2" = ? AND "Value3" = ? AND "Value4" = ?""");

    public Statement NumberOfCuts { get; } = new(connection, """SELECT COUNT(*) FROM "SurveyCuts" WHERE "SurveyId" = ?""");

    public Statement AddCut { get; } = new(connection,
        """INSERT INTO "SurveyCuts" ("SurveyId", "Value1", "Value2", "Value3", "Value4") VALUES (?, ?, ?, ?, ?)""");

    public Statement LastId { get; } = new(connection, "SELECT last_insert_rowid()");

    public Statement ReserveIds { get; } = new(connection, """UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'SurveyResponses'""");

    public Statement BeginIds { get; } = new(connection, """INSERT INTO sqlite_sequence (name, seq) VALUES ('SurveyResponses', ?)""");

    public Statement HighestId { get; } = new(connection, """SELECT seq FROM sqlite_sequence WHERE name = 'SurveyResponses'""");

    public Statement Response { get; } = new(connection, """
        INSERT INTO "SurveyResponses"
            ("Id", "SurveyId", "Revision", "Key", "Day", "OccurredAt", "RecordedAt", "Language", "CutId", "IsComplete", "InvitationId", "RespondentId")
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    public Statement Answer { get; } = new(connection,
        """INSERT INTO "SurveyAnswers" ("ResponseId", "QuestionId", "Item", "Value") VALUES (?, ?, ?, ?)""");

    public Statement Text { get; } = new(connection,
        """INSERT INTO "SurveyTextAnswers" ("ResponseId", "QuestionId", "SurveyId", "Text", "SearchText") VALUES (?, ?, ?, ?, ?)""");

    public Statement Count { get; } = new(connection, """
        INSERT INTO "SurveyDailyCounts" ("SurveyId", "Day", "CutId", "QuestionId", "Item", "Value", "BatchId", "Count")
        VALUES (?, ?, ?, ?, ?, ?, 0, ?)
        ON CONFLICT ("SurveyId", "Day", "CutId", "QuestionId", "Item", "Value", "BatchId") DO UPDATE SET "Count" = "Count" + excluded."Count"
        """);

    public void Dispose()
    {
        foreach (var statement in new[]
        {
            Begin, Commit, Rollback, Receipt, RemoveReceipt, OutcomeOfReceipt, StateOfInvitation, SpendInvitation, RemoveProgress, CountOf,
            FindCut, NumberOfCuts, AddCut, LastId, ReserveIds, BeginIds, HighestId, Response, Answer, Text, Count,
        })
        {
            statement.Dispose();
        }
    }
}
