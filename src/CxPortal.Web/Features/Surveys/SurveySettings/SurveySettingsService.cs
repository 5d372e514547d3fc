using CxPortal.Data;
using CxPortal.Domain.Common;
using CxPortal.Domain.Surveys;
using CxPortal.Web.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Surveys.SurveySettings;

/// <summary>Reads and stores what a survey says of itself.</summary>
public sealed class SurveySettingsService(
    CxPortalDbContext database, IDatabaseProvider provider, SurveyHeads heads, SurveyService surveys, SurveyPlaces places, IStringLocalizer<SurveysText> text)
{
    /// <summary>The page; null for an unknown key.</summary>
    public async Task<SurveySettingsPage?> FindAsync(long id, SurveySettingsForm? form, CancellationToken cancellationToken)
    {
        if (await heads.FindAsync(id, cancellationToken) is not { } head || await LoadAsync(database.Surveys.AsNoTracking(), id, cancellationToken) is not { } survey)
        {
            return null;
        }

        var stored = SurveySettingsForm.Of(survey);
        var owners = await database.Users.AsNoTracking().Where(person => person.DisabledAt == null || person.Id == survey.OwnerId)
            .OrderBy(person => person.DisplayName).Select(person => new { person.Id, person.DisplayName }).ToListAsync(cancellationToken);
        return new SurveySettingsPage(head, form ?? stored, stored)
        {
            Owners = [.. owners.Select(person => (person.Id, person.DisplayName))],
            Families = await database.Surveys.Select(row => row.Family).Distinct().Order().ToListAsync(cancellationToken),
            Places = await places.ChoicesAsync(cancellationToken),
        };
    }

    /// <summary>Stores it.</summary>
    /// <returns>Problems by the names of <see cref="SurveySettingsForm"/>.</returns>
    public async Task<Outcome> SaveAsync(long id, SurveySettingsForm form, CancellationToken cancellationToken)
    {
        if (await LoadAsync(database.Surveys, id, cancellationToken) is not { } survey)
        {
            return Outcome.NotFound;
        }

        if (survey.Version != form.Version)
        {
            return Outcome.Stale;
        }

        var wanted = await PlacesAsync(form, cancellationToken);
        var problems = await ProblemsAsync(survey, form, wanted is null, cancellationToken);
        if (problems.Count > 0)
        {
            return new Outcome { Kind = OutcomeKind.Invalid, Problems = problems };
        }

        Write(survey, form, wanted!);
        try
        {
            return await database.SaveOrStaleAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (provider.IsUniqueViolation(exception))
        {
            // Somebody took the same key between the check and the save.
            return Outcome.Invalid(nameof(form.Key), text["Problem.KeyTaken", form.Key!]);
        }
    }

    private static Task<Survey?> LoadAsync(IQueryable<Survey> surveys, long id, CancellationToken cancellationToken) =>
        surveys.Include(row => row.Places).Include(row => row.Attributes).AsSplitQuery().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

    private async Task<List<Problem>> ProblemsAsync(Survey survey, SurveySettingsForm form, bool isPlaceUnknown, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        if (await surveys.KeyProblemAsync(form.Key, survey.Id, cancellationToken) is { } keyProblem)
        {
            problems.Add(keyProblem);
        }

        if (!Slug.IsValid(form.Family?.Trim()))
        {
            problems.Add(new Problem(nameof(form.Family), text["Problem.Family", Slug.From(form.Family)]));
        }

        if (form.OpensOn > form.ClosesOn)
        {
            problems.Add(new Problem(nameof(form.ClosesOn), text["Problem.Dates"]));
        }

        if (form.OwnerId is { } owner && owner != survey.OwnerId && !await database.Users.AnyAsync(person => person.Id == owner && person.DisabledAt == null, cancellationToken))
        {
            problems.Add(new Problem(nameof(form.OwnerId), text["Problem.Owner"]));
        }

        if (isPlaceUnknown)
        {
            problems.Add(new Problem(nameof(form.Places), text["Problem.Place"]));
        }

        problems.AddRange(OfAttributes(survey, form));
        return problems;
    }

    private IEnumerable<Problem> OfAttributes(Survey survey, SurveySettingsForm form)
    {
        var keys = new HashSet<string>();
        for (var index = 0; index < Math.Min(form.Attributes.Count, SurveyAttribute.MaxPerSurvey); index++)
        {
            var key = form.Attributes[index].Key?.Trim();
            var stored = survey.Attributes.Find(attribute => attribute.Slot == index + 1);
            if (survey.CurrentRevision is not null && stored is not null && stored.Key != key)
            {
                yield return new Problem($"Attributes[{index}].Key", text["Problem.AttributeFixed", stored.Key]);
            }
            else if (!string.IsNullOrEmpty(key) && !Slug.IsValid(key))
            {
                yield return new Problem($"Attributes[{index}].Key", text["Problem.Key", Slug.From(key)]);
            }
            else if (!string.IsNullOrEmpty(key) && !keys.Add(key))
            {
                yield return new Problem($"Attributes[{index}].Key", text["Problem.AttributeTwice", key]);
            }
            else if (form.Attributes[index].Title?.Trim().Length > Survey.MaxTitleLength)
            {
                yield return new Problem($"Attributes[{index}].Title", text["Problem.TitleTooLong", Survey.MaxTitleLength]);
            }
        }
    }

    /// <summary>The places that were ticked; null when one of them is not there.</summary>
    private async Task<List<SurveyPlace>?> PlacesAsync(SurveySettingsForm form, CancellationToken cancellationToken)
    {
        var known = (await places.ChoicesAsync(cancellationToken)).SelectMany(journey => journey.Stages
            .SelectMany(stage => stage.Touchpoints.Select(touchpoint => new SurveyPlace { JourneyId = journey.Id, TouchpointId = touchpoint.Id })
                .Append(new SurveyPlace { JourneyId = journey.Id, StageId = stage.Id }))
            .Append(new SurveyPlace { JourneyId = journey.Id })).ToDictionary(SurveySettingsForm.NameOf);
        var wanted = form.Places.Distinct().ToList();
        return wanted.TrueForAll(known.ContainsKey) ? wanted.ConvertAll(name => known[name]) : null;
    }

    private void Write(Survey survey, SurveySettingsForm form, List<SurveyPlace> wanted)
    {
        survey.Title = form.Title!.Trim();
        survey.Key = form.Key!.Trim();
        survey.OwnerId = form.OwnerId;
        survey.Family = form.Family!.Trim();
        survey.Confidentiality = survey.CurrentRevision is null ? form.Confidentiality : survey.Confidentiality;
        (survey.OpensOn, survey.ClosesOn, survey.ResponseLimit, survey.RetentionDays) = (form.OpensOn, form.ClosesOn, form.ResponseLimit, form.RetentionDays);
        var names = wanted.ConvertAll(SurveySettingsForm.NameOf);
        var removed = survey.Places.RemoveAll(place => !names.Contains(SurveySettingsForm.NameOf(place)));
        var added = wanted.FindAll(place => survey.Places.TrueForAll(known => SurveySettingsForm.NameOf(known) != SurveySettingsForm.NameOf(place)));
        survey.Places.AddRange(added);
        if (WriteAttributes(survey, form) || removed + added.Count > 0)
        {
            database.MarkChanged(survey);
        }
    }

    private static bool WriteAttributes(Survey survey, SurveySettingsForm form)
    {
        var isChanged = false;
        for (var slot = 1; slot <= Math.Min(form.Attributes.Count, SurveyAttribute.MaxPerSurvey); slot++)
        {
            var typed = form.Attributes[slot - 1];
            var key = typed.Key?.Trim() ?? string.Empty;
            var title = string.IsNullOrWhiteSpace(typed.Title) ? key : typed.Title.Trim();
            var stored = survey.Attributes.Find(attribute => attribute.Slot == slot);
            if (key.Length == 0)
            {
                isChanged |= stored is not null && survey.Attributes.Remove(stored);
            }
            else if (stored is null)
            {
                survey.Attributes.Add(new SurveyAttribute { Slot = slot, Key = key, Title = title });
                isChanged = true;
            }
            else if ((stored.Key, stored.Title) != (key, title))
            {
                (stored.Key, stored.Title) = (key, title);
                isChanged = true;
            }
        }

        return isChanged;
    }
}
