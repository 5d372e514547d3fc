using CxPortal.Data;
using CxPortal.Domain.Surveys.Responses;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>The groups of one survey, made when they are first met.</summary>
internal sealed class ResponseCuts(CxPortalDbContext database, long surveyId)
{
    private Dictionary<string, SurveyCut>? known;

    /// <summary>Key of the group with these values.</summary>
    /// <param name="slots">For each value its slot, 1 to 4.</param>
    /// <param name="values">The values.</param>
    /// <param name="before">The group the response belonged to, whose other values stay; null for a new response.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<long> IdAsync(IReadOnlyList<int> slots, IReadOnlyList<string> values, long? before, CancellationToken cancellationToken)
    {
        known ??= await database.SurveyCuts.Where(cut => cut.SurveyId == surveyId).ToDictionaryAsync(cut => NameOf([.. cut.Values]), cancellationToken);
        var wanted = before is null ? ["", "", "", ""] : known.Values.First(cut => cut.Id == before).Values.ToArray();
        foreach (var (index, slot) in slots.Index())
        {
            wanted[slot - 1] = values[index];
        }

        var name = NameOf(wanted);
        if (!known.TryGetValue(name, out var found))
        {
            found = new SurveyCut { SurveyId = surveyId, Value1 = wanted[0], Value2 = wanted[1], Value3 = wanted[2], Value4 = wanted[3] };
            database.SurveyCuts.Add(found);
            await database.SaveChangesAsync(cancellationToken);
            known.Add(name, found);
        }

        return found.Id;
    }

    private static string NameOf(string[] values) => string.Join('\u001F', values);
}
