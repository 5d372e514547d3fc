using System.Text.Json;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Which fields the format has, to tell a misspelt field from a wrong value.</summary>
internal static class JourneyDocumentFields
{
    /// <summary>Whether the last step of a JSON path is a field of the format at that place.</summary>
    public static bool Has(string path)
    {
        var type = typeof(JourneyDocument);
        foreach (var step in path.Split('.').Skip(1))
        {
            var name = step.Split('[')[0];
            var property = Array.Find(type.GetProperties(), property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name);
            if (property is null)
            {
                return false;
            }

            type = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? property.PropertyType.GetGenericArguments()[0]
                : property.PropertyType;
        }

        return true;
    }

    /// <summary>The last name of a JSON path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..];
}
