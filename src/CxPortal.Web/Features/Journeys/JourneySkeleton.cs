using System.Globalization;
using System.Resources;
using CxPortal.Domain.Common;
using CxPortal.Domain.Journeys;
using CxPortal.Web.Infrastructure.Localization;

namespace CxPortal.Web.Features.Journeys;

/// <summary>What a new journey begins with.</summary>
public enum JourneyStart
{
    /// <summary>The five lanes and the five stages of the reference matrix, each with one touchpoint.</summary>
    Reference = 1,

    /// <summary>The five lanes and one stage with one touchpoint.</summary>
    Empty = 2,

    /// <summary>All that a template holds.</summary>
    Template = 3,
}

/// <summary>Lanes, stages and touchpoints of a journey that begins without a model. Their titles are in the language of the content.</summary>
public static class JourneySkeleton
{
    private static readonly ResourceManager Texts = new(typeof(JourneysText));

    /// <summary>Key of each stage of the reference matrix, and the key of its title.</summary>
    private static readonly (string Key, string Title)[] ReferenceStages =
    [
        ("lives", "Stage.Lives"),
        ("shortlist", "Stage.Shortlist"),
        ("buys", "Stage.Buys"),
        ("installs", "Stage.Installs"),
        ("failure", "Stage.Failure"),
    ];

    /// <summary>Fills a journey that has nothing yet.</summary>
    public static void Fill(Journey journey, JourneyStart start)
    {
        journey.Lanes.AddRange(CanonicalLanes.Create());
        if (start == JourneyStart.Reference)
        {
            foreach (var (key, title) in ReferenceStages)
            {
                AddStage(journey, key, title, title);
            }
        }
        else
        {
            AddStage(journey, "stage-1", "Stage.First", "Touchpoint.First");
        }
    }

    private static void AddStage(Journey journey, string key, string title, string touchpoint)
    {
        var stage = new Stage { Key = key, Title = TextOf(title, journey.ContentLanguage), Position = Ordering.At(journey.Stages.Count) };
        journey.Stages.Add(stage);
        journey.Touchpoints.Add(new Touchpoint
        {
            Stage = stage,
            StepKey = key,
            Title = TextOf(touchpoint, journey.ContentLanguage),
            Position = Ordering.At(0),
        });
    }

    private static string TextOf(string key, string language) => Texts.GetString(key, Cultures.Of(language))
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"There is no text {key}."));
}
