using CxPortal.Data;
using CxPortal.Domain.Surveys.Collection;

namespace CxPortal.Testing;

public static partial class TestData
{
    private static int respondents;

    /// <summary>A client who can be invited.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="attributes">What is known beside the address.</param>
    /// <param name="hasAddress">Whether letters can be sent.</param>
    /// <param name="language">Language of letters.</param>
    public static async Task<Respondent> RespondentAsync(
        CxPortalDbContext database, IReadOnlyDictionary<string, string>? attributes = null, bool hasAddress = true, string language = "ru")
    {
        var number = Interlocked.Increment(ref respondents);
        var row = new Respondent
        {
            Key = $"C-{number:00000}",
            Name = $"Клиент {number}",
            Email = hasAddress ? $"client{number}@mail.example" : null,
            Language = language,
            Attributes = RespondentAttributes.Write(attributes ?? new Dictionary<string, string>()),
            CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        row.RefreshSearchText();
        database.Respondents.Add(row);
        await database.SaveChangesAsync();
        return row;
    }
}
