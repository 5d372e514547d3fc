using CxPortal.Domain.Common;

namespace CxPortal.Domain.Surveys.Definition;

/// <summary>Changes of a definition. Each gives the changed definition; one that names something that is not there gives it unchanged.</summary>
public static class SurveyEdits
{
    /// <summary>How many removed questions are kept for bringing back.</summary>
    public const int MaxRemoved = 20;

    /// <summary>Adds a question of a type.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="page">Key of the page; an unknown one means the last.</param>
    /// <param name="type">What the question asks for.</param>
    /// <param name="after">Key of the question behind which it goes; null for the end of the page.</param>
    /// <returns>The changed definition, and the key of the question.</returns>
    public static (SurveyDefinition Definition, string Key) AddQuestion(SurveyDefinition definition, string page, QuestionType type, string? after = null)
    {
        var withPage = definition.Pages.Count == 0 ? AddPage(definition) : definition;
        var target = withPage.Pages.FirstOrDefault(known => known.Key == page) ?? withPage.Pages[^1];
        var question = NewQuestions.Of(type, key => IsTaken(withPage, key));
        var index = target.Questions.ToList().FindIndex(known => known.Key == after);
        return (Insert(withPage, target.Key, index < 0 ? target.Questions.Count : index + 1, question), question.Key);
    }

    /// <summary>Puts a copy of a question behind it.</summary>
    /// <returns>The changed definition, and the key of the copy; null where there is no such question.</returns>
    public static (SurveyDefinition Definition, string? Key) CopyQuestion(SurveyDefinition definition, string key)
    {
        if (PlaceOf(definition, key) is not { } place)
        {
            return (definition, null);
        }

        var copy = definition.Find(key)! with { Key = Slug.Unique(key, taken => IsTaken(definition, taken)), Meaning = 1 };
        return (Insert(definition, place.Page, place.Index + 1, copy), copy.Key);
    }

    /// <summary>Puts a changed question in the place of the one with its key.</summary>
    public static SurveyDefinition Replace(SurveyDefinition definition, Question question) => OnPages(definition, page => page with
    {
        Questions = [.. page.Questions.Select(known => known.Key == question.Key ? question : known)],
    });

    /// <summary>Takes a question out; it can be brought back.</summary>
    public static SurveyDefinition RemoveQuestion(SurveyDefinition definition, string key) => PlaceOf(definition, key) is not { } place
        ? definition
        : Without(definition, key) with
        {
            Removed = [new RemovedQuestion(place.Page, place.Index, definition.Find(key)!), .. definition.Removed.Where(removed => removed.Question.Key != key).Take(MaxRemoved - 1)],
        };

    /// <summary>Brings a question back to where it stood, or to the end where that page is gone.</summary>
    public static SurveyDefinition BringBack(SurveyDefinition definition, string key)
    {
        if (definition.Removed.FirstOrDefault(removed => removed.Question.Key == key) is not { } found)
        {
            return definition;
        }

        var kept = definition with { Removed = [.. definition.Removed.Where(removed => removed != found)] };
        kept = kept.Pages.Count == 0 ? AddPage(kept) : kept;
        var page = kept.Pages.FirstOrDefault(known => known.Key == found.Page) ?? kept.Pages[^1];
        return kept.Find(key) is null ? Insert(kept, page.Key, Math.Min(found.Index, page.Questions.Count), found.Question) : kept;
    }

    /// <summary>Moves a question one place up or down, over the borders of pages.</summary>
    public static SurveyDefinition MoveQuestion(SurveyDefinition definition, string key, bool isUp)
    {
        if (PlaceOf(definition, key) is not { } place)
        {
            return definition;
        }

        var pages = definition.Pages.ToList();
        var at = pages.FindIndex(page => page.Key == place.Page);
        var target = place.Index + (isUp ? -1 : 1);
        if (target >= 0 && target < pages[at].Questions.Count)
        {
            return MoveQuestion(definition, key, place.Page, target);
        }

        var next = at + (isUp ? -1 : 1);
        return next < 0 || next >= pages.Count ? definition : MoveQuestion(definition, key, pages[next].Key, isUp ? pages[next].Questions.Count : 0);
    }

    /// <summary>Moves a question to a place on a page.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="key">Key of the question.</param>
    /// <param name="page">Key of the page.</param>
    /// <param name="index">Its place there after the move, from 0; too great a number means the end.</param>
    public static SurveyDefinition MoveQuestion(SurveyDefinition definition, string key, string page, int index)
    {
        if (definition.Find(key) is not { } question || definition.Pages.All(known => known.Key != page))
        {
            return definition;
        }

        var without = Without(definition, key);
        return Insert(without, page, Math.Clamp(index, 0, without.Pages.First(known => known.Key == page).Questions.Count), question);
    }

    /// <summary>Adds an empty page at the end.</summary>
    public static SurveyDefinition AddPage(SurveyDefinition definition) => definition with
    {
        Pages = [.. definition.Pages, new SurveyPage { Key = Slug.Unique($"page-{definition.Pages.Count + 1}", key => definition.Pages.Any(page => page.Key == key)) }],
    };

    /// <summary>Puts a changed page in the place of the one with its key; its questions stay as they are.</summary>
    public static SurveyDefinition ReplacePage(SurveyDefinition definition, string key, LocalText title, bool isShuffled) =>
        OnPages(definition, page => page.Key == key ? page with { Title = title, IsShuffled = isShuffled } : page);

    /// <summary>Takes a page out; its questions go to the page before it, or to the next one. The last page stays.</summary>
    public static SurveyDefinition RemovePage(SurveyDefinition definition, string key)
    {
        var pages = definition.Pages.ToList();
        var at = pages.FindIndex(page => page.Key == key);
        if (at < 0 || pages.Count == 1)
        {
            return definition;
        }

        var heir = at == 0 ? 1 : at - 1;
        pages[heir] = pages[heir] with { Questions = at == 0 ? [.. pages[at].Questions, .. pages[heir].Questions] : [.. pages[heir].Questions, .. pages[at].Questions] };
        pages.RemoveAt(at);
        return definition with { Pages = pages };
    }

    /// <summary>Moves a page one place up or down.</summary>
    public static SurveyDefinition MovePage(SurveyDefinition definition, string key, bool isUp)
    {
        var pages = definition.Pages.ToList();
        var at = pages.FindIndex(page => page.Key == key);
        var target = at + (isUp ? -1 : 1);
        if (at < 0 || target < 0 || target >= pages.Count)
        {
            return definition;
        }

        (pages[at], pages[target]) = (pages[target], pages[at]);
        return definition with { Pages = pages };
    }

    /// <summary>Begins a new page with a question; one that stands first on its page already changes nothing.</summary>
    public static SurveyDefinition BreakPage(SurveyDefinition definition, string key)
    {
        if (PlaceOf(definition, key) is not { Index: > 0 } place)
        {
            return definition;
        }

        var added = AddPage(definition).Pages[^1].Key;
        return definition with
        {
            Pages = [.. definition.Pages.SelectMany(page => page.Key != place.Page
                ? [page]
                : new[] { page with { Questions = [.. page.Questions.Take(place.Index)] }, new SurveyPage { Key = added, Questions = [.. page.Questions.Skip(place.Index)] } })],
        };
    }

    /// <summary>Gives a question another key, wherever it is named: in conditions, quotas and quotations too.</summary>
    public static SurveyDefinition Rename(SurveyDefinition definition, string key, string newKey)
    {
        Condition? Renamed(Condition? condition) => condition is null
            ? null
            : condition with { Terms = [.. condition.Terms.Select(term => term.Question == key ? term with { Question = newKey } : term)] };
        LocalText Requoted(LocalText text) => new(text.Languages.Select(language =>
            new KeyValuePair<string, string?>(language, text[language]!.Replace("{{" + key + "}}", "{{" + newKey + "}}", StringComparison.Ordinal))));
        return OnPages(definition, page => page with
        {
            Questions = [.. page.Questions.Select(question => question with
            {
                Key = question.Key == key ? newKey : question.Key,
                ShowIf = Renamed(question.ShowIf),
                Title = Requoted(question.Title),
                Help = Requoted(question.Help),
            })],
        }) with
        {
            Outcomes = [.. definition.Outcomes.Select(outcome => outcome with { When = Renamed(outcome.When), Text = Requoted(outcome.Text) })],
            Quotas = [.. definition.Quotas.Select(quota => quota.Question == key ? quota with { Question = newKey } : quota)],
        };
    }

    /// <summary>Whether a question has, or had before it was removed, this key.</summary>
    public static bool IsTaken(SurveyDefinition definition, string key) =>
        definition.Find(key) is not null || definition.Removed.Any(removed => removed.Question.Key == key);

    private static (string Page, int Index)? PlaceOf(SurveyDefinition definition, string key) => definition.Pages
        .SelectMany(page => page.Questions.Select((question, index) => (question.Key, Place: ((string Page, int Index)?)(page.Key, index))))
        .FirstOrDefault(found => found.Key == key).Place;

    private static SurveyDefinition Insert(SurveyDefinition definition, string page, int index, Question question) =>
        OnPages(definition, known => known.Key == page ? known with { Questions = [.. known.Questions.Take(index), question, .. known.Questions.Skip(index)] } : known);

    private static SurveyDefinition Without(SurveyDefinition definition, string key) =>
        OnPages(definition, page => page with { Questions = [.. page.Questions.Where(question => question.Key != key)] });

    private static SurveyDefinition OnPages(SurveyDefinition definition, Func<SurveyPage, SurveyPage> change) =>
        definition with { Pages = [.. definition.Pages.Select(change)] };
}
