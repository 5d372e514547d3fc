using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CxPortal.Data.Conventions;

/// <summary>Stores instants as UTC and refuses every other kind, so that a local time never slips in.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => RequireUtc(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime RequireUtc(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value
        : throw new InvalidOperationException($"An instant must be UTC before it is stored; {value:O} is {value.Kind}.");
}
