using System.Text.Encodings.Web;
using System.Text.Json;
using CxPortal.Data.Audit;

namespace CxPortal.Web.Features.Audit;

/// <summary>The audit trail as one JSON array of objects.</summary>
internal static class AuditJson
{
    private const int FlushAfter = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the entries; what they hold as JSON stays JSON.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<AuditEntry> entries, Stream target, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(target, Options);
        json.WriteStartArray();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            Write(json, entry);
            if (json.BytesPending > FlushAfter)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("id", entry.Id);
        json.WriteString("occurredAt", entry.OccurredAt);
        json.WriteString("actor", entry.Actor);
        json.WriteString("operation", entry.Operation);
        json.WriteString("action", entry.Action.ToString());
        json.WriteString("subject", entry.Subject);
        json.WriteString("subjectId", entry.SubjectId);
        json.WriteString("subjectName", entry.SubjectName);
        if (entry.JourneyId is { } journey)
        {
            json.WriteNumber("journeyId", journey);
        }
        else
        {
            json.WriteNull("journeyId");
        }

        WriteValues(json, "before", entry.Before);
        WriteValues(json, "after", entry.After);
        json.WriteString("reason", entry.Reason);
        json.WriteString("ipAddress", entry.IpAddress);
        json.WriteString("correlationId", entry.CorrelationId);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, string? values)
    {
        json.WritePropertyName(name);
        if (values is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(values);
        }
    }
}
