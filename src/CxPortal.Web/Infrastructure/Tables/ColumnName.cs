using System.Globalization;

namespace CxPortal.Web.Infrastructure.Tables;

/// <summary>How a mapping names a column: by its header exactly, or by its place where headers are empty or repeated.</summary>
/// <param name="Header">The header; null where the place is given.</param>
/// <param name="Index">The place, from 0; null where the header is given.</param>
public sealed record ColumnName(string? Header, int? Index)
{
    /// <inheritdoc />
    public override string ToString() => Header ?? "#" + Index!.Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a mapping names a column of instants and how they are written in it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Formats">.NET patterns, <c>excel</c> or <c>unix</c>; none for ISO 8601.</param>
public sealed record InstantColumn(ColumnName Column, IReadOnlyList<string> Formats);

/// <summary>A column that was found in a file.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Header">What messages call it.</param>
public sealed record TableColumn(int Index, string Header);

/// <summary>A column of instants that was found in a file.</summary>
/// <param name="Column">The column.</param>
/// <param name="Format">How its values are written.</param>
public sealed record TableInstantColumn(TableColumn Column, InstantFormat Format);
