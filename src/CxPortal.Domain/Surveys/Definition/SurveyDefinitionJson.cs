using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>The stored form of a definition.</summary>
public static class SurveyDefinitionJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The definition as JSON.</summary>
    public static string Write(SurveyDefinition definition) => JsonSerializer.Serialize(definition, Options);

    /// <summary>Reads a stored definition.</summary>
    /// <exception cref="JsonException">The text is no definition.</exception>
    public static SurveyDefinition Read(string json) =>
        JsonSerializer.Deserialize<SurveyDefinition>(json, Options) ?? throw new JsonException("The definition is empty.");
}

/// <summary>A <see cref="LocalText"/> as an object of languages.</summary>
internal sealed class LocalTextJsonConverter : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToDictionary(), options);
}
