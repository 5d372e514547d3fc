using System.Diagnostics;
using CxPortal.Data.Sqlite;
using CxPortal.Testing;
using Microsoft.Data.Sqlite;

namespace CxPortal.Bench.Surveys;

/// <summary>What this machine's disk and SQLite allow: the rows of a response, written through ADO.NET and made durable in batches.</summary>
internal static class DiskLimit
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        foreach (var size in (int[])[1, 8, 32, 256])
        {
            await using var connection = await SqliteConnections.OpenAsync(
                Path.Combine(TestDatabases.NewDirectory(), "limit.db"), SqliteOpenMode.ReadWriteCreate, CancellationToken.None);
            await ExecuteAsync(connection, """
                CREATE TABLE Responses (Id INTEGER PRIMARY KEY, SurveyId INTEGER, Day TEXT, Key TEXT);
                CREATE TABLE Answers (ResponseId INTEGER, QuestionId INTEGER, Item INTEGER, Value INTEGER, PRIMARY KEY (ResponseId, QuestionId, Item)) WITHOUT ROWID;
                """);
            Console.WriteLine($"{$"ADO.NET, {size} a commit",-28}{Measure(connection, size),9:N0}");
        }
    }

    private static double Measure(SqliteConnection connection, int size)
    {
        const int answers = 8;
        using var response = connection.CreateCommand();
        response.CommandText = "INSERT INTO Responses VALUES ($id, 1, '2026-03-02', 'AAAAAAAAAAAAAAAAAAAAAA')";
        var responseId = response.Parameters.Add("$id", SqliteType.Integer);
        using var answer = connection.CreateCommand();
        answer.CommandText = "INSERT INTO Answers VALUES ($id, $question, 0, 5)";
        var answerId = answer.Parameters.Add("$id", SqliteType.Integer);
        var question = answer.Parameters.Add("$question", SqliteType.Integer);
        long id = 0;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Duration)
        {
            using var transaction = connection.BeginTransaction();
            response.Transaction = answer.Transaction = transaction;
            for (var index = 0; index < size; index++)
            {
                responseId.Value = answerId.Value = ++id;
                response.ExecuteNonQuery();
                for (var number = 0; number < answers; number++)
                {
                    question.Value = number;
                    answer.ExecuteNonQuery();
                }
            }

            transaction.Commit();
        }

        return id / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
