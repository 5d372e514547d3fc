using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CxPortal.Data.Sqlite;

/// <summary>
/// Makes the tables that take answers without SQLite's hidden row number. They are then one tree instead of a table and its index,
/// which halves what a response costs; and no row number is left that says in which order people answered.
/// </summary>
internal sealed class RowlessTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>EF Core builds a table anew under this name when it changes it.</summary>
    private const string RebuildPrefix = "ef_temp_";

    private static readonly HashSet<string> Names =
        ["SurveyAnswers", "SurveyTextAnswers", "SurveyDailyCounts", "SubmissionReceipts", "SurveyProgresses"];

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        var name = operation.Name.StartsWith(RebuildPrefix, StringComparison.Ordinal) ? operation.Name[RebuildPrefix.Length..] : operation.Name;
        if (!Names.Contains(name))
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
