using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>Marks the texts about files of rows and their mappings (TablesText.resx, TablesText.ru.resx).</summary>
public sealed class TablesText;

/// <summary>Something that is wrong with a file, a row or a mapping, or that was repaired; <see cref="TableMessages"/> puts it into words.</summary>
/// <param name="Key">Key of the text in <see cref="TablesText"/>.</param>
/// <param name="Arguments">What the text names.</param>
public sealed record TableProblem(string Key, params IReadOnlyList<string> Arguments);

/// <summary>A problem at a place of a mapping.</summary>
/// <param name="Path">JSON path of the place, for instance <c>$.questions.nps.column</c>; line and column where the file is no JSON.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record MappingProblem(string Path, TableProblem Problem);

/// <summary>What is to be known about a row.</summary>
/// <param name="Line">The line of the file where the row begins, from 1.</param>
/// <param name="Reason">What is wrong with it, or what was repaired, in the reader's language.</param>
public sealed record RowRemark(int Line, string Reason);

/// <summary>Puts problems of files and mappings into words.</summary>
public sealed class TableMessages(IStringLocalizer<TablesText> text)
{
    /// <summary>The sentence.</summary>
    public string Of(TableProblem problem) => text[problem.Key, [.. problem.Arguments]];

    /// <summary>The sentence with its place in the mapping.</summary>
    public string Of(MappingProblem problem) => string.Create(CultureInfo.InvariantCulture, $"{problem.Path}: {Of(problem.Problem)}");

    /// <summary>The remark about a row.</summary>
    public RowRemark Remark(int line, TableProblem problem) => new(line, Of(problem));
}
